import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conversation, patient, student } from '../grading/testFixture.ts';
import type { GradedUtterance } from '../grading/grader.ts';
import { testScenario } from '../scenario/testScenario.ts';
import type { TutoredCase } from '../tutor/hintTargets.ts';
import { buildTimeline, otherArea, type TimelineState } from './timeline.ts';

const area = (id: string, categories: string[]) => ({
	...{ id, label: `The ${id}`, categories, moment: 'history' as const },
	...{ topics: [], acts: [], findings: [], actions: [] },
	...{ think: '-', untouched: '-', begun: '-' },
});
const tutored: TutoredCase = {
	scenario: testScenario,
	hints: { language: 'en', areas: [area('problem', ['complaint']), area('past', ['past'])] },
	topics: new Map([
		['onset', { category: 'complaint', label: 'Onset' }],
		['allergies', { category: 'past', label: 'Allergies' }],
	]),
	findings: [],
};

const asks = (text: string, style: 'open' | 'closed' | 'leading', ...topics: string[]) =>
	student(text, {
		style,
		isQuestion: true,
		topics: topics.map((id) => ({ id, score: 1, words: text, style, why: 'a test' })),
	});

const build = (lines: GradedUtterance[], states: TimelineState[] = []) =>
	buildTimeline({ language: 'en', utterances: conversation(lines), states, tutored });

describe('the timeline of a consultation', () => {
	it('has a turn for each of the student’s lines, with what was asked and in which manner', () => {
		const { turns, areas } = build([
			asks('Any allergies? When did it start?', 'closed', 'allergies', 'onset'),
			patient('No. On Monday.'),
			asks('And the weather?', 'open'),
		]);
		expect(turns).toMatchObject([
			{ position: 1, style: 'closed', areas: ['problem', 'past'], topics: ['Allergies', 'Onset'] },
			{ position: 3, style: 'open', areas: [otherArea], topics: [] },
		]);
		expect(areas).toEqual([
			{ id: 'problem', label: 'The problem' },
			{ id: 'past', label: 'The past' },
			{ id: otherArea, label: null },
		]);
	});
	it('lists no area for what asks nothing', () => {
		expect(build([student('I see.')])).toMatchObject({ areas: [], turns: [{ areas: [] }] });
	});
	it('gives a turn all that the patient said before the next', () => {
		const { turns, talkShare } = build([
			student('one two three'),
			patient('one two'),
			patient('three four'),
			student('four'),
		]);
		expect(turns.map(({ words }) => words)).toEqual([
			{ student: 3, patient: 4 },
			{ student: 1, patient: 0 },
		]);
		expect(talkShare).toBe(0.5);
	});
	it('shows the patient as they were once the line was heard', () => {
		const [line] = conversation([student('Take your time.')]);
		const [first, second] = testScenario.affect.states;
		const states = [
			{ atMs: 0, utteranceId: null, affect: first!.id },
			{ atMs: 1, utteranceId: line!.id, affect: second!.id },
		];
		const { turns } = buildTimeline({ language: 'en', utterances: [line!], states, tutored });
		expect(turns[0]!.mood).toBe(second!.expression);
	});
	it('of silence has no turns and no share', () => {
		expect(build([])).toMatchObject({ turns: [], areas: [], talkShare: null });
	});
	it('counts every turn under one style, and shares are from 0 to 1', () => {
		const said = fc.oneof(
			fc
				.constantFrom('open', 'closed', 'leading')
				.map((style) => asks('Is it so?', style, 'onset')),
			fc.constant(student('Well.')),
			fc.lorem().map((text) => patient(text)),
		);
		fc.assert(
			fc.property(fc.array(said), (lines) => {
				const { turns, styles, talkShare } = build(lines);
				const counted = Object.values(styles).reduce((sum, count) => sum + count, 0);
				expect(counted).toBe(turns.length);
				if (talkShare !== null) expect(talkShare >= 0 && talkShare <= 1).toBe(true);
			}),
		);
	});
});
