/** Grades by rule, from the readings on record, told facts, recorded events and the note; no model is asked. */
import type { RubricItem } from '../rubric/schema.ts';
import { gradeAbsence } from './gradeAbsence.ts';
import { gradeAct } from './gradeAct.ts';
import { gradeAction } from './gradeAction.ts';
import { gradeElicited } from './gradeElicited.ts';
import { gradeNote } from './gradeNote.ts';
import type { Grader, GradingInput } from './grader.ts';
import type { Judgement } from './judgement.ts';
import { readAsPointedAt } from './dispute/readAsPointedAt.ts';
import { verifyScores } from './verifyEvidence.ts';

/** Raise it with every change that may move a score. */
const version = 'rule-4';

/**
 * One score for every item of the rubric, in its order, its evidence checked. No rule can weigh a whole: the domains of
 * the global rating are left to models and people.
 */
export function buildRuleGrader(): Grader {
	return {
		method: 'rule',
		version,
		async grade(input) {
			const scores = input.rubric.sections
				.flatMap((section) => section.items)
				.map((item) => ({ itemId: item.id, ...gradeItem(item, readAsPointedAt(item, input)) }));
			return { items: verifyScores(scores, input.rubric, input).items };
		},
	};
}

function gradeItem({ criterion, label }: RubricItem, input: GradingInput): Judgement {
	switch (criterion.kind) {
		case 'elicited':
			return gradeElicited(criterion, input);
		case 'act':
			return gradeAct(criterion, input);
		case 'action':
			return gradeAction(criterion, label, input);
		case 'note':
			return gradeNote(criterion, input);
		case 'absence':
			return gradeAbsence(criterion, input);
	}
}
