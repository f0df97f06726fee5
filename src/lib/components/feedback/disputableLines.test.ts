import fc from 'fast-check';
import { expect, it } from 'vitest';
import { disputableLines, linesWith } from './disputableLines.ts';

const line = (position: number, speaker: 'student' | 'patient', text: string) => ({
	...{ id: `u${position}`, position, speaker, text, itemIds: [] },
});
const transcript = [
	line(1, 'student', 'Hello there'),
	line(2, 'patient', 'Hello'),
	line(3, 'student', 'Does it hurt at night?'),
	line(4, 'student', 'And by day?'),
];
const near = { kind: 'utterance' as const, utteranceId: 'u4', position: 4, quote: 'And by day?' };

it('only the student’s own lines can be pointed at, the nearest first', () => {
	const lines = disputableLines({ nearest: [near], evidence: [] }, transcript);
	expect(lines.map(({ id, isNear }) => [id, isNear])).toEqual([
		['u4', true],
		['u1', false],
		['u3', false],
	]);
});

it('a search finds the lines with every word, however they are spelt and ordered', () => {
	const lines = disputableLines({ nearest: [], evidence: [] }, transcript);
	expect(linesWith('NIGHT hurt', lines).map(({ id }) => id)).toEqual(['u3']);
	expect(linesWith('  ', lines)).toHaveLength(3);
});

it('a search for a line’s own words always finds it', () => {
	fc.assert(
		fc.property(fc.string({ minLength: 1 }), (text) => {
			const lines = [{ id: 'u1', position: 1, text, isNear: false }];
			expect(linesWith(text, lines)).toEqual(lines);
		}),
	);
});
