import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DialogueAct, Reading } from '../dialogue/reading.ts';
import type { GradedUtterance } from './grader.ts';
import { maxLevel } from './levels.ts';
import { totalsOf } from './points.ts';
import { buildRuleGrader } from './ruleGrader.ts';
import { asks, does, inputOf, patient, rubricOf, student } from './testFixture.ts';
import { findEvidenceFault } from './verifyEvidence.ts';

const rubric = rubricOf({
	onset: { kind: 'elicited', facts: ['began_monday'], topics: ['onset'] },
	all: {
		kind: 'elicited',
		facts: ['began_monday', 'shivers', 'shared_needles'],
		need: { full: 3, partial: 1 },
		credit: ['asked', 'explored', 'volunteered', 'confirmed'],
	},
	greeting: { kind: 'act', acts: ['greeting'], within: { first: 2 } },
	closing: { kind: 'act', acts: ['closing', 'safety_net'], within: { last: 2 } },
	empathy: { kind: 'act', acts: ['empathy'], need: { full: 3, partial: 1 } },
	tap: { kind: 'action', findings: ['joint_tap'] },
	note: { kind: 'note', parts: ['plan'], mentions: [['joint tap', '关节穿刺']] },
	jargon: { kind: 'absence', acts: ['jargon'] },
	leading: { kind: 'absence', styles: ['leading', 'multiple'], allowed: 1 },
});
const items = rubric.sections.flatMap((section) => section.items);

const grade = (input: ReturnType<typeof inputOf>) => buildRuleGrader().grade(input);

describe('the rule grader', () => {
	it('gives nothing to a student who said, did and wrote nothing', async () => {
		const lines = [patient('It came on on Monday.', ['began_monday'])];
		const { items: scores } = await grade(inputOf(rubric, { lines }));
		expect(scores.every(({ level }) => level === null || level === 0)).toBe(true);
		expect(totalsOf(rubric, scores).points).toBe(0);
	});

	it('never quotes the patient or a stage direction', async () => {
		const narrator = { ...patient('When did it start?'), speaker: 'narrator' as const };
		const reading = asks('onset', 'When did it start?').reading;
		const lines = [student('Hm'), { ...patient('When did it start?'), reading }, narrator];
		const { items: scores } = await grade(inputOf(rubric, { lines }));
		expect(scores.find(({ itemId }) => itemId === 'onset')).toMatchObject({ level: 0 });
	});
});

const words = fc.constantFrom(
	'Hello',
	'When did it start?',
	'什么时候开始的？',
	'Any drugs at all?',
);
const actNames: DialogueAct[] = ['greeting', 'closing', 'empathy', 'jargon', 'order_test'];
const style = fc.constantFrom('open' as const, 'closed' as const, 'leading' as const);
const topicReading = fc.record({
	id: fc.constantFrom('onset', 'fever', 'drugs', 'site'),
	score: fc.double({ min: 0, max: 1, noNaN: true }),
	words,
	style,
	why: fc.constant('drawn'),
});
const reading: fc.Arbitrary<Reading> = fc.record({
	topics: fc.uniqueArray(topicReading, { selector: (each) => each.id, maxLength: 2 }),
	candidates: fc.uniqueArray(topicReading, { selector: (each) => each.id, maxLength: 2 }),
	acts: fc.array(fc.record({ act: fc.constantFrom(...actNames), words }), { maxLength: 2 }),
	style: fc.constantFrom('open', 'closed', 'leading', 'multiple', 'none'),
	isQuestion: fc.boolean(),
});
const factIds = fc.constantFrom('began_monday', 'shivers', 'shared_needles', 'swelling');
const spoken: fc.Arbitrary<GradedUtterance> = fc.oneof(
	fc
		.tuple(fc.array(words, { minLength: 1 }), fc.option(reading))
		.map(([said, read]) => student(said.join(' '), read)),
	fc.uniqueArray(factIds).map((told) => patient('When did it start? Hello', told)),
);
const drawnInput = fc
	.record({
		lines: fc.array(spoken, { maxLength: 12 }),
		isCutOff: fc.boolean(),
		plan: fc.constantFrom('', 'Joint tap', 'No joint tap', '关节穿刺', '不考虑关节穿刺'),
		isTapped: fc.boolean(),
	})
	.map(({ lines, isCutOff, plan, isTapped }) =>
		inputOf(rubric, {
			lines,
			isCutOff,
			note: { plan },
			events: isTapped ? [{ revision: 1, type: 'finding', targetId: 'joint_tap', atMs: 0 }] : [],
		}),
	);

describe('for any conversation, however it was read', () => {
	it('scores every item once, on its scale, with a reason wherever it does not judge', async () => {
		await fc.assert(
			fc.asyncProperty(drawnInput, async (input) => {
				const { items: scores } = await grade(input);
				expect(scores.map(({ itemId }) => itemId)).toEqual(items.map(({ id }) => id));
				for (const [index, { level, unscoredReason, confidence }] of scores.entries()) {
					expect(level === null).toBe(unscoredReason !== null);
					expect(level ?? 0).toBeLessThanOrEqual(maxLevel(items[index]!));
					expect(confidence).toBeGreaterThanOrEqual(0);
					expect(confidence).toBeLessThanOrEqual(1);
				}
			}),
		);
	});

	it('gives no mark without evidence, and shows none that does not hold', async () => {
		await fc.assert(
			fc.asyncProperty(drawnInput, async (input) => {
				for (const { level, evidence, nearest } of (await grade(input)).items) {
					if (level) expect(evidence.length).toBeGreaterThan(0);
					expect(nearest.length).toBeLessThanOrEqual(level === null ? 5 : 2);
					for (const each of [...evidence, ...nearest]) {
						expect(findEvidenceFault(each, input)).toBeNull();
					}
				}
			}),
		);
	});

	it('gives the same scores to the same record', async () => {
		await fc.assert(
			fc.asyncProperty(drawnInput, async (input) => {
				expect(await grade(input)).toEqual(await grade(structuredClone(input)));
			}),
		);
	});

	it('never takes a mark back because a well-put question was added at the end', async () => {
		const asked = [asks('onset', 'When did it start?'), patient('Monday.', ['began_monday'])];
		await fc.assert(
			fc.asyncProperty(fc.array(spoken, { maxLength: 8 }), async (lines) => {
				const levelOf = async (all: readonly GradedUtterance[]) => {
					const { items: scores } = await grade(inputOf(rubric, { lines: all }));
					return scores.find(({ itemId }) => itemId === 'onset');
				};
				const [before, after] = [await levelOf(lines), await levelOf([...lines, ...asked])];
				if (before?.level === 1) expect(after?.level).toBe(1);
				if (before?.unscoredReason !== 'void_evidence') expect(after?.level).not.toBe(0);
			}),
		);
	});

	it('is the same whatever order acts are read in', async () => {
		const line = does('Hello', 'greeting', 'empathy');
		const acts = [...(line.reading?.acts ?? [])].reverse();
		const turned = { ...line, reading: line.reading && { ...line.reading, acts } };
		const [a, b] = await Promise.all(
			[line, turned].map((each) => grade(inputOf(rubric, { lines: [each] }))),
		);
		expect(a).toEqual(b);
	});
});
