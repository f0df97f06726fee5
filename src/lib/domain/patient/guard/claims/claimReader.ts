/** Names the clinical things a clause speaks of: the topics of the catalogue by their cues, and the terms beside them. */
import type { Language, Topic } from '../../../dialogue/topicCatalogue.ts';
import {
	clinicalCategories,
	clinicalHabits,
	clinicalTerms,
	everydayTopics,
	lifeCategories,
	meantOtherwise,
} from './clinicalTerms.ts';

export type Named = {
	/** A topic's id or a term's. */
	id: string;
	isMeasured: boolean;
};

export type ClaimReader = {
	language: Language;
	/** What the clause names, each thing once. Whether it is affirmed is not looked at. */
	namedIn(clause: string): Named[];
	/** Ids of the everyday topics it touches: work, home, pets. Asked only where something may be made up. */
	everydayIn(clause: string): string[];
	/** Where the first word stands that such a naming may hold; -1 where none does. Cheap: asked at every token. */
	mayBeginAt(text: string): number;
};

export type ClaimTopic = Topic & { isMeasured: boolean };

const isClinical = ({ id, category, kind }: Topic) =>
	kind === 'topic' &&
	(clinicalCategories.has(category) || clinicalHabits.has(id)) &&
	!everydayTopics.has(id);

const asTopic = (id: string, cues: readonly string[], isMeasured: boolean): ClaimTopic => ({
	...{ id, category: 'term', kind: 'topic', label: id, phrasings: [], unless: [], notWith: [] },
	cues: [...cues],
	isMeasured,
});

/** Topics and terms alike: what may be claimed, and the words for it. */
export function claimTopics(topics: readonly Topic[], language: Language): ClaimTopic[] {
	const { named, measured } = clinicalTerms[language];
	const known = topics.filter(isClinical).map((topic) => ({
		...topic,
		isMeasured: false,
		unless: [...topic.unless, ...(meantOtherwise[language][topic.id] ?? [])],
	}));
	return [
		...known,
		...Object.entries(named).map(([id, cues]) => asTopic(id, cues, false)),
		...Object.entries(measured).map(([id, cues]) => asTopic(id, cues, true)),
	];
}

/** What facts may decide of a patient's everyday life. */
export const everydayMatters = (topics: readonly Topic[]): ClaimTopic[] =>
	topics
		.filter(({ kind, category }) => kind === 'topic' && lifeCategories.has(category))
		.map((topic) => ({ ...topic, isMeasured: false }));

export const eachOnce = (named: readonly Named[]): Named[] => [
	...new Map(named.map((one) => [one.id, one])).values(),
];
