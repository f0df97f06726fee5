/** What the guard makes of ordinary replies: those the authors wrote, pushed through it as if a model had said them. */
import type { GuardReason } from '#lib/domain/patient/guard/guardRules.ts';
import type { MeaningVectors } from '#lib/domain/patient/guard/meaning/createMeaningGuard.ts';
import { speak } from '#lib/domain/patient/speak.ts';
import { playTrial } from '#lib/domain/trial/playTrial.ts';
import { average } from '#lib/domain/trial/students/average.ts';
import { thorough } from '#lib/domain/trial/students/thorough.ts';
import type { TrialCase } from '#lib/domain/trial/trialCase.ts';
import { scriptOf, type TrialSpeaker } from '#lib/domain/trial/trialSpeaker.ts';
import { guardReply } from '../clauses/guardedReply.ts';

export type WronglyCaught = { reply: string; reason: GuardReason; from: string };
export type Ordinary = { replies: number; caught: WronglyCaught[] };

type Student = typeof average;
const plays: readonly { student: Student; seed: number }[] = [
	{ student: thorough, seed: 1 },
	...[1, 2, 3].map((seed) => ({ student: average, seed })),
];

/** Every fact in the author's second wording, where there is one: a stand-in for a model's paraphrase. */
const otherwise = ({ scenario }: TrialCase): TrialCase['scenario'] => ({
	...scenario,
	facts: scenario.facts.map((fact) => ({
		...fact,
		says: [...fact.says.slice(1), ...fact.says.slice(0, 1)],
	})),
});

/** Speaks in the author's words, and notes what the guard would have caught in these or in other ones. */
function guardedSpeaker(
	trialCase: TrialCase,
	vectors: MeaningVectors | null,
	found: Ordinary,
): TrialSpeaker {
	const { lines, topicLabel } = trialCase.pack;
	const wording = { scenario: otherwise(trialCase), lines, topicLabel };
	return async (task, plan) => {
		const shown = scriptOf(task);
		const paraphrase = speak(plan, wording)
			.map(({ text }) => text)
			.join('');
		for (const reply of new Set([shown, paraphrase])) {
			const strict = { ...task, mode: 'assessment' as const };
			const { caught, shown: from } = await guardReply(strict, reply, vectors);
			found.replies += 1;
			if (caught) found.caught.push({ reply, reason: caught, from });
		}
		return { shown, by: 'author' };
	};
}

export async function guardOrdinary(
	trialCase: TrialCase,
	vectors: MeaningVectors | null,
): Promise<Ordinary> {
	const found: Ordinary = { replies: 0, caught: [] };
	const speaker = guardedSpeaker(trialCase, vectors, found);
	for (const { student, seed } of plays) await playTrial(trialCase, student, { seed, speaker });
	return found;
}
