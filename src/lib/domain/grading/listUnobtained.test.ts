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
	it.each(['They did a joint aspiration, it was positive.', 'The joint aspiration showed pus.'])(
		'by a deed with a result that the patient reports: %s',
		(text) => expect(unobtained({ note, lines: [patient(text)] })).toEqual([]),
	);
	const withDoor = (setting: string, given: Given, named = names) => {
		const input = inputOf(rubric, given);
		const { scenario } = input;
		const door = { ...scenario, briefing: { ...scenario.briefing, setting } };
		return listUnobtained({ ...input, scenario: door }, named).map(({ id }) => id);
	};
	it.each([
		'A bay. Joint aspiration in triage: white cells 60.',
		'He could not walk, and the joint aspiration is positive.',
		'Came for a review. The record shows a joint aspiration, positive for crystals.',
	])('by a result on the door note: %s', (door) => expect(withDoor(door, { note })).toEqual([]));

	it.each([
		'Joint aspiration in triage.',
		'Joint aspiration to be done at 10.',
		'No joint aspiration since 9.',
		'White cells 60. Joint aspiration pending.',
	])('but not by a door note that gives no result of it: %s', (door) =>
		expect(withDoor(door, { note })).toEqual(['joint_tap']),
	);
	it.each(['女，24岁。下腹痛9小时。生命体征待测。', '大便发黑2天，生命体征一栏空着，没让量。'])(
		'but not by one that says it was not measured: %s',
		(door) => {
			const vitals = [{ id: 'vital_signs', label: '生命体征' }];
			const claim = { note: { summary: '生命体征平稳正常。' } };
			expect(withDoor(door, claim, vitals)).toEqual(['vital_signs']);
			expect(withDoor('生命体征：脉搏90。', claim, vitals)).toEqual([]);
		},
	);
	it('but not by a patient who only speaks of it', () => {
		const named = [
			{ id: 'bp', label: 'Blood pressure' },
			{ id: 'ecg', label: 'ECG' },
		];
		const claim = { summary: 'Blood pressure 130/80. ECG normal.' };
		const flagged = (text: string) =>
			withDoor('A bay.', { note: claim, lines: [patient(text)] }, named);
		for (const text of [
			"I take tablets for my blood pressure. Nobody's done an ECG.",
			'I took 2 blood pressure tablets. An ECG would be normal, I bet.',
			'My blood pressure has been high for 6 years. They didn’t do an ECG, 3 hours I waited.',
		])
			expect(flagged(text)).toEqual(['bp', 'ecg']);
	});
	it('but not by naming it oneself', () => {
		const lines = [student('I would like a joint aspiration.')];
		expect(unobtained({ note, lines })).toHaveLength(1);
	});
});
