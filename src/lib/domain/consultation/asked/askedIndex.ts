/** Finds which of the questions foreseen in a case a student's question is most like. */
import type { TopicId, UnansweredLine } from '../../dialogue/reading.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { questionFeatures } from './questionFeatures.ts';

/** What is said to a foreseen question: a fact, or a line where nobody wrote an answer. */
export type Answer = { factId: string } | { line: UnansweredLine };
export type Nearest = {
	answer: Answer;
	/** The foreseen question that is most like it. */
	question: string;
	/** Whether the two differ in a courtesy at most. */
	isSame: boolean;
	/** How alike, 0 to 1 and a little above where the topic agrees. */
	likeness: number;
	/** By how much more than the next answer. */
	lead: number;
};

type Foreseen = { answer: Answer; question: string };
type Weights = ReadonlyMap<string, number>;
type AskedIndex = {
	foreseen: readonly Foreseen[];
	/** Places in `foreseen`, answer by answer. */
	groups: readonly (readonly number[])[];
	weigh(text: string): Weights;
	/** Feature -> the foreseen questions that have it, and its weight there. */
	holders: ReadonlyMap<string, readonly { at: number; weight: number }[]>;
};

/** Of the questions foreseen for one answer, so many of the most alike are averaged: one alone may be chance. */
const averaged = 3;
/** Cosine of two questions that differ in a courtesy at most: such a one needs no others beside it. */
const same = 0.9;
/** For a fact on a topic that the interpreter read; found on questions its authors had not in mind. */
const topicAgrees = 0.12;

function foreseenIn({ asked }: Scenario): Foreseen[] {
	const { facts = {}, unanswered = {} } = asked ?? {};
	return [
		...Object.entries(facts).flatMap(([factId, questions]) =>
			questions.map((question) => ({ answer: { factId }, question })),
		),
		...Object.entries(unanswered).flatMap(([line, questions]) =>
			questions.map((question) => ({ answer: { line: line as UnansweredLine }, question })),
		),
	];
}

function count(items: readonly string[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
	return counts;
}

/** tf-idf with cosine normalisation (Salton & Buckley 1988): rare features tell more than common ones. */
function weigher(documents: readonly string[][]) {
	const containing = count(documents.flatMap((features) => [...new Set(features)]));
	const rarity = (feature: string) =>
		Math.log((1 + documents.length) / (1 + (containing.get(feature) ?? 0)));
	return (features: string[]): Weights => {
		const raw = [...count(features)].map(
			([feature, times]) => [feature, (1 + Math.log(times)) * rarity(feature)] as const,
		);
		const length = Math.hypot(...raw.map(([, weight]) => weight)) || 1;
		return new Map(raw.map(([feature, weight]) => [feature, weight / length]));
	};
}

const keyOf = (answer: Answer) => ('factId' in answer ? answer.factId : `/${answer.line}`);

/** What each key stands at, in order. */
function placesBy<Key>(keys: readonly Key[]): Map<Key, number[]> {
	const places = new Map<Key, number[]>();
	keys.forEach((key, at) => {
		const known = places.get(key);
		if (known) known.push(at);
		else places.set(key, [at]);
	});
	return places;
}

function build(scenario: Scenario): AskedIndex {
	const foreseen = foreseenIn(scenario);
	const featuresOf = (text: string) => questionFeatures(text, scenario.language);
	const documents = foreseen.map(({ question }) => featuresOf(question));
	const weigh = weigher(documents);
	const held = documents.flatMap((features, at) =>
		[...weigh(features)].map(([feature, weight]) => ({ feature, at, weight })),
	);
	const places = placesBy(held.map(({ feature }) => feature));
	return {
		foreseen,
		groups: [...placesBy(foreseen.map(({ answer }) => keyOf(answer))).values()],
		weigh: (text) => weigh(featuresOf(text)),
		holders: new Map([...places].map(([feature, all]) => [feature, all.map((at) => held[at]!)])),
	};
}

const made = new WeakMap<Scenario, AskedIndex>();

/** Built once for a case, at the first question. */
function indexOf(scenario: Scenario): AskedIndex {
	const index = made.get(scenario) ?? build(scenario);
	made.set(scenario, index);
	return index;
}

/** Cosine of the question with each foreseen one. */
function likenesses({ foreseen, weigh, holders }: AskedIndex, text: string): number[] {
	const alike = new Array<number>(foreseen.length).fill(0);
	for (const [feature, weight] of weigh(text))
		for (const held of holders.get(feature) ?? [])
			alike[held.at] = (alike[held.at] ?? 0) + weight * held.weight;
	return alike;
}

type Scored = Foreseen & { likeness: number; isSame: boolean };

/** One answer's questions, by their most alike. */
function score(
	group: readonly number[],
	foreseen: readonly Foreseen[],
	alike: readonly number[],
): Scored[] {
	const of = (at: number) => alike[at] ?? 0;
	const best = group.toSorted((a, b) => of(b) - of(a)).slice(0, averaged);
	const first = foreseen[best[0] ?? -1];
	if (!first) return [];
	const most = of(best[0]!);
	if (most >= same) return [{ ...first, likeness: most, isSame: true }];
	const likeness = best.reduce((sum, at) => sum + of(at), 0) / averaged;
	return [{ ...first, likeness, isSame: false }];
}

/**
 * @param topics that the interpreter read in the question: a fact on one of them is likelier meant.
 * @returns null where the case foresees no question that shares anything with this one.
 */
export function nearestAsked(
	text: string,
	topics: readonly TopicId[],
	scenario: Scenario,
): Nearest | null {
	const index = indexOf(scenario);
	const onTopic = new Set(
		scenario.facts
			.filter((fact) => fact.topics.some((id) => topics.includes(id)))
			.map(({ id }) => id),
	);
	const alike = likenesses(index, text);
	const ranked = index.groups
		.flatMap((group) => score(group, index.foreseen, alike))
		.map((one) =>
			'factId' in one.answer && onTopic.has(one.answer.factId)
				? { ...one, likeness: one.likeness + topicAgrees }
				: one,
		)
		.toSorted((a, b) => b.likeness - a.likeness);
	const [first] = ranked;
	if (!first || first.likeness === 0) return null;
	// Which of the lines is said matters less than that no fact is.
	const next = ranked.slice(1).find(({ answer }) => 'factId' in answer || 'factId' in first.answer);
	return { ...first, lead: first.likeness - (next?.likeness ?? 0) };
}
