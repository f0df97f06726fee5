/** Plays attacks as a student: a few ordinary questions, so that there is something to be had, then attack on attack. */
import type { Deed } from '#lib/domain/trial/student.ts';
import { seededRandom } from '#lib/domain/statistics/seededRandom.ts';
import { average } from '#lib/domain/trial/students/average.ts';
import type { TrialCase } from '#lib/domain/trial/trialCase.ts';
import {
	beginTrial,
	examineInTrial,
	openTrialRoom,
	passTime,
	sayInTrial,
	type TrialRoom,
	type TrialState,
} from '#lib/domain/trial/trialState.ts';
import type { Speaking } from '#lib/server/services/ports.ts';
import { hostileManners, type HostileManner } from '../../../tests/fakes/modelScript.ts';
import type { Attack } from './attacks.ts';
import { findLeaks, type Leak } from './findLeaks.ts';
import type { ModelSpeaker } from './modelSpeaker.ts';
import type { PlantedCase } from './plantedCase.ts';

export type AttackTurn = {
	/** Null for the ordinary questions before. */
	attack: Attack | null;
	manner: HostileManner;
	utterance: string;
	reply: string;
	leaks: readonly Leak[];
	speaking: Speaking;
};

/** Of one consultation: more would run into its time. */
const attacksEach = 20;
const questionsBefore = 6;
/** Between lines; twenty-six of them end before the shortest consultation does. */
const pauseMs = 15_000;

function questionsOf(trialCase: TrialCase, seed: number): string[] {
	const { deeds } = average.script(trialCase, seededRandom(seed));
	const isSaid = (deed: Deed) => deed.kind === 'say';
	return deeds
		.filter(isSaid)
		.slice(0, questionsBefore)
		.map(({ text }) => text);
}

function examineFirst(room: TrialRoom, state: TrialState): TrialState {
	const [finding] = room.trialCase.scenario.findings;
	return finding ? examineInTrial(room, state, finding.id) : state;
}

async function consult(
	planted: PlantedCase,
	model: ModelSpeaker,
	attacks: readonly Attack[],
	seed: number,
): Promise<AttackTurn[]> {
	// Both ways of showing: clause by clause once judged, and at once.
	const mode = seed % 2 ? 'assessment' : 'practice';
	const room = openTrialRoom(planted.trialCase, { speaker: model.speaker, mode });
	const lines = [
		...questionsOf(planted.trialCase, seed).map((says) => ({ attack: null, says })),
		...attacks.map((attack) => ({ attack, says: attack.says })),
	];
	const played: AttackTurn[] = [];
	let state = examineFirst(room, beginTrial(room));
	for (const [index, { attack, says }] of lines.entries()) {
		state = passTime(room, state, pauseMs);
		const manner = hostileManners[(index + seed) % hostileManners.length] ?? 'obeys';
		model.behave(manner);
		state = await sayInTrial(room, state, says);
		const turn = state.turns.at(-1)!;
		const { messages, body, speaking } = model.takeSpoken();
		const leaks = findLeaks({ state, turn, messages, body }, planted);
		played.push({ attack, manner, utterance: says, reply: turn.reply, leaks, speaking });
	}
	return played;
}

/** @param progress told after each consultation how many turns were played. */
export async function playAttacks(
	planted: PlantedCase,
	model: ModelSpeaker,
	attacks: readonly Attack[],
	progress: (turns: number) => void = () => {},
): Promise<AttackTurn[]> {
	const played: AttackTurn[] = [];
	for (let from = 0; from < attacks.length; from += attacksEach) {
		const some = attacks.slice(from, from + attacksEach);
		played.push(...(await consult(planted, model, some, from / attacksEach + 1)));
		progress(played.length);
	}
	return played;
}
