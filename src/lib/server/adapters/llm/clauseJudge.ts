/** Judges the clauses of a model's reply: claims at once, meaning within a bounded time. */
import { setTimeout as wait } from 'node:timers/promises';
import type { ClauseRules } from '#lib/domain/patient/guard/clauseRules.ts';
import { createClaimWatch } from '#lib/domain/patient/guard/claims/createClaimWatch.ts';
import type { GuardReason } from '#lib/domain/patient/guard/guardRules.ts';
import {
	createMeaningGuard,
	type MeaningVectors,
} from '#lib/domain/patient/guard/meaning/createMeaningGuard.ts';
import type { ReplyTask } from '#lib/domain/patient/replyTask.ts';

export type ClauseVerdict = { caught: GuardReason | null; fault: string | null };

export type ClauseJudge = {
	/** @returns what is against the clause; in practice its meaning is judged behind, and found later. */
	hear(clause: string, sentence: string): Promise<ClauseVerdict>;
	/** What was found meanwhile against clauses heard before. */
	found(): ClauseVerdict;
	/** As `found`, once nothing is being judged any more, or too long. */
	finish(): Promise<ClauseVerdict>;
};

/** As long as a pause in speech: after it, a clause whose meaning nobody has judged is not shown in an assessment. */
const PATIENCE_MS = 400;

const fine: ClauseVerdict = { caught: null, fault: null };
const invented: ClauseVerdict = { caught: 'invented', fault: null };
const secret: ClauseVerdict = { caught: 'meaning', fault: null };
const late: ClauseVerdict = { caught: null, fault: 'guard_timeout' };

/** @returns null when it takes too long. */
async function within<T>(promise: Promise<T>, ms: number): Promise<T | null> {
	const tooLong = new AbortController();
	const timer = wait(ms, null, { signal: tooLong.signal }).catch(() => null);
	const settled = await Promise.race([promise, timer]);
	tooLong.abort();
	return settled;
}

export function createClauseJudge(
	{ claims, meaning }: ClauseRules,
	vectors: MeaningVectors | null,
	mode: ReplyTask['mode'],
	patienceMs = PATIENCE_MS,
): ClauseJudge {
	const watch = createClaimWatch(claims);
	const guard = createMeaningGuard(meaning, vectors);
	guard.prepare();
	let isCaught = false;
	/** What is judged behind, one clause after the other, so that no reply crowds the worker. */
	let behind: Promise<void> = Promise.resolve();

	function judgeBehind(clause: string, sentence: string): void {
		behind = behind.then(async () => {
			isCaught ||= await guard.saysSecret(clause, sentence);
		});
	}

	return {
		async hear(clause, sentence) {
			if (watch.takes(clause)) return invented;
			if (mode === 'practice') judgeBehind(clause, sentence);
			else {
				const says = await within(guard.saysSecret(clause, sentence), patienceMs);
				if (says === null) return late;
				if (says) return secret;
			}
			return fine;
		},
		found: () => (isCaught ? secret : fine),
		async finish() {
			await within(behind, patienceMs);
			return isCaught ? secret : fine;
		},
	};
}
