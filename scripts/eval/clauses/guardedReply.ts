/** A whole reply through all guards, as if a model had said it. */
import { setTimeout as wait } from 'node:timers/promises';
import { createClauseGate } from '#lib/domain/patient/guard/createClauseGate.ts';
import { createGuard } from '#lib/domain/patient/guard/createGuard.ts';
import type { GuardReason } from '#lib/domain/patient/guard/guardRules.ts';
import type { MeaningVectors } from '#lib/domain/patient/guard/meaning/createMeaningGuard.ts';
import type { ReplyTask } from '#lib/domain/patient/replyTask.ts';
import { createClauseJudge } from '#lib/server/adapters/llm/clauseJudge.ts';

/** As long as it takes: a busy machine is no measure of the guard. */
const patienceMs = 60_000;

export type Guarded = { caught: GuardReason | null; shown: string };

/** A measurement waits for what a conversation would not: the words would judge meanwhile. */
async function untilAtHand(vectors: MeaningVectors, texts: readonly string[]): Promise<void> {
	while (!vectors.atHand(texts)) await wait(20);
}

/** @throws Error when the sentence model does not answer in time: then nothing was measured. */
export async function guardReply(
	task: ReplyTask,
	reply: string,
	vectors: MeaningVectors | null,
): Promise<Guarded> {
	const { rules, clauseRules } = task.prompt();
	const { meaning, claims, language } = clauseRules;
	const compared = [...meaning.ofCase.entries.map(({ text }) => text), ...meaning.planned];
	if (vectors) await untilAtHand(vectors, compared);
	const letters = createGuard(rules);
	const gate = createClauseGate({
		language,
		holdsAll: task.mode === 'assessment',
		mayClaimAt: claims.ofCase.reader.mayBeginAt,
	});
	const judge = createClauseJudge(clauseRules, vectors, task.mode, patienceMs);
	const first = letters.push(reply);
	const last = first.caught ? { release: '', caught: null } : letters.end();
	const isWhole = !first.caught || first.caught === 'endless';
	const steps = [...gate.push(first.release + last.release), ...(isWhole ? gate.end() : [])];
	let shown = '';
	for (const { text, clause, sentence } of steps) {
		const verdict = clause === null ? judge.found() : await judge.hear(clause, sentence);
		if (verdict.fault) throw new Error(`A clause was not judged: ${verdict.fault}.`);
		if (verdict.caught) return { caught: verdict.caught, shown };
		shown += text;
	}
	const { caught } = await judge.finish();
	return { caught: first.caught ?? last.caught ?? caught, shown };
}
