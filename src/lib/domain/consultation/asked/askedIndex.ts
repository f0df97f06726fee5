/** The questions foreseen in a case, indexed by what they are compared by: made once for a case. */
import type { TopicId, UnansweredLine } from '../../dialogue/reading.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { questionFeatures } from './questionFeatures.ts';
import { tfIdfOf, type TfIdf, type Weights } from './tfIdf.ts';

/** What is said to a foreseen question: a fact, or a line where nobody wrote an answer. */
export type Answer = { factId: string } | { line: UnansweredLine };

/** One answer and all that may be asked to get it. */
export type Foreseen = {
	answer: Answer;
	/** Where the questions foreseen for it stand among all. */
	places: readonly number[];
	/** Length of the sum of their weights. */
	length: number;
	/** Features of those questions, all together. */
	asked: ReadonlySet<string>;
	/** Features of what the patient says, and of its label; none for a line. */
	said: ReadonlySet<string>;
	topics: ReadonlySet<TopicId>;
};

export type AskedIndex = {
	questions: readonly string[];
	answers: readonly Foreseen[];
	featuresOf(text: string): string[];
	tfIdf: TfIdf;
	/** Feature -> the questions that have it, and its weight there. */
	holders: ReadonlyMap<string, readonly { at: number; weight: number }[]>;
};

type Written = { answer: Answer; questions: readonly string[]; said: string; topics: TopicId[] };

function writtenIn({ asked, facts }: Scenario): Written[] {
	const byId = new Map(facts.map((fact) => [fact.id, fact]));
	const ofFacts = Object.entries(asked?.facts ?? {}).map(([factId, questions]) => {
		const { says = [], label = '', topics = [] } = byId.get(factId) ?? {};
		return { answer: { factId }, questions, said: [...says, label].join(' '), topics };
	});
	const ofLines = Object.entries(asked?.unanswered ?? {}).map(([line, questions]) => ({
		answer: { line: line as UnansweredLine },
		...{ questions, said: '', topics: [] },
	}));
	return [...ofFacts, ...ofLines];
}

function holdersOf(weights: readonly Weights[]) {
	const holders = new Map<string, { at: number; weight: number }[]>();
	weights.forEach((features, at) => {
		for (const [feature, weight] of features) {
			const known = holders.get(feature);
			if (known) known.push({ at, weight });
			else holders.set(feature, [{ at, weight }]);
		}
	});
	return holders;
}

function lengthOfSum(all: readonly Weights[]): number {
	const sum = new Map<string, number>();
	for (const weights of all)
		for (const [feature, weight] of weights) sum.set(feature, (sum.get(feature) ?? 0) + weight);
	return Math.hypot(...sum.values()) || 1;
}

function build(scenario: Scenario): AskedIndex {
	const featuresOf = (text: string) => questionFeatures(text, scenario.language);
	const written = writtenIn(scenario).map((one) => {
		const features = one.questions.map(featuresOf);
		return {
			...one,
			features,
			asked: new Set(features.flat()),
			said: new Set(featuresOf(one.said)),
		};
	});
	const tfIdf = tfIdfOf(written.map(({ asked, said }) => new Set([...asked, ...said])));
	const weights = written.map(({ features }) => features.map(tfIdf.weigh));
	let next = 0;
	const answers = written.map(({ answer, asked, said, topics, features }, index) => ({
		...{ answer, asked, said, topics: new Set(topics) },
		places: features.map(() => next++),
		length: lengthOfSum(weights[index]!),
	}));
	const questions = written.flatMap((one) => one.questions);
	return { questions, answers, featuresOf, tfIdf, holders: holdersOf(weights.flat()) };
}

const made = new WeakMap<Scenario, AskedIndex>();

/** Built at the first question. */
export function askedIndexOf(scenario: Scenario): AskedIndex {
	const index = made.get(scenario) ?? build(scenario);
	made.set(scenario, index);
	return index;
}
