import { describe, expect, it } from 'vitest';
import { affectStateSchema } from '#lib/domain/scenario/affect.ts';
import { portraitSvg } from './portraitSvg.ts';

const request = { seed: 'someone', age: 58, hair: 'short grey', skin: 'light', clothing: 'navy' };

describe('a portrait', () => {
	it('is the same drawing for the same request', () => {
		const draw = () => portraitSvg({ ...request, expression: 'sad' });
		expect(draw()).toBe(draw());
	});
	it('shows a face of its own for every expression', () => {
		const faces = affectStateSchema.shape.expression.options.map((expression) =>
			portraitSvg({ ...request, expression }),
		);
		expect(new Set(faces).size).toBe(faces.length);
	});
	it('takes the word that stands first: dark brown is dark', () => {
		const draw = (skin: string) => portraitSvg({ ...request, skin, expression: 'warm' });
		expect(draw('dark brown')).toBe(draw('dark'));
		expect(draw('brown')).not.toBe(draw('dark'));
	});
	it('takes colours by name or number', () => {
		const byName = portraitSvg({ ...request, expression: 'warm', clothing: 'navy' });
		const byNumber = portraitSvg({ ...request, expression: 'warm', clothing: '#5f779f' });
		expect(byNumber).toBe(byName);
	});
});
