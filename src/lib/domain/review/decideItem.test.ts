import { describe, expect, it } from 'vitest';
import type { ItemScore } from '../grading/grader.ts';
import { inputOf, patient, rubricOf, student } from '../grading/testFixture.ts';
import { decideItem, type Decision, type DecisionContext } from './decideItem.ts';
import { isReasonEnough } from './reason.ts';

const rubric = rubricOf({
	onset: { kind: 'elicited', facts: ['began_monday'], need: { full: 2, partial: 1 } },
	polite: { kind: 'absence', styles: ['leading'] },
	plan: { kind: 'note', parts: ['plan'], mentions: [['aspirate']] },
	tap: { kind: 'action', findings: ['joint_tap'] },
});
const input = inputOf(rubric, {
	lines: [student('Since when?'), patient('Monday.'), student('I see.')],
	events: [{ revision: 7, type: 'finding', targetId: 'joint_tap', atMs: 1 }],
	note: { plan: 'Aspirate the knee.' },
});
const asked = {
	kind: 'utterance',
	utteranceId: 'u1',
	quote: 'Since when?',
	start: 0,
	end: 11,
} as const;

const scoreOf = (itemId: string, level: number | null, rest: Partial<ItemScore> = {}) => ({
	itemId,
	level,
	unscoredReason: level === null ? ('needs_person' as const) : null,
	credit: null,
	evidence: [],
	nearest: [],
	confidence: 0.5,
	...rest,
});

const reason = 'Said in other words.';
function decide(
	decision: Partial<Decision> & { itemId: string; level: number },
	context: Partial<DecisionContext> = {},
) {
	const standing = scoreOf(decision.itemId, 0);
	return decideItem(
		{ reason, cited: [], ...decision },
		{ input, standing, opinions: [], ...context },
	);
}

describe('accepting the mark that stands', () => {
	const standing = scoreOf('onset', 1, { evidence: [asked], credit: 'asked' });
	it('needs no reason, and keeps the words it rests on and how they were obtained', () => {
		expect(decide({ itemId: 'onset', level: 1, reason: '' }, { standing })).toEqual({
			...standing,
			confidence: 1,
			rationale: null,
		});
	});
	it('of nothing keeps what came nearest', () => {
		const missed = scoreOf('onset', 0, { nearest: [asked] });
		expect(decide({ itemId: 'onset', level: 0, reason: '' }, { standing: missed })).toMatchObject({
			level: 0,
			evidence: [],
			nearest: [asked],
		});
	});
});

describe('changing a mark', () => {
	it('needs a reason of some words, in either language', () => {
		expect(decide({ itemId: 'onset', level: 1, reason: 'No.' })).toBe('reason_too_short');
		expect(isReasonEnough('  well … no ')).toBe(false);
		expect(isReasonEnough('换了说法问的')).toBe(true);
	});
	it('of an item without a mark needs a reason as well: there is nothing to accept', () => {
		const standing = scoreOf('onset', null);
		expect(decide({ itemId: 'onset', level: 0, reason: '' }, { standing })).toBe(
			'reason_too_short',
		);
	});
	it('above nothing needs evidence', () => {
		expect(decide({ itemId: 'onset', level: 1 })).toBe('evidence_needed');
	});
	it('rests on the line that the person points at, quoted by code', () => {
		const cited = [{ kind: 'utterance', utteranceId: 'u1' }] as const;
		expect(decide({ itemId: 'onset', level: 2, cited })).toMatchObject({
			level: 2,
			evidence: [asked],
			rationale: reason,
		});
	});
	it('rests on the patient’s words never', () => {
		const cited = [{ kind: 'utterance', utteranceId: 'u2' }] as const;
		expect(decide({ itemId: 'onset', level: 1, cited })).toBe('evidence_not_found');
	});
	it.each([
		{ kind: 'utterance', utteranceId: 'nowhere' },
		{ kind: 'note', part: 'summary' },
		{ kind: 'event', revision: 8, targetId: 'joint_tap' },
	] as const)('rests on nothing that is not on record: %j', (cited) => {
		expect(decide({ itemId: 'onset', level: 1, cited: [cited] })).toBe('evidence_not_found');
	});
	it('may rest on the note or on a deed', () => {
		const note = decide({ itemId: 'plan', level: 1, cited: [{ kind: 'note', part: 'plan' }] });
		expect(note).toMatchObject({ evidence: [{ kind: 'note', quote: 'Aspirate the knee.' }] });
		const deed = { kind: 'event', revision: 7, targetId: 'joint_tap' } as const;
		expect(decide({ itemId: 'tap', level: 1, cited: [deed] })).toMatchObject({ evidence: [deed] });
	});
	it('may rest on what a grader found for this level or a higher one', () => {
		const opinions = [scoreOf('onset', 2, { evidence: [asked] })];
		expect(decide({ itemId: 'onset', level: 1 }, { opinions })).toMatchObject({
			evidence: [asked],
		});
	});
	it('does not rest on what a grader found for a lower one', () => {
		const standing = scoreOf('onset', 1, { evidence: [asked] });
		expect(decide({ itemId: 'onset', level: 2 }, { standing })).toBe('evidence_needed');
	});
	it('of what must be absent rests on all lines having been looked through', () => {
		expect(decide({ itemId: 'polite', level: 1 })).toMatchObject({
			evidence: [{ kind: 'absence', searched: 2 }],
		});
	});
	it.each([-1, 3, 0.5])('to %d is refused: it is not on the item’s scale', (level) => {
		expect(decide({ itemId: 'onset', level })).toBe('off_the_scale');
	});
	it('of an item of another rubric is refused', () => {
		expect(decide({ itemId: 'unheard_of', level: 0 })).toBe('unknown_item');
	});
});
