import { describe, expect, it, test } from 'vitest';
import { listUnobtained } from './listUnobtained.ts';
import { inputOf, patient, rubricOf, student, type Given } from './testFixture.ts';

const rubric = rubricOf({
	noted: {
		kind: 'note',
		parts: ['plan'],
		mentions: [['needle', 'intravenous drug use']],
		obtained: { facts: ['shared_needles'] },
	},
});
const names = [
	{ id: 'joint_tap', label: 'Joint aspiration' },
	{ id: 'xray', label: 'X-ray' },
];
const unobtained = (given: Given) =>
	listUnobtained(inputOf(rubric, given), names).map(({ kind, id, part, quote }) => [
		kind,
		id,
		part,
		quote,
	]);

const shivers = { summary: 'Hot knee. Shivers at night.' };

test('a fact that nobody told and the note states was never obtained', () => {
	expect(unobtained({ note: shivers })).toEqual([
		['fact', 'shivers', 'summary', 'Shivers at night.'],
	]);
	expect(unobtained({ note: shivers, lines: [patient('I shiver.', ['shivers'])] })).toEqual([]);
});

test('by the author’s own wordings too, where the rubric says what must have been obtained', () => {
	const note = { plan: 'Screen for viruses: intravenous drug use.' };
	expect(unobtained({ note })).toMatchObject([['fact', 'shared_needles', 'plan', note.plan]]);
	expect(unobtained({ note: { plan: 'No intravenous drug use.' } })).toEqual([]);
	expect(unobtained({ note, lines: [patient('I tried it.', ['shared_needles'])] })).toEqual([]);
});

test('a result of what was never examined or ordered was never obtained', () => {
	const note = { summary: 'Joint aspiration showed turbid fluid.' };
	const events = [{ revision: 2, type: 'finding' as const, targetId: 'joint_tap', atMs: 0 }];
	expect(unobtained({ note })).toMatchObject([['finding', 'joint_tap', 'summary', note.summary]]);
	expect(unobtained({ note, events })).toEqual([]);
});

test('what is still to be done, concluded or proposed claims nothing', () => {
	const differential = [{ diagnosis: 'Shivers at night' }];
	expect(
		unobtained({
			note: {
				summary: 'Awaiting joint aspiration 2 pm.',
				plan: 'X-ray to show changes',
				differential,
			},
		}),
	).toEqual([]);
});

test('a clause that a told fact explains as well accuses nobody', () => {
	const lines = [patient('It came on on Monday.', ['began_monday'])];
	expect(unobtained({ lines, note: { summary: 'It began on Monday' } })).toEqual([]);
});

describe('what the student was shown was obtained', () => {
	const note = { summary: 'Joint aspiration positive.' };
	const narrator = (text: string) => ({ ...patient(text), speaker: 'narrator' as const });
	it('by a result that holds it', () => {
		const lines = [narrator('Bedside tests: joint aspiration turbid, pulse 90.')];
		expect(unobtained({ note, lines })).toEqual([]);
	});
	it('by the patient’s own account', () => {
		expect(unobtained({ note, lines: [patient('They did a joint aspiration.')] })).toEqual([]);
	});
	it('by the door note', () => {
		const input = inputOf(rubric, { note });
		const { briefing } = input.scenario;
		const door = { ...briefing, setting: 'A bay. Joint aspiration in triage: turbid.' };
		const scenario = { ...input.scenario, briefing: door };
		expect(listUnobtained({ ...input, scenario }, names)).toEqual([]);
	});
	it('but not by naming it oneself', () => {
		const lines = [student('I would like a joint aspiration.')];
		expect(unobtained({ note, lines })).toHaveLength(1);
	});
});
