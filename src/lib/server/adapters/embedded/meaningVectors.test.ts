import { describe, expect, it, vi } from 'vitest';
import { createMeaningVectors } from './meaningVectors.ts';

const vector = (text: string) => Float32Array.from([text.length]);

describe('the vectors that replies are compared by', () => {
	it('are made behind when they are first asked for, and at hand from then on', async () => {
		const embed = vi.fn(async (texts: string[]) => texts.map(vector));
		const vectors = createMeaningVectors(embed);
		expect(vectors.atHand(['one', 'three'])).toBeNull();
		await vi.waitFor(() => {
			expect(vectors.atHand(['one', 'three'])).toEqual([vector('one'), vector('three')]);
		});
		expect(embed).toHaveBeenCalledTimes(1);
	});

	it('are asked for anew when the model failed', async () => {
		const embed = vi.fn(async (texts: string[]) => texts.map(vector));
		embed.mockRejectedValueOnce(new Error('gone'));
		const vectors = createMeaningVectors(embed);
		await vi.waitFor(() => expect(vectors.atHand(['one'])).toEqual([vector('one')]));
	});

	it('are refused to a clause that would wait behind too many', async () => {
		const vectors = createMeaningVectors(() => new Promise(() => {}));
		for (let at = 0; at < 6; at += 1) void vectors.of([`clause ${at}`]);
		await expect(vectors.of(['one more'])).rejects.toThrow('Too many clauses');
	});
});
