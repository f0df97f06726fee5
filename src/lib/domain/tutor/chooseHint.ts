/** Decides which area the tutor points at next, and how plainly. No model has a say in it. */
import type { GivenHint } from '../consultation/hints.ts';
import type { PatientMemory } from '../patient/memory.ts';
import type { Rubric, RubricItem } from '../rubric/schema.ts';
import type { HintArea } from './hintCatalogue.ts';
import { areaOf, isTouched, targetsOf, touchedIn, type TutoredCase } from './hintTargets.ts';
import { urgencyOf } from './hintTiming.ts';

export type HintSituation = {
	tutored: TutoredCase;
	rubric: Rubric;
	memory: PatientMemory;
	/** Item id -> marks still to be had. */
	open: ReadonlyMap<string, number>;
	/** How much of the conversation is over, 0 to 1. */
	progress: number;
	/** Oldest first. */
	given: readonly GivenHint[];
};

export type ChosenHint = Pick<GivenHint, 'area' | 'step' | 'reached' | 'text'>;

/** After the area was named there is nothing plainer to say that would not give the question away. */
const lastStep = 2;

/** What a real patient would suffer from goes first. */
const safetyWeight = 2;
/** What was begun may be finished without help. */
const begunWeight = 0.5;

/** An introduction wanted in the first three lines cannot be made in the fourth. */
const isTooLate = ({ criterion }: RubricItem, { turn }: PatientMemory) =>
	criterion.kind === 'act' &&
	criterion.within !== undefined &&
	'first' in criterion.within &&
	turn >= criterion.within.first;

/** Area id -> how much there is to be had in it: an item's open marks, shared among what it still wants. */
function valuesOf({ tutored, rubric, memory, open }: HintSituation): Map<string, number> {
	const { scenario } = tutored;
	const values = new Map<string, number>();
	for (const item of rubric.sections.flatMap(({ items }) => items)) {
		if (isTooLate(item, memory)) continue;
		const targets = targetsOf(item);
		const untouched = targets.filter((target) => !isTouched(target, memory, scenario));
		const aims = untouched.length > 0 ? untouched : targets;
		const weight =
			(item.safetyCritical ? safetyWeight : 1) * (untouched.length > 0 ? 1 : begunWeight);
		const share = ((open.get(item.id) ?? 0) * weight) / aims.length;
		for (const aim of aims) {
			const area = areaOf(aim, tutored)?.id;
			if (area) values.set(area, (values.get(area) ?? 0) + share);
		}
	}
	return values;
}

const stepsGiven = ({ given }: HintSituation, id: string) =>
	given.filter(({ area }) => area === id).length;

/** The areas worth pointing at now, first the one to point at. */
function rankedAreas(situation: HintSituation): HintArea[] {
	const values = valuesOf(situation);
	return situation.tutored.hints.areas
		.map((area) => ({
			area,
			value: values.get(area.id) ?? 0,
			urgency: urgencyOf(area.moment, situation.progress),
		}))
		.filter(({ value, urgency }) => value > 0 && urgency > 0)
		.filter(({ area }) => stepsGiven(situation, area.id) < lastStep)
		.sort((a, b) => b.urgency - a.urgency || b.value - a.value)
		.map(({ area }) => area);
}

function reachedIn({ tutored, memory }: HintSituation, id: string): number {
	return touchedIn(memory).filter((target) => areaOf(target, tutored)?.id === id).length;
}

/**
 * The area of the last hint while nothing came of it, then the most valuable that fits the moment.
 * @returns null when there is nothing to point at that was not pointed at plainly already.
 */
export function chooseHint(situation: HintSituation): ChosenHint | null {
	const ranked = rankedAreas(situation);
	const last = situation.given.at(-1);
	const again = ranked.find(
		({ id }) => id === last?.area && reachedIn(situation, id) <= last.reached,
	);
	const area = again ?? ranked[0];
	if (!area) return null;
	const reached = reachedIn(situation, area.id);
	const step = stepsGiven(situation, area.id) === 0 ? 1 : lastStep;
	const text = step === 1 ? area.think : reached === 0 ? area.untouched : area.begun;
	return { area: area.id, step, reached, text };
}
