import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSseParser } from './sseParser.ts';

const parseAll = (...pieces: Buffer[]) => {
	const parse = createSseParser();
	return pieces.flatMap((piece) => parse(piece));
};
const parseText = (text: string) => parseAll(Buffer.from(text));

/** The pieces between the cuts. */
function cutAt(bytes: Buffer, cuts: readonly number[]): Buffer[] {
	const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length];
	const sorted = places.toSorted((a, b) => a - b);
	return sorted.slice(1).map((to, index) => bytes.subarray(sorted[index], to));
}

const line = fc
	.string({ unit: fc.constantFrom('a', ' ', ':', '{', '"', '痛', '🩺', '\ufeff') })
	.filter((text) => !text.startsWith(' '));
const event = fc.array(line, { minLength: 1, maxLength: 3 });
const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
const written = (events: string[][], end: string) =>
	events.map((lines) => lines.map((one) => `data: ${one}${end}`).join('') + end).join('');

describe('the parser of server-sent events', () => {
	it('gives the same events wherever the network cuts the bytes, with any line ends', () => {
		const cuts = fc.array(fc.nat(2000), { maxLength: 40 });
		fc.assert(
			fc.property(fc.array(event), lineEnd, cuts, (events, end, places) => {
				const bytes = Buffer.from(written(events, end));
				expect(parseAll(...cutAt(bytes, places))).toEqual(events.map((lines) => lines.join('\n')));
			}),
		);
	});

	it('gives the same events byte by byte', () => {
		const bytes = Buffer.from('\ufeffdata: 胸口\r\n\r\ndata:痛\r\rdata: 🩺\n\n');
		expect(parseAll(...[...bytes].map((byte) => Buffer.from([byte])))).toEqual([
			'胸口',
			'痛',
			'🩺',
		]);
	});

	it('passes over comments and other fields, and what was not ended', () => {
		expect(parseText(': ping\n\nevent: x\nid: 7\ndata: one\n\ndata: two\n')).toEqual(['one']);
	});

	it('gives an empty event its due', () => {
		expect(parseText('data:\n\ndata: \n\n')).toEqual(['', '']);
	});
});
