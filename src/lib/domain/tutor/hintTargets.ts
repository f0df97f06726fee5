/** What an item of the rubric wants asked, said or done, and the area of the hint catalogue each of it belongs to. */
import { findingOf, isKnownFinding } from '../consultation/findings.ts';
import type { DialogueAct, TopicId } from '../dialogue/reading.ts';
import type { Topic } from '../dialogue/topicCatalogue.ts';
import type { PatientMemory } from '../patient/memory.ts';
import type { RubricItem } from '../rubric/schema.ts';
import type { CatalogueFinding } from '../scenario/findingCatalogue.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { HintArea, HintCatalogue } from './hintCatalogue.ts';

export type HintTarget =
	/** A fact of the case, to be heard. */
	| { kind: 'fact'; id: string }
	| { kind: 'topic'; id: TopicId }
	| { kind: 'act'; id: DialogueAct }
	| { kind: 'finding'; id: string }
	| { kind: 'action'; id: string };

/** A case as the tutor looks at it. */
export type TutoredCase = {
	scenario: Scenario;
	hints: HintCatalogue;
	topics: ReadonlyMap<TopicId, Pick<Topic, 'category' | 'label'>>;
	findings: readonly CatalogueFinding[];
};

const fact = (id: string): HintTarget => ({ kind: 'fact', id });
const topic = (id: TopicId): HintTarget => ({ kind: 'topic', id });
const act = (id: DialogueAct): HintTarget => ({ kind: 'act', id });
const finding = (id: string): HintTarget => ({ kind: 'finding', id });
const action = (id: string): HintTarget => ({ kind: 'action', id });

/** Nothing for what is written afterwards and for what must stay away: no question of the conversation leads there. */
export function targetsOf({ criterion }: RubricItem): HintTarget[] {
	switch (criterion.kind) {
		case 'elicited':
			return [...criterion.facts.map(fact), ...criterion.topics.map(topic)];
		case 'act':
			return criterion.acts.map(act);
		case 'action':
			return [...criterion.findings.map(finding), ...criterion.actions.map(action)];
		case 'note':
		case 'absence':
			return [];
	}
}

/** All that was asked, said or done so far. */
export const touchedIn = (memory: PatientMemory): HintTarget[] => [
	...Object.keys(memory.asked).map(topic),
	...memory.acts.map(act),
	...memory.findings.map(finding),
	...memory.actions.map(action),
];

/** Whether it was tried already: a fact is, once it was told or anything it answers was asked. */
export function isTouched(target: HintTarget, memory: PatientMemory, scenario: Scenario): boolean {
	if (target.kind !== 'fact') {
		return touchedIn(memory).some(({ kind, id }) => kind === target.kind && id === target.id);
	}
	const topics = topicsOfFact(target.id, scenario);
	return target.id in memory.told || topics.some((id) => id in memory.asked);
}

const topicsOfFact = (factId: string, { facts }: Scenario): TopicId[] =>
	facts.find(({ id }) => id === factId)?.topics ?? [];

export function areaOf(target: HintTarget, tutored: TutoredCase): HintArea | undefined {
	const { scenario, topics, findings } = tutored;
	const { areas } = tutored.hints;
	switch (target.kind) {
		case 'fact': {
			// Authors write the topic first that the fact is about.
			const [main] = topicsOfFact(target.id, scenario);
			return main === undefined ? undefined : areaOf(topic(main), tutored);
		}
		case 'topic': {
			const category = topics.get(target.id)?.category ?? '';
			return (
				areas.find((area) => area.topics.includes(target.id)) ??
				areas.find((area) => area.categories.includes(category))
			);
		}
		case 'act':
			return areas.find(({ acts }) => acts.includes(target.id));
		case 'finding': {
			if (!isKnownFinding(target.id, scenario, findings)) return undefined;
			const { kind } = findingOf(target.id, scenario, findings);
			return areas.find((area) => area.findings.includes(kind));
		}
		case 'action': {
			const kind = scenario.actions.find(({ id }) => id === target.id)?.kind;
			return areas.find((area) => kind !== undefined && area.actions.includes(kind));
		}
	}
}
