/** Holds readings of doctors' turns against what was labelled as asked in them. */
import { describeProportion, type Proportion } from '#lib/domain/statistics/proportion.ts';
import type { QuestionLabel } from './questionLabels.ts';

export type ReadQuestion = {
	label: QuestionLabel;
	/** Topics read, surest first. */
	read: readonly string[];
};

export type QuestionScores = {
	turns: number;
	/** Of turns that ask: the surest topic read is among those labelled as asked. */
	first: Proportion;
	/** Of all things asked: one of its topics is read. */
	recall: Proportion;
	/** Of all topics read, in any turn: labelled as asked. Those allowed beside are left out. */
	precision: Proportion;
	/** Of turns off the catalogue: nothing is read. */
	offRecognised: Proportion;
	/** Of turns that ask: nothing is read. */
	answeredNothing: Proportion;
};

const askedTopics = (label: QuestionLabel) => new Set(label.asks.flatMap((ask) => ask.anyOf));

export const isOff = ({ label }: ReadQuestion) => label.off === true;

export function isFirstRight({ label, read: [first] }: ReadQuestion): boolean {
	return first !== undefined && askedTopics(label).has(first);
}

/** For each thing asked whether a topic of it was read. */
export const foundAsks = ({ label, read }: ReadQuestion): boolean[] =>
	label.asks.map((ask) => ask.anyOf.some((topic) => read.includes(topic)));

/** Topics read that were neither labelled as asked nor allowed beside. */
export function wrongTopics({ label, read }: ReadQuestion): string[] {
	const asked = askedTopics(label);
	return read.filter((topic) => !asked.has(topic) && !label.also?.includes(topic));
}

/** For each topic read whether it was asked. */
function areAsked(one: ReadQuestion): boolean[] {
	const asked = askedTopics(one.label);
	const right = one.read.filter((topic) => asked.has(topic)).map(() => true);
	return [...right, ...wrongTopics(one).map(() => false)];
}

export function scoreQuestions(questions: readonly ReadQuestion[]): QuestionScores {
	const asking = questions.filter((one) => !isOff(one));
	const isSilent = ({ read }: ReadQuestion) => read.length === 0;
	return {
		turns: questions.length,
		first: describeProportion(asking.map(isFirstRight)),
		recall: describeProportion(asking.flatMap(foundAsks)),
		precision: describeProportion(questions.flatMap(areAsked)),
		offRecognised: describeProportion(questions.filter(isOff).map(isSilent)),
		answeredNothing: describeProportion(asking.map(isSilent)),
	};
}
