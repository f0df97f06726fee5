import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RubricItem } from '../../rubric/schema.ts';
import type { DoubtReason } from '../doubt.ts';
import { reconcile, type StandingMark } from '../reconcile.ts';
import { buildRuleGrader } from '../ruleGrader.ts';
import {
	asks,
	does,
	inputOf,
	mumbles,
	patient,
	rubricOf,
	scenario,
	type Given,
} from '../testFixture.ts';
import type { z } from 'zod';
import type { criterionSchema } from '../../rubric/schema.ts';
import { buildAdvice, overallFacts } from './buildAdvice.ts';
import type { AdviceSource } from './markedItems.ts';

type Criteria = Record<string, z.input<typeof criterionSchema>>;

async function sourceOf(
	criteria: Criteria,
	given: Given,
	changes: Record<string, Partial<RubricItem>> = {},
): Promise<AdviceSource & { rubric: ReturnType<typeof rubricOf> }> {
	const plain = rubricOf(criteria);
	const sections = plain.sections.map((section) => ({
		...section,
		items: section.items.map((item) => ({ ...item, ...changes[item.id] })),
	}));
	const rubric = { ...plain, sections };
	const input = inputOf(rubric, given);
	const { items } = await buildRuleGrader().grade(input);
	const rule = { id: 'r', method: 'rule' as const, createdAtMs: 1, supersedesId: null, items };
	const marks = reconcile({
		rubric,
		gradings: [rule],
		isCutOff: false,
		isInjectionSuspected: false,
	});
	return { scenario, rubric, utterances: input.utterances, marks };
}
const withDoubt = (source: AdviceSource, itemId: string, doubt: DoubtReason): AdviceSource => ({
	...source,
	marks: source.marks.map((mark) =>
		mark.score.itemId === itemId ? { ...mark, doubts: [doubt] } : mark,
	),
});

const criteria: Criteria = {
	site: { kind: 'elicited', facts: ['swelling'], credit: ['asked', 'explored'] },
	onset: { kind: 'elicited', facts: ['began_monday'] },
	drugs: { kind: 'elicited', facts: ['shared_needles'] },
	empathy: { kind: 'act', acts: ['empathy'] },
	fever: { kind: 'elicited', facts: ['shivers'] },
	closing: { kind: 'act', acts: ['safety_net'], within: { last: 2 } },
	plan: { kind: 'note', parts: ['plan'], mentions: [['antibiotics']] },
	tap: { kind: 'action', findings: ['joint_tap'] },
};
const given: Given = {
	lines: [
		does('Hello, I am Sam.', 'greeting'),
		patient('My right knee has swollen up.', ['swelling']),
		asks('onset', 'When did it start?', 'open'),
		patient('It came on on Monday.', ['began_monday']),
		does('That sounds miserable.', 'empathy'),
		patient('It is.'),
		asks('drugs', 'Have you ever injected anything?'),
		patient('I tried what my son injects.', ['shared_needles']),
	],
};

describe('the strengths', () => {
	it('name skills before mere marks, each at another line of the student', async () => {
		const { strengths } = buildAdvice(await sourceOf(criteria, given));
		expect(strengths.map(({ itemId, code }) => [itemId, code])).toEqual([
			['drugs', 'guarded'],
			['empathy', 'feeling'],
		]);
		expect(strengths[0]?.quote).toMatchObject({ position: 7 });
	});
	it('weigh a skill against marks', async () => {
		const source = await sourceOf(criteria, given, { onset: { marks: 5 } });
		expect(buildAdvice(source).strengths[0]).toMatchObject({ itemId: 'onset', code: 'open' });
	});
	it('hold nothing that somebody doubts', async () => {
		const source = withDoubt(await sourceOf(criteria, given), 'drugs', 'graders_disagree');
		expect(buildAdvice(source).strengths.map(({ itemId }) => itemId)).not.toContain('drugs');
	});
	it('are none where nothing was earned in words', async () => {
		const events = [{ revision: 1, type: 'finding' as const, targetId: 'joint_tap', atMs: 0 }];
		expect(buildAdvice(await sourceOf(criteria, { events })).strengths).toEqual([]);
	});
});

describe('the next steps', () => {
	it('begin with missed safety, then what cost most marks', async () => {
		const source = await sourceOf(criteria, given, {
			fever: { safetyCritical: true, marks: 1 },
			tap: { marks: 4 },
		});
		const steps = buildAdvice(source).nextSteps;
		expect(steps.map(({ itemId, isSafety }) => [itemId, isSafety])).toEqual([
			['fever', true],
			['tap', false],
		]);
	});
	it('leave out what still waits for a person, but for a safety concern', async () => {
		const safe = { fever: { safetyCritical: true } };
		const source = await sourceOf(criteria, given, safe);
		const disputed = withDoubt(source, 'fever', 'disputed');
		expect(buildAdvice(disputed).nextSteps.map(({ itemId }) => itemId)).not.toContain('fever');
		expect(buildAdvice(source).nextSteps[0]?.itemId).toBe('fever');
	});

	const placeOf = async (itemId: string, rest: Given, marks = 5) => {
		const { nextSteps } = buildAdvice(await sourceOf(criteria, rest, { [itemId]: { marks } }));
		return nextSteps.find((step) => step.itemId === itemId)?.place;
	};
	it('point at the words that came nearest', async () => {
		const led = asks('drugs', 'You never inject, do you?', 'leading');
		const lines = [led, patient('I tried it.', ['shared_needles'])];
		expect(await placeOf('drugs', { lines })).toMatchObject({
			kind: 'near',
			quote: { position: 1 },
		});
	});
	it('else at the last words that earned something on the same subject', async () => {
		expect(await placeOf('fever', given)).toMatchObject({ kind: 'after', quote: { position: 7 } });
	});
	it('put what ends a conversation at its end, what belongs in the note there, and deeds anywhere', async () => {
		expect(await placeOf('closing', given)).toMatchObject({ kind: 'end', quote: { position: 7 } });
		expect(await placeOf('plan', given)).toEqual({ kind: 'note', part: 'plan' });
		expect(await placeOf('tap', given)).toEqual({ kind: 'deed' });
	});
	it('say that it fits anywhere when nothing was said on it', async () => {
		expect(await placeOf('fever', { lines: [mumbles('onset', 'Hm?')] })).toEqual({
			kind: 'anywhere',
		});
	});
});

describe('advice of any marks', () => {
	it('is at most two of each, never the same item twice, and quotes only the student, word by word', async () => {
		const source = await sourceOf(criteria, given);
		const levels = fc.array(fc.constantFrom(0, 1), { minLength: 8, maxLength: 8 });
		fc.assert(
			fc.property(levels, (chosen) => {
				const marks = source.marks.map((mark, index): StandingMark => ({
					...mark,
					doubts: [],
					score: { ...mark.score, level: chosen[index]! },
				}));
				const { strengths, nextSteps } = buildAdvice({ ...source, marks });
				const ids = [...strengths, ...nextSteps].map(({ itemId }) => itemId);
				expect(new Set(ids).size).toBe(ids.length);
				expect(Math.max(strengths.length, nextSteps.length)).toBeLessThanOrEqual(2);
				const places = nextSteps.flatMap(({ place }) => ('quote' in place ? [place.quote] : []));
				for (const { utteranceId, quote } of [...strengths.map((one) => one.quote), ...places]) {
					const line = source.utterances.find(({ id }) => id === utteranceId);
					expect(line?.speaker).toBe('student');
					expect(line?.text).toContain(quote);
				}
			}),
		);
	});
});

describe('the facts of the whole', () => {
	it('are counted from marks and readings', async () => {
		const source = await sourceOf(criteria, given, { fever: { safetyCritical: true } });
		expect(overallFacts({ ...source, waitingCount: 3 })).toEqual([
			{ code: 'marks', points: 6, most: 16 },
			{ code: 'questions', open: 1, total: 2 },
			{ code: 'safety_missed', count: 1 },
			{ code: 'waiting', count: 3 },
		]);
	});
});
