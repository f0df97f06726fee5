import { expect, it } from 'vitest';
import { anonymousNumber } from './anonymousNumber.ts';

it('a consultation has one number wherever it is shown, and another consultation another', () => {
	const [one, other] = [
		'01a22107-9c3c-71f9-be34-abb49da0f849',
		'01a22107-9c3c-71f9-be34-abb49da0f84a',
	];
	expect(anonymousNumber(one)).toBe('A0F849');
	expect(anonymousNumber(other)).not.toBe(anonymousNumber(one));
});
