/** Says inventions and paraphrases in one case, with all guards up. */
import { newMemory } from '#lib/domain/patient/memory.ts';
import type { MeaningVectors } from '#lib/domain/patient/guard/meaning/createMeaningGuard.ts';
import { buildReplyTask, type ReplyTask } from '#lib/domain/patient/replyTask.ts';
import type { ReplyPart } from '#lib/domain/patient/replyPlan.ts';
import { playTrial } from '#lib/domain/trial/playTrial.ts';
import { average } from '#lib/domain/trial/students/average.ts';
import type { TrialCase } from '#lib/domain/trial/trialCase.ts';
import { openTrialRoom } from '#lib/domain/trial/trialState.ts';
import { scriptOf } from '#lib/domain/trial/trialSpeaker.ts';
import { guardReply, type Guarded } from './guardedReply.ts';
import type { Half } from './sayings.ts';

export type Heard = Guarded & {
	kind: 'invented' | 'secret' | 'ordinary';
	half: Half;
	saying: string;
	caseName: string;
};

type Hearing = { trialCase: TrialCase; vectors: MeaningVectors | null; mode: ReplyTask['mode'] };

/** The replies of one ordinary consultation, with what guards them. */
async function ordinaryTasks({ trialCase, mode }: Hearing): Promise<ReplyTask[]> {
	const tasks: ReplyTask[] = [];
	await playTrial(trialCase, average, {
		seed: 1,
		speaker: async (task) => {
			tasks.push({ ...task, mode });
			return { shown: scriptOf(task), by: 'author' };
		},
	});
	return tasks;
}

/** Before or after what the patient would have said. */
const saidWithin = (task: ReplyTask, saying: string, index: number, gap: string) =>
	(index % 2 ? [saying, scriptOf(task)] : [scriptOf(task), saying]).join(gap);

/** Each invention said inside another reply of an ordinary consultation. */
export async function hearInvented(
	hearing: Hearing,
	sayings: readonly string[],
): Promise<(Guarded & { saying: string })[]> {
	const { trialCase, vectors } = hearing;
	const gap = trialCase.scenario.language === 'en' ? ' ' : '';
	const tasks = await ordinaryTasks(hearing);
	const heard: (Guarded & { saying: string })[] = [];
	for (const [index, saying] of sayings.entries()) {
		const task = tasks[(index * 7) % tasks.length]!;
		const guarded = await guardReply(task, saidWithin(task, saying, index, gap), vectors);
		heard.push({ ...guarded, saying });
	}
	return heard;
}

function taskFor({ trialCase, mode }: Hearing, part: ReplyPart): ReplyTask {
	const room = openTrialRoom(trialCase, { mode });
	return buildReplyTask({
		wording: room.wording,
		rubric: trialCase.rubric,
		guard: room.guard,
		plan: { parts: [part] },
		memory: newMemory(trialCase.scenario),
		utterances: [],
		key: 'kqvwzr',
		mode,
	});
}

/** A fact in other words: where the plan tells it, and, of a guarded one, where the plan holds it back. */
export async function hearParaphrase(
	hearing: Hearing,
	factId: string,
	saying: string,
): Promise<Pick<Heard, 'kind' | 'caught' | 'shown'>[]> {
	const { trialCase, vectors } = hearing;
	const fact = trialCase.scenario.facts.find(({ id }) => id === factId);
	if (!fact) throw new Error(`There is no fact "${factId}" in ${trialCase.scenario.slug}.`);
	const say = (kind: 'fact' | 'holding_back') =>
		guardReply(taskFor(hearing, { kind, factId, variant: 0 }), saying, vectors);
	const told = { kind: 'ordinary' as const, ...(await say('fact')) };
	if (fact.disclosure !== 'guarded') return [told];
	return [told, { kind: 'secret' as const, ...(await say('holding_back')) }];
}
