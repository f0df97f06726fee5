/** Scripted students play a draft, as `npm run eval -- self-play` has them play the shipped cases. */
import type { SelfPlayed } from '#lib/domain/authoring/tryOutView.ts';
import { measureTrial } from '#lib/domain/trial/measures/measureTrial.ts';
import { playTrial } from '#lib/domain/trial/playTrial.ts';
import { average } from '#lib/domain/trial/students/average.ts';
import { leading, rude, vague } from '#lib/domain/trial/students/difficult.ts';
import { thorough } from '#lib/domain/trial/students/thorough.ts';
import type { TrialCase } from '#lib/domain/trial/trialCase.ts';

/** Those that show an author most: what can be reached, and what harms. */
const students = [thorough, average, vague, leading, rude];

/** @param uptimeMs a clock that only moves forward. */
export async function selfPlay(
	trialCase: TrialCase,
	uptimeMs: () => number,
): Promise<SelfPlayed[]> {
	const played: SelfPlayed[] = [];
	for (const student of students) {
		const trial = await playTrial(trialCase, student, { seed: 1, readClock: uptimeMs });
		const { minutes, reached, guardedLeaks, contradictions } = measureTrial(trial);
		const wrong = new Set(
			[...guardedLeaks, ...contradictions].map(({ utteranceId }) => utteranceId),
		);
		const wrongLines = trial.turns
			.filter(({ utteranceId }) => wrong.has(utteranceId))
			.map(({ utterance, reply }) => ({ utterance, reply }));
		played.push({ student: student.id, minutes, reached, wrongLines });
	}
	return played;
}
