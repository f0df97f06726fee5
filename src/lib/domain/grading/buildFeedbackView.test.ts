import { describe, expect, it } from 'vitest';
import { buildFeedbackView, type FeedbackSource } from './buildFeedbackView.ts';
import { buildRuleGrader } from './ruleGrader.ts';
import { asks, inputOf, patient, rubricOf, scenario, student, type Given } from './testFixture.ts';

const rubric = rubricOf({
	onset: { kind: 'elicited', facts: ['began_monday'] },
	fever: { kind: 'elicited', facts: ['shivers', 'began_monday'], need: { full: 2, partial: 1 } },
	drugs: { kind: 'elicited', facts: ['shared_needles'] },
	tap: { kind: 'action', findings: ['joint_tap', 'ecg'], need: { full: 2, partial: 1 } },
	leading: { kind: 'absence', styles: ['leading'] },
	empathy: { kind: 'act', acts: ['empathy'] },
});
const given: Given = {
	lines: [
		student('Oh dear, that looks sore'),
		patient('My knee has swollen up.', ['swelling']),
		asks('onset', 'When did it start?', 'open'),
		patient('It came on on Monday.', ['began_monday']),
		asks('drugs', 'You never inject, do you?', 'leading'),
		patient('I would rather not go into that.'),
	],
	events: [
		{ revision: 5, type: 'finding', targetId: 'joint_tap', atMs: 0 },
		{ revision: 6, type: 'finding', targetId: 'ecg', atMs: 0 },
	],
	note: { plan: 'Joint tap' },
};

async function build(rest: Partial<FeedbackSource> = {}) {
	const { utterances, note, ...input } = inputOf(rubric, given);
	const { items } = await buildRuleGrader().grade({ utterances, note, ...input });
	const fixed = { consultationId: 'c1', stage: 'submitted', method: 'rule' } as const;
	const findings = [
		{ id: 'ecg', label: 'Heart tracing' },
		{ id: 'joint_tap', label: 'Shared name' },
	];
	return buildFeedbackView({
		...fixed,
		scenario,
		rubric,
		utterances,
		note,
		items,
		findings,
		...rest,
	});
}
type View = Awaited<ReturnType<typeof build>>;
const itemOf = (view: View, id: string) => view.sections[0]?.items.find((item) => item.id === id);

describe('feedback', () => {
	it('shows every item with its outcome, points and the words it rests on', async () => {
		const view = await build();
		expect(itemOf(view, 'onset')).toMatchObject({
			outcome: 'met',
			points: 2,
			credit: 'asked',
			evidence: [{ kind: 'utterance', position: 3, quote: 'When did it start?' }],
		});
		expect(itemOf(view, 'fever')).toMatchObject({ outcome: 'partly', points: 1 });
		expect(itemOf(view, 'drugs')).toMatchObject({ outcome: 'missed', points: 0 });
		expect(itemOf(view, 'empathy')).toMatchObject({
			outcome: 'unscored',
			points: null,
			unscoredReason: 'needs_person',
		});
	});

	it('counts points over the scored items alone', async () => {
		expect(await build()).toMatchObject({ points: 5, maxPoints: 10, unscoredCount: 1 });
	});

	it("calls deeds by the case's own name for them, else by the catalogue's", async () => {
		expect(itemOf(await build(), 'tap')?.evidence).toEqual([
			{ kind: 'event', label: 'Joint aspiration' },
			{ kind: 'event', label: 'Heart tracing' },
		]);
	});

	it('marks the lines that earned something, and no line that cost something', async () => {
		const lines = (await build()).transcript.map(({ itemIds }) => itemIds);
		expect(lines).toEqual([[], [], ['onset', 'fever'], [], [], []]);
	});

	it('tells what was still held back and every way that would have opened it', async () => {
		expect((await build()).heldBack).toEqual([
			{
				label: 'She has injected drugs with her son',
				routes: [
					['act:confidentiality', 'asked_again'],
					['action:See her alone'],
					['affect', 'told', 'cue_answered'],
					['direct'],
				],
			},
		]);
	});

	it('holds nothing back that was told in the end', async () => {
		const lines = [...(given.lines ?? []), patient('I tried it.', ['shared_needles'])];
		const { utterances } = inputOf(rubric, { ...given, lines });
		expect((await build({ utterances })).heldBack).toEqual([]);
	});

	it('leaves domains open until someone rates them', async () => {
		expect((await build()).domains.map((domain) => domain.level)).toEqual([null, null, null]);
		const rated = await build({ domainLevels: { structure: 4 } });
		expect(rated.domains.map((domain) => domain.level)).toEqual([null, 4, null]);
	});

	it('shows an item without a score as waiting for a person', async () => {
		expect(itemOf(await build({ items: [] }), 'onset')).toMatchObject({
			outcome: 'unscored',
			unscoredReason: 'needs_person',
		});
	});

	it('holds no diagnosis, no hidden words of the patient and no rule of the rubric', async () => {
		const sent = JSON.stringify(await build());
		const hidden = [
			scenario.diagnosis.primary,
			...scenario.diagnosis.differential,
			scenario.internalTitle,
			'I have been shivering at night.',
			'I tried what my son injects.',
			'Turbid fluid',
			'criterion',
			'candidates',
			'confidence',
		];
		for (const words of hidden) expect(sent).not.toContain(words);
	});
});
