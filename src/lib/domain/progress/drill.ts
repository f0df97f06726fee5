/** A drill: five minutes with one patient on one area of the history, and marks for that area alone. */
import type { Rubric, RubricItem } from '../rubric/schema.ts';
import type { Scenario } from '../scenario/schema.ts';
import { areaOf, type TutoredCase } from '../tutor/hintTargets.ts';
import { areaOfItem, marksByArea } from './itemPlace.ts';

/** Of conversation; no note is written. */
export const drillSeconds = 300;

type DrilledCase = { scenario: Scenario; rubric: Rubric };

/** How questions are put is practised whatever they are about. */
const isOnStyle = ({ criterion }: RubricItem) =>
	criterion.kind === 'absence' && criterion.styles.length > 0;

/**
 * The case as a drill on one area marks it. The patient knows and tells all they know otherwise: a fact taken out would be
 * denied when asked for.
 * @param area of the hint catalogue.
 */
export function narrowToArea<Case extends DrilledCase>(
	content: Case,
	area: string,
	tutored: TutoredCase,
): Case {
	const { scenario, rubric } = content;
	const isDrilled = (item: RubricItem) => areaOfItem(item, tutored) === area || isOnStyle(item);
	const sections = rubric.sections
		.map((section) => ({ ...section, items: section.items.filter(isDrilled) }))
		.filter(({ items }) => items.length > 0);
	return {
		...content,
		scenario: {
			...scenario,
			briefing: { ...scenario.briefing, consultationSeconds: drillSeconds },
		},
		// Ratings of the whole have nothing whole to rate.
		rubric: { ...rubric, sections, domains: [] },
	};
}

/** With fewer there is nothing to be busy with for five minutes. */
const fewestMarks = 2;

/** Area -> marks that the case gives in it for information obtained: history is what a drill practises. */
export const historyMarks = (rubric: Rubric, tutored: TutoredCase): ReadonlyMap<string, number> =>
	marksByArea(
		rubric.sections.flatMap(({ items }) =>
			items.filter(({ criterion }) => criterion.kind === 'elicited'),
		),
		tutored,
	);

/** Areas that the patient has something to tell of: examining, ordering and explaining take a whole consultation. */
export const areasTold = (tutored: TutoredCase): ReadonlySet<string> =>
	new Set(
		tutored.scenario.facts.flatMap(({ id }) => areaOf({ kind: 'fact', id }, tutored)?.id ?? []),
	);

export type DrillCandidate = {
	slug: string;
	/** As `historyMarks` tells. */
	marksByArea: ReadonlyMap<string, number>;
	areasTold: ReadonlySet<string>;
	/** Area -> how often the student drilled it with this patient. */
	timesDrilled: ReadonlyMap<string, number>;
};

/**
 * The case with the most marks in the area, halved once it was drilled there, and so on; of equals the one given first.
 * @returns null where no case has both something to tell and marks enough for it.
 */
export function chooseDrill(area: string, candidates: readonly DrillCandidate[]): string | null {
	const [best] = candidates
		.filter((each) => each.areasTold.has(area) && (each.marksByArea.get(area) ?? 0) >= fewestMarks)
		.map(({ slug, marksByArea, timesDrilled }) => ({
			slug,
			worth: marksByArea.get(area)! / (1 + (timesDrilled.get(area) ?? 0)),
		}))
		.toSorted((a, b) => b.worth - a.worth);
	return best?.slug ?? null;
}
