import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GradedUtterance, ItemScore } from '../grader.ts';
import { reconcile, type ReconciledGrading } from '../reconcile.ts';
import { buildRuleGrader } from '../ruleGrader.ts';
import {
	asksBySecondReader,
	does,
	inputOf,
	mumbles,
	patient,
	rubricOf,
	student,
} from '../testFixture.ts';
import { decideDispute, gradingsToCorrect, isDisputable, withScore } from './dispute.ts';

const rubric = rubricOf({
	onset: { kind: 'elicited', facts: ['began_monday'] },
	fever: { kind: 'elicited', topics: ['fever'] },
	empathy: { kind: 'act', acts: ['empathy'] },
	plan: { kind: 'note', parts: ['plan'], mentions: [['rest']] },
});
const itemOf = (id: string) => rubric.sections[0]!.items.find((item) => item.id === id)!;
const grading = (
	method: ReconciledGrading['method'],
	items: readonly ItemScore[],
): ReconciledGrading => ({ id: method, method, createdAtMs: 1, supersedesId: null, items });

/** What comes of pointing at a line (1 is the first) for an item, in practice, where rules alone mark. */
async function point(
	lines: GradedUtterance[],
	itemId: string,
	line: number,
	rest: { mode?: 'practice' | 'assessment'; model?: number | null } = {},
) {
	const { mode = 'practice', model } = rest;
	const input = inputOf(rubric, { lines });
	const pointed = { itemId, utteranceId: `u${line}` };
	const before = await buildRuleGrader().grade(input);
	const again = await buildRuleGrader().grade({
		...input,
		disputes: [{ ...pointed, outcome: 'upheld' }],
	});
	const gradings = [grading('rule', before.items)];
	const marks = reconcile({ rubric, gradings, isCutOff: false, isInjectionSuspected: false });
	const of = (items: ItemScore[]) => items.find((score) => score.itemId === itemId)!;
	const mark = marks.find(({ score }) => score.itemId === itemId)!;
	const rule = of(again.items);
	return {
		before: of(before.items),
		rule,
		outcome: decideDispute(mode, mark, pointed, { rule, model }),
	};
}

const told = [
	asksBySecondReader('onset', 'Since which day, would you say?'),
	patient('It came on on Monday.', ['began_monday']),
];

describe('a line the student points at', () => {
	it('corrects the mark when only a second reader had named the topic, and the answer told the fact', async () => {
		const { before, rule, outcome } = await point(told, 'onset', 1);
		expect(before.level).not.toBe(1);
		expect(rule).toMatchObject({ level: 1, evidence: [{ utteranceId: 'u1' }] });
		expect(outcome).toBe('upheld');
	});

	it('corrects the mark of an item that counts questions when it was the first guess', async () => {
		const lines = [mumbles('fever', 'Any of that hot and cold business?'), patient('Pardon?')];
		const { before, outcome } = await point(lines, 'fever', 1);
		expect(before).toMatchObject({ level: null, unscoredReason: 'low_confidence' });
		expect(outcome).toBe('upheld');
	});

	it('goes to a person when the answer told nothing of it', async () => {
		const [question] = told as [GradedUtterance];
		const { outcome } = await point([question, patient('Pardon?')], 'onset', 1);
		expect(outcome).toBe('to_a_person');
	});

	it('goes to a person when the fact had been told in answer to another line', async () => {
		const lines = [...told, mumbles('onset', 'And so?'), patient('Yes.')];
		expect((await point(lines, 'onset', 3)).outcome).toBe('to_a_person');
	});

	it('goes to a person when the graders had no such guess at it', async () => {
		const lines = [student('Lovely weather.'), patient('It came on on Monday.', ['began_monday'])];
		expect((await point(lines, 'onset', 1)).outcome).toBe('to_a_person');
	});

	it('goes to a person for what no rule can look at again', async () => {
		expect((await point([does('Oh dear.')], 'empathy', 1)).outcome).toBe('to_a_person');
	});

	it('goes to a person in an assessment, whatever the graders say', async () => {
		expect((await point(told, 'onset', 1, { mode: 'assessment' })).outcome).toBe('to_a_person');
	});

	it('corrects nothing unless a model that marks as well agrees', async () => {
		expect((await point(told, 'onset', 1, { model: 1 })).outcome).toBe('upheld');
		expect((await point(told, 'onset', 1, { model: 0 })).outcome).toBe('to_a_person');
		expect((await point(told, 'onset', 1, { model: null })).outcome).toBe('to_a_person');
	});

	it('earns a leading question no more than a leading question earns', async () => {
		const [line] = told as [GradedUtterance];
		const topics = line.reading!.topics.map((topic) => ({ ...topic, style: 'leading' as const }));
		const led = { ...line, reading: { ...line.reading!, topics } };
		expect((await point([led, told[1]!], 'onset', 1)).outcome).toBe('to_a_person');
	});

	it('moves no other item', async () => {
		const input = inputOf(rubric, { lines: [mumbles('fever', 'Hot and cold?'), ...told] });
		const before = await buildRuleGrader().grade(input);
		const ids = rubric.sections[0]!.items.map(({ id }) => id);
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom(...ids),
				fc.constantFrom('u1', 'u2'),
				async (itemId, utteranceId) => {
					const disputes = [{ itemId, utteranceId, outcome: 'upheld' as const }];
					const after = await buildRuleGrader().grade({ ...input, disputes });
					const others = (items: ItemScore[]) => items.filter((score) => score.itemId !== itemId);
					expect(others(after.items)).toEqual(others(before.items));
				},
			),
		);
	});
});

describe('which items can be disputed', () => {
	const mark = (itemId: string, level: number | null, isDecided = false) => ({
		score: { ...score(itemId, level) },
		by: 'rule' as const,
		isDecided,
		doubts: [],
	});
	it('are those on words that are not fully credited, not decided by a person, and not disputed yet', () => {
		expect(isDisputable(itemOf('onset'), mark('onset', 0), [])).toBe(true);
		expect(isDisputable(itemOf('onset'), mark('onset', null), [])).toBe(true);
		expect(isDisputable(itemOf('onset'), mark('onset', 1), [])).toBe(false);
		expect(isDisputable(itemOf('onset'), mark('onset', 0, true), [])).toBe(false);
		expect(isDisputable(itemOf('onset'), mark('onset', 0), [{ itemId: 'onset' }])).toBe(false);
		expect(isDisputable(itemOf('plan'), mark('plan', 0), [])).toBe(false);
	});
});

const score = (itemId: string, level: number | null): ItemScore => ({
	...{ itemId, level, unscoredReason: level === null ? 'needs_person' : null, credit: null },
	...{ evidence: [], nearest: [], confidence: 0.9 },
});

describe('a correction', () => {
	it('takes the place of every live grading that says otherwise, and then stands without a doubt', () => {
		const both = [grading('rule', [score('onset', 0)]), grading('model', [score('onset', 0)])];
		const right = score('onset', 1);
		const corrected = gradingsToCorrect(both, right).map((old): ReconciledGrading => ({
			...old,
			id: `${old.id} again`,
			supersedesId: old.id,
			createdAtMs: 2,
			items: withScore(old.items, right),
		}));
		expect(corrected).toHaveLength(2);
		const [mark] = reconcile({
			rubric,
			gradings: [...both, ...corrected],
			isCutOff: false,
			isInjectionSuspected: false,
		});
		expect(mark).toMatchObject({ score: { level: 1 }, doubts: [] });
	});
	it('leaves alone a grading that says so already', () => {
		expect(gradingsToCorrect([grading('rule', [score('onset', 1)])], score('onset', 1))).toEqual(
			[],
		);
	});
});

it('what waits for a person because the student disputes it is provisional until they decide', () => {
	const given = { rubric, isCutOff: false, isInjectionSuspected: false, disputedItems: ['onset'] };
	const rule = grading('rule', [score('onset', 0)]);
	expect(reconcile({ ...given, gradings: [rule] })[0]?.doubts).toContain('disputed');
	const person = grading('human', [score('onset', 0)]);
	expect(reconcile({ ...given, gradings: [rule, person] })[0]?.doubts).toEqual([]);
});
