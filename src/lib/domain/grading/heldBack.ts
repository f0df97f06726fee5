/** What the patient never told because a gate stayed shut, and what would have opened it. */
import type { GateCondition } from '../scenario/gate.ts';
import type { Fact, Scenario } from '../scenario/schema.ts';
import type { FeedbackView } from './feedbackView.ts';
import type { GradedUtterance } from './grader.ts';

export type HeldBackFact = {
	label: string;
	/** The student's lines that came to speak of it, by position; none where it was never touched. */
	askedAt: number[];
	/** Any one of them is enough; all conditions of one must hold. */
	routes: string[][];
};

/**
 * In an assessment the next candidate has the same patient: nothing is said before a school releases it. After a drill
 * the rest of the case is still to be met.
 */
export const isHeldBackShown = ({
	stage,
	mode,
	drill,
}: Pick<FeedbackView, 'stage' | 'mode' | 'drill'>): boolean =>
	stage === 'submitted' && mode === 'practice' && drill === null;

/**
 * Guarded facts that no line of the patient told. Routes are codes that the screens put into words:
 * `affect`, `act:<act>`, `told`, `asked_again`, `action:<label>`, `cue_answered`, `direct`.
 */
export function listHeldBack(
	scenario: Pick<Scenario, 'facts' | 'actions'>,
	utterances: readonly Pick<GradedUtterance, 'told' | 'reading' | 'position'>[],
): HeldBackFact[] {
	const told = new Set(utterances.flatMap((line) => line.told));
	return scenario.facts.flatMap((fact) => {
		const { id, label, gate } = fact;
		if (!gate || told.has(id)) return [];
		const routes = gate.any.map((route) => route.map((condition) => toCode(condition, scenario)));
		const asked = utterances.filter((line) => isAbout(line, fact));
		return [{ label, askedAt: asked.map(({ position }) => position), routes }];
	});
}

const isAbout = ({ reading }: Pick<GradedUtterance, 'reading'>, { topics }: Fact): boolean =>
	reading?.topics.some(({ id }) => topics.includes(id)) ?? false;

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
