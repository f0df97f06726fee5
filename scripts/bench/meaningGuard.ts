/** What the meaning guard takes for a clause: an assessment shows nothing of the clause before. */
import { setTimeout as wait } from 'node:timers/promises';
import { createMeaningGuard } from '#lib/domain/patient/guard/meaning/createMeaningGuard.ts';
import { quantile } from '#lib/domain/trial/measures/measureTrial.ts';
import { beginTrial, openTrialRoom, sayInTrial } from '#lib/domain/trial/trialState.ts';
import { scriptOf } from '#lib/domain/trial/trialSpeaker.ts';
import type { ClauseRules } from '#lib/domain/patient/guard/clauseRules.ts';
import { openCases } from '../eval/cases.ts';

/** Of a patient's talk, each with a word of some secret, so that the sentence model is asked. */
const clauses = [
	'It started last night about eleven,',
	'and I took two of the tablets this morning.',
	'My father never had any trouble with his heart.',
	'I keep thinking about the job,',
	'but I sleep well enough most nights.',
	'My wife thinks it is nothing.',
];

const rounds = 6;

/** @returns milliseconds, the median, alone and before anything else runs. */
export async function timeMeaningGuard(): Promise<number> {
	const { cases, vectors: vectorsOf, close } = await openCases('chest-pain', 'en');
	const vectors = vectorsOf('en');
	const [trialCase] = cases;
	if (!trialCase || !vectors) throw new Error('There is no sentence model to time.');
	let rules: ClauseRules | undefined;
	const room = openTrialRoom(trialCase, {
		speaker: async (task) => {
			rules = task.prompt().clauseRules;
			return { shown: scriptOf(task), by: 'author' };
		},
	});
	await sayInTrial(room, beginTrial(room), 'What brings you in?');
	if (!rules) throw new Error('The patient was not asked to speak.');
	const guard = createMeaningGuard(rules.meaning, vectors);
	const { entries } = rules.meaning.ofCase;
	const compared = [...entries.map(({ text }) => text), ...rules.meaning.planned];
	while (!vectors.atHand(compared)) await wait(20);
	const times: number[] = [];
	for (let round = 0; round < rounds; round += 1) {
		for (const clause of clauses) {
			// Said anew each time: what was embedded before is at hand.
			const said = clause.replace(/\w+/, (word) => `${word} ${'so '.repeat(round)}`);
			const start = performance.now();
			await guard.saysSecret(said, said);
			if (round > 0) times.push(performance.now() - start);
		}
	}
	await close();
	return quantile(times, 0.5);
}
