import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { emptyNote } from '#lib/domain/consultation/note.ts';
import { goldSkeleton } from './goldSkeleton.ts';
import { readSteps } from './steps.ts';

const played = {
	scenario: 'sore-knee',
	language: 'en',
	steps: readSteps('Hello\n!examine knee\nDoes it hurt: "here"?\n!do call_senior'),
	answers: [
		{ reply: 'Hello.', told: [] },
		{ reply: 'Yes, here', told: ['site'] },
	],
	note: { ...emptyNote, summary: 'Sore knee.' },
	itemIds: ['introduced_self', 'asked_site'],
};

it('a recorded transcript keeps words, deeds, answers and what they told in the order they happened', () => {
	expect(parse(goldSkeleton(played, 'gold/strong.en.yaml'))).toEqual({
		schema: 1,
		scenario: 'sore-knee',
		language: 'en',
		student: 'strong',
		markedBy: 'the authors of the case, by reading',
		lines: [
			{ by: 'student', text: 'Hello' },
			{ by: 'patient', text: 'Hello.' },
			{ by: 'student', did: 'knee' },
			{ by: 'student', text: 'Does it hurt: "here"?' },
			{ by: 'patient', text: 'Yes, here', told: ['site'] },
			{ by: 'student', did: 'call_senior' },
		],
		note: played.note,
		marks: { introduced_self: {}, asked_site: {} },
	});
});

it('a recorded transcript has a place for the mark of every item, and no mark in it', () => {
	const { marks } = parse(goldSkeleton(played, 'weak.en.yaml')) as { marks: object };
	expect(marks).toEqual({ introduced_self: {}, asked_site: {} });
});

it('a line spoken stands on a line of the file', () => {
	expect(goldSkeleton(played, 'weak.en.yaml')).toContain(
		'- { by: patient, text: "Yes, here", told: [ site ] }\n',
	);
});
