import { expect, it } from 'vitest';
import { gateConditionSchema } from '../scenario/gate.ts';
import { affectTransitionSchema } from '../scenario/affect.ts';
import { criterionSchema } from '../rubric/schema.ts';
import { lastOwnDistress } from './ownDistress.ts';

const line = (id: string, ...acts: ('student_distress' | 'empathy')[]) => ({
	id,
	reading: { acts: acts.map((act) => ({ act, words: '' })) },
});

it('help is offered for the last line in which a student spoke of their own distress', () => {
	const lines = [
		line('a', 'student_distress'),
		line('b', 'student_distress'),
		line('c', 'empathy'),
	];
	expect(lastOwnDistress(lines)).toBe('b');
	expect(lastOwnDistress([line('c', 'empathy'), { id: 'd', reading: null }])).toBeNull();
});

it('no mark, gate or mood of a patient can rest on a student’s own distress', () => {
	const acts = ['student_distress'];
	expect(criterionSchema.safeParse({ kind: 'act', acts }).success).toBe(false);
	expect(criterionSchema.safeParse({ kind: 'absence', acts }).success).toBe(false);
	expect(gateConditionSchema.safeParse({ act: 'student_distress' }).success).toBe(false);
	expect(affectTransitionSchema.safeParse({ on: acts, to: 'open' }).success).toBe(false);
	expect(affectTransitionSchema.safeParse({ on: ['empathy_after_cue'], to: 'open' }).success).toBe(
		true,
	);
});
