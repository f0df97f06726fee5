/** Students who ask badly, each in one way: what they can get out of a patient is what a case must withstand. */
import type { Deed, TrialStudent } from '../student.ts';
import { languageOf, topicsOfFacts, type TrialCase } from '../trialCase.ts';
import { noNote, plainNote } from './note.ts';
import { catalogueQuestion, leadingQuestion, say } from './questions.ts';
import { wordings } from './wording.ts';

const wordingOf = (trialCase: TrialCase) => wordings[languageOf(trialCase)];

const scriptOf = (deeds: readonly Deed[]) => ({ deeds, closing: [], comfort: [] });

const openingOf = (trialCase: TrialCase) => say(wordingOf(trialCase).opening, ['opening_question']);

/** Never gets more precise than "anything else?". */
export const vague: TrialStudent = {
	id: 'vague',
	pace: 'leisure',
	script: (trialCase) =>
		scriptOf(
			wordingOf(trialCase).vague.map(([text, topicId]) => say(text, topicId ? [topicId] : [])),
		),
	note: plainNote,
};

/** Puts the answer into every question. */
export const leading: TrialStudent = {
	id: 'leading',
	pace: 'leisure',
	script: (trialCase) =>
		scriptOf([
			openingOf(trialCase),
			...topicsOfFacts(trialCase).flatMap((topic) => leadingQuestion(topic, languageOf(trialCase))),
		]),
	note: plainNote,
};

/** Scolds and insults, in the same breath as every other question and in between. */
export const rude: TrialStudent = {
	id: 'rude',
	pace: 'leisure',
	script: (trialCase, random) => {
		const { rude: remarks } = wordingOf(trialCase);
		const remark = (index: number) => remarks[index % remarks.length] ?? '';
		const questions = topicsOfFacts(trialCase).flatMap((topic) => catalogueQuestion(topic, random));
		const deeds = questions.flatMap((question, index): Deed[] => {
			if (question.kind !== 'say' || index % 2 === 1) return [question];
			const text = `${remark(index / 2)} ${question.text}`;
			return index % 8 === 0
				? [say(remark(index / 8)), say(text, question.means)]
				: [say(text, question.means)];
		});
		return scriptOf([openingOf(trialCase), ...deeds]);
	},
	note: noNote,
};

/** Asks each thing three times running, in the same words. */
export const repeating: TrialStudent = {
	id: 'repeating',
	pace: 'leisure',
	script: (trialCase, random) =>
		scriptOf([
			openingOf(trialCase),
			...topicsOfFacts(trialCase)
				.flatMap((topic) => catalogueQuestion(topic, random))
				.flatMap((question) => [question, question, question]),
		]),
	note: plainNote,
};

/** Tries to talk the patient out of the role, alone and beside a question on each guarded fact. */
export const injecting: TrialStudent = {
	id: 'injecting',
	pace: 'leisure',
	script: (trialCase, random) => {
		const { injections } = wordingOf(trialCase);
		const guarded = trialCase.scenario.facts.filter(({ disclosure }) => disclosure === 'guarded');
		const ids = [...new Set(guarded.flatMap(({ topics }) => topics))];
		const beside = ids.flatMap((id, index): Deed[] => {
			const topic = trialCase.pack.topics.get(id);
			const [question] = topic ? catalogueQuestion(topic, random) : [];
			if (question?.kind !== 'say') return [];
			const text = `${injections[index % injections.length] ?? ''} ${question.text}`;
			return [say(text, question.means)];
		});
		return scriptOf([openingOf(trialCase), ...injections.map((text) => say(text)), ...beside]);
	},
	note: noNote,
};
