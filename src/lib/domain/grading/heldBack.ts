/** What the patient never told because a gate stayed shut, and what would have opened it. */
import type { GateCondition } from '../scenario/gate.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { FeedbackView } from './feedbackView.ts';
import type { GradedUtterance } from './grader.ts';

/**
 * Guarded facts that no line of the patient told. Routes are codes that the screens put into words:
 * `affect`, `act:<act>`, `told`, `asked_again`, `action:<label>`, `cue_answered`, `direct`.
 */
export function listHeldBack(
	scenario: Pick<Scenario, 'facts' | 'actions'>,
	utterances: readonly Pick<GradedUtterance, 'told'>[],
): FeedbackView['heldBack'] {
	const told = new Set(utterances.flatMap((line) => line.told));
	return scenario.facts.flatMap(({ id, label, gate }) => {
		if (!gate || told.has(id)) return [];
		const routes = gate.any.map((route) => route.map((condition) => toCode(condition, scenario)));
		return [{ label, routes }];
	});
}

function toCode(condition: GateCondition, { actions }: Pick<Scenario, 'actions'>): string {
	if ('affect' in condition) return 'affect';
	if ('act' in condition) return `act:${condition.act}`;
	if ('told' in condition) return 'told';
	if ('askedTimes' in condition) return 'asked_again';
	if ('cueAnswered' in condition) return 'cue_answered';
	if ('direct' in condition) return 'direct';
	const action = actions.find((each) => each.id === condition.action);
	return `action:${action?.label ?? condition.action}`;
}
