/** What speaks for each answer of a case being the one that a question asks for. */
import type { Reading } from '../../dialogue/reading.ts';
import { coverageOf } from '../../patient/told/coverage.ts';
import type { AskedIndex, Foreseen } from './askedIndex.ts';

/** Each 0 to 1. */
export type Signs = {
	/** How alike the question is to those foreseen for the answer: cosine with their sum (Rocchio 1971). */
	alike: number;
	/** How much of the question's weight all of those together hold. */
	asked: number;
	/** How much of it the patient's own words hold. */
	said: number;
	/** Whether the answer is on a topic that the interpreter read, or took for possible. */
	topic: number;
	candidate: number;
	/** Whether it is one that nobody wrote. */
	unanswered: number;
};

export type Signed = {
	foreseen: Foreseen;
	signs: Signs;
	/** The foreseen question most alike, and how much. */
	question: string;
	likeness: number;
};

/** Cosine of the question with each foreseen one. */
function likenesses({ questions, tfIdf, holders }: AskedIndex, features: string[]): number[] {
	const alike = new Array<number>(questions.length).fill(0);
	for (const [feature, weight] of tfIdf.weigh(features))
		for (const held of holders.get(feature) ?? [])
			alike[held.at] = (alike[held.at] ?? 0) + weight * held.weight;
	return alike;
}

const isOn = ({ topics }: Foreseen, read: readonly { id: string }[]) =>
	read.some(({ id }) => topics.has(id)) ? 1 : 0;

/** @param read the topics read in these words, and those taken for possible. */
export function answerSigns(
	text: string,
	read: Pick<Reading, 'topics' | 'candidates'>,
	index: AskedIndex,
): Signed[] {
	const features = index.featuresOf(text);
	const alike = likenesses(index, features);
	const share = coverageOf(new Set(features), index.tfIdf.rarity);
	return index.answers.map((foreseen) => {
		const { places, length } = foreseen;
		const best = places.reduce((most, at) => (alike[at]! > alike[most]! ? at : most), places[0]!);
		return {
			...{ foreseen, question: index.questions[best]!, likeness: alike[best]! },
			signs: {
				alike: places.reduce((sum, at) => sum + alike[at]!, 0) / length,
				asked: share(foreseen.asked),
				said: share(foreseen.said),
				topic: isOn(foreseen, read.topics),
				candidate: isOn(foreseen, read.candidates),
				unanswered: 'line' in foreseen.answer ? 1 : 0,
			},
		};
	});
}
