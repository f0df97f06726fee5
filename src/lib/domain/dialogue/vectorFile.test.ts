import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentHash } from './contentHash.ts';
import { similarity } from './nearestTopics.ts';
import { decodeVectorFile, encodeVectorFile } from './vectorFile.ts';

const vectorArbitrary = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), {
	minLength: 16,
	maxLength: 16,
});

describe('the file of phrasing vectors', () => {
	it('gives back every direction it was given', () => {
		fc.assert(
			fc.property(fc.array(vectorArbitrary, { minLength: 1, maxLength: 5 }), (raw) => {
				const vectors = new Map(raw.map((one, index) => [`${index}`, Float32Array.from(one)]));
				const file = Buffer.from(encodeVectorFile({ model: 'm', vectors }));
				const back = decodeVectorFile(file).vectors;
				for (const [hash, vector] of vectors) {
					const length = Math.hypot(...vector);
					if (length < 0.2) continue;
					const unit = vector.map((value) => value / length);
					expect(similarity(unit, back.get(hash) ?? unit.fill(0))).toBeGreaterThan(0.99);
				}
			}),
		);
	});
	it('refuses a file that was cut short', () => {
		const vectors = new Map([['a', Float32Array.from([1, 0, 0])]]);
		const bytes = encodeVectorFile({ model: 'm', vectors });
		expect(() => decodeVectorFile(bytes.slice(0, -1))).toThrow(/cut short/);
	});
	it('names the same text the same and another text otherwise', () => {
		expect(contentHash('Do you smoke?')).toBe(contentHash('Do you smoke?'));
		expect(contentHash('Do you smoke?')).not.toBe(contentHash('Do you smoke'));
	});
});
