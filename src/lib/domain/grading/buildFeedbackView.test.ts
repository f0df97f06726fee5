import { describe, expect, it } from 'vitest';
import { buildFeedbackView, type FeedbackSource } from './buildFeedbackView.ts';
import type { ItemScore } from './grader.ts';
import { reconcile, type ReconciledGrading } from './reconcile.ts';
import { buildRuleGrader } from './ruleGrader.ts';
import { standingRatings } from './standingRatings.ts';
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

async function build(rest: Partial<FeedbackSource> = {}, gradings: ReconciledGrading[] = []) {
	const input = inputOf(rubric, given);
	const { items } = await buildRuleGrader().grade(input);
	const all = [grading('rule', items), ...gradings];
	const findings = [
		{ id: 'ecg', label: 'Heart tracing' },
		{ id: 'joint_tap', label: 'Shared name' },
	];
	return buildFeedbackView({
		...input,
		consultationId: 'c1',
		stage: 'submitted',
		mode: 'practice',
		drill: null,
		methods: all.map(({ method }) => method),
		marks: reconcile({ rubric, gradings: all, isCutOff: false, isInjectionSuspected: false }),
		ratings: standingRatings(rubric, []),
		disputes: [],
		mayDispute: true,
		findings,
		...rest,
	});
}
const grading = (
	method: ReconciledGrading['method'],
	items: readonly ItemScore[],
): ReconciledGrading => ({ id: method, method, createdAtMs: 1, supersedesId: null, items });
const decided = (itemId: string, level: number, rationale: string | null = null): ItemScore => ({
	...{ itemId, level, unscoredReason: null, credit: null, evidence: [], nearest: [] },
	...{ confidence: 1, rationale },
});

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

	it('says how much of what it names an item takes, and nothing of what must stay away', async () => {
		const view = await build();
		expect(itemOf(view, 'onset')?.takes).toEqual({ least: 1, full: 1 });
		expect(itemOf(view, 'fever')?.takes).toEqual({ least: 1, full: 2 });
		expect(itemOf(view, 'leading')?.takes).toBeNull();
	});

	it('never shows a line that earned the item as one that came near', async () => {
		const line = (quote: string) => ({
			...{ kind: 'utterance' as const, utteranceId: 'u3', quote, start: 0, end: quote.length },
		});
		const model = grading('model', [
			{ ...decided('fever', 1), evidence: [line('When did it start?')], nearest: [line('When')] },
		]);
		expect(itemOf(await build({}, [model]), 'fever')?.nearest).toEqual([]);
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

	it('tells what was still held back, the lines that touched on it, and every way that would have opened it', async () => {
		expect((await build()).heldBack).toEqual([
			{
				label: 'She has injected drugs with her son',
				askedAt: [5],
				routes: [
					[{ by: 'act', act: 'confidentiality' }, { by: 'asked_again' }],
					[{ by: 'action', label: 'See her alone' }],
					[
						{ by: 'affect' },
						{ by: 'told', label: 'She has had shivers at night' },
						{ by: 'cue_answered' },
					],
					[{ by: 'direct' }],
				],
			},
		]);
	});

	it('says nothing of it in an assessment, nor before the note is handed in', async () => {
		expect((await build({ mode: 'assessment' })).heldBack).toBeNull();
		expect((await build({ stage: 'writing' })).heldBack).toBeNull();
	});

	it('holds nothing back that was told in the end', async () => {
		const lines = [...(given.lines ?? []), patient('I tried it.', ['shared_needles'])];
		const { utterances } = inputOf(rubric, { ...given, lines });
		expect((await build({ utterances })).heldBack).toEqual([]);
	});

	it('holds nothing back that a fuller fact has told along with its own', async () => {
		const [swelling, ...others] = scenario.facts;
		const fuller = { ...swelling!, covers: ['shared_needles'] };
		expect(
			(await build({ scenario: { ...scenario, facts: [fuller, ...others] } })).heldBack,
		).toEqual([]);
	});

	it('says which marks stand, which may change, and which have none yet', async () => {
		const model = grading('model', [decided('onset', 0), decided('leading', 0)]);
		const view = await build({}, [model]);
		expect(itemOf(view, 'onset')).toMatchObject({
			standing: 'provisional',
			doubts: ['graders_disagree'],
			points: 0,
		});
		expect(itemOf(view, 'leading')?.standing).toBe('firm');
		expect(itemOf(view, 'empathy')).toMatchObject({ standing: 'waiting', doubts: ['unscored'] });
		expect(view.method).toBe('panel');
	});

	it('counts each item in one part of the sum', async () => {
		const { totals, points } = await build({}, [grading('model', [decided('onset', 0)])]);
		const counts = [totals.standing, totals.provisional, totals.waiting].map(({ count }) => count);
		expect(counts.reduce((sum, count) => sum + count)).toBe(6);
		expect(totals.standing.points + totals.provisional.points).toBe(points);
		expect(totals.waiting.marks).toBe(2);
	});

	it("shows a person's decision with their reason, and no doubt beside it", async () => {
		const person = grading('human', [decided('empathy', 1, 'The first line names the pain.')]);
		expect(itemOf(await build({}, [person]), 'empathy')).toMatchObject({
			standing: 'decided',
			doubts: [],
			reason: 'The first line names the pain.',
			outcome: 'met',
			isDisputable: false,
		});
	});

	it('holds no mark of an assessment for final before a person has decided it', async () => {
		const view = await build({ mode: 'assessment' });
		const standings = new Set(view.sections.flatMap(({ items }) => items).map((i) => i.standing));
		expect(standings).toEqual(new Set(['provisional', 'waiting']));
		expect(view.isFinal).toBe(false);
		const items = view.sections.flatMap((section) => section.items);
		const person = grading(
			'human',
			items.map(({ id }) => decided(id, 0)),
		);
		expect((await build({ mode: 'assessment' }, [person])).isFinal).toBe(true);
	});

	it('lets the student point at a line for what rests on words and is not credited, nobody else', async () => {
		const view = await build();
		const disputable = view.sections.flatMap(({ items }) => items).filter((i) => i.isDisputable);
		expect(disputable.map(({ id }) => id)).toEqual(['fever', 'drugs', 'empathy']);
		const read = await build({ mayDispute: false });
		expect(read.sections.flatMap(({ items }) => items).some((i) => i.isDisputable)).toBe(false);
	});

	it('shows the line that was pointed at and what came of it, once', async () => {
		const disputes = [{ itemId: 'drugs', utteranceId: 'u5', outcome: 'to_a_person' as const }];
		expect(itemOf(await build({ disputes }), 'drugs')).toMatchObject({
			isDisputable: false,
			dispute: { outcome: 'to_a_person', quote: { position: 5 } },
		});
	});

	it('never tells a student that a mark was drawn for audit', async () => {
		const marks = reconcile({
			rubric,
			gradings: [grading('human', [])],
			isCutOff: false,
			isInjectionSuspected: false,
		}).map((mark) => ({ ...mark, doubts: ['audit_sample' as const] }));
		const { sections } = await build({ marks });
		expect(sections.flatMap(({ items }) => items).flatMap(({ doubts }) => doubts)).toEqual([]);
	});

	it('shows a domain that nobody has rated as not rated, with its anchors', async () => {
		const [domain] = (await build()).domains;
		expect(domain).toMatchObject({ level: null, by: null, isProvisional: false });
		expect(domain?.anchors).toHaveLength(5);
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
