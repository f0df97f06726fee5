/** What the patient never told because a gate stayed shut, and what would have opened it. */
import type { DialogueAct } from '../dialogue/reading.ts';
import type { GateCondition } from '../scenario/gate.ts';
import type { Fact, Scenario } from '../scenario/schema.ts';
import { factsHeard } from './factsHeard.ts';
import type { FeedbackView } from './feedbackView.ts';
import type { GradedUtterance } from './grader.ts';

/** One condition of a gate, as the screens put it into words; `label` names the fact told, or the deed done, first. */
export type Opener =
	| { by: 'affect' | 'asked_again' | 'cue_answered' | 'direct' }
	| { by: 'act'; act: DialogueAct }
	| { by: 'told' | 'action'; label: string };

export type HeldBackFact = {
	label: string;
	/** The student's lines that came to speak of it, by position; none where it was never touched. */
	askedAt: number[];
	/** Any one of them is enough; all conditions of one must hold. */
	routes: Opener[][];
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

/** Guarded facts that no line of the patient told, by its own words or by those of a fact that covers it. */
export function listHeldBack(
	scenario: Pick<Scenario, 'facts' | 'actions'>,
	utterances: readonly Pick<GradedUtterance, 'told' | 'reading' | 'position'>[],
): HeldBackFact[] {
	const told = factsHeard(scenario, utterances);
	return scenario.facts.flatMap((fact) => {
		const { id, label, gate } = fact;
		if (!gate || told.has(id)) return [];
		const routes = gate.any.map((route) => route.map((condition) => toOpener(condition, scenario)));
		const asked = utterances.filter((line) => isAbout(line, fact));
		return [{ label, askedAt: asked.map(({ position }) => position), routes }];
	});
}

const isAbout = ({ reading }: Pick<GradedUtterance, 'reading'>, { topics }: Fact): boolean =>
	reading?.topics.some(({ id }) => topics.includes(id)) ?? false;

type Named = { id: string; label: string };
const labelIn = (named: readonly Named[], id: string) =>
	named.find((each) => each.id === id)?.label ?? id;

function toOpener(
	condition: GateCondition,
	{ facts, actions }: Pick<Scenario, 'facts' | 'actions'>,
): Opener {
	if ('affect' in condition) return { by: 'affect' };
	if ('act' in condition) return { by: 'act', act: condition.act };
	if ('told' in condition) return { by: 'told', label: labelIn(facts, condition.told) };
	if ('askedTimes' in condition) return { by: 'asked_again' };
	if ('cueAnswered' in condition) return { by: 'cue_answered' };
	if ('direct' in condition) return { by: 'direct' };
	return { by: 'action', label: labelIn(actions, condition.action) };
}
