/** Asks a model grader part by part, and keeps each answer: what was once answered is not asked again. */
import { createHash } from 'node:crypto';
import { emptyNote } from '#lib/domain/consultation/note.ts';
import type { ModelUse } from '#lib/domain/usage/modelUse.ts';
import type { GraderPart, GradingInput, PartedGrader } from '#lib/domain/grading/grader.ts';
import type { AnswerPlace, KeptAnswer } from './gradingPorts.ts';
import type { Transactions } from './ports.ts';
import type { Marked } from './readStanding.ts';

export type AskContext = {
	transactions: Transactions;
	/** A clock that only moves forward. */
	uptimeMs(): number;
};

/** What a part may read: without the note where it does not look at it, so that no answer can depend on a draft. */
const inputFor = (part: GraderPart, input: GradingInput): GradingInput =>
	part.readsNote ? input : { ...input, note: emptyNote };

function hashOf({ utterances, events, note, isCutOff }: GradingInput): string {
	const lines = utterances.map(({ id, speaker, text }) => [id, speaker, text]);
	return createHash('sha256')
		.update(JSON.stringify([lines, events, note, isCutOff]))
		.digest('hex');
}

const isSamePlace = (one: AnswerPlace, other: AnswerPlace) =>
	one.graderVersion === other.graderVersion &&
	one.partId === other.partId &&
	one.inputHash === other.inputHash;

type Place = { part: GraderPart; input: GradingInput; at: AnswerPlace };

const placeOf = ({ record, input }: Marked, grader: PartedGrader, part: GraderPart): Place => {
	const shown = inputFor(part, input);
	const { id: consultationId, rubric } = record;
	const { version: graderVersion } = grader;
	const at = { consultationId, rubric, graderVersion, partId: part.id, inputHash: hashOf(shown) };
	return { part, input: shown, at };
};

export type AskParts = (
	marked: Marked,
	grader: PartedGrader,
	parts: readonly GraderPart[],
) => Promise<KeptAnswer[]>;

/**
 * @returns a function that gives the answers of these parts, asked side by side where none is kept.
 * @throws Error the first that failed, after all others were kept.
 */
export function createAskParts({ transactions, uptimeMs }: AskContext): AskParts {
	/** A job for the conversation may still be at it when the job for the whole begins. */
	const asking = new Map<string, Promise<KeptAnswer>>();

	async function ask(schoolId: string, grader: PartedGrader, { part, input, at }: Place) {
		const startedMs = uptimeMs();
		const uses: ModelUse[] = [];
		const [asked] = await Promise.allSettled([
			grader.askPart(part.id, input, (use) => uses.push(use)),
		]);
		const durationMs = Math.round(uptimeMs() - startedMs);
		return transactions.inSchool(schoolId, async (tx) => {
			for (const use of uses) await tx.recordUse(at.consultationId, use);
			if (asked.status === 'rejected') return asked;
			const kept = { ...at, answer: asked.value, durationMs };
			await tx.answers.keep(kept);
			return { status: 'fulfilled' as const, value: kept };
		});
	}

	function askOnce(schoolId: string, grader: PartedGrader, place: Place): Promise<KeptAnswer> {
		const key = JSON.stringify(place.at);
		const known = asking.get(key);
		if (known) return known;
		const answer = ask(schoolId, grader, place)
			.then((asked) => {
				// What a failed call has used is on record all the same.
				if (asked.status === 'rejected') throw asked.reason;
				return asked.value;
			})
			.finally(() => asking.delete(key));
		asking.set(key, answer);
		return answer;
	}

	return async (marked, grader, parts) => {
		const { schoolId, id, rubric } = marked.record;
		const kept = await transactions.inSchool(schoolId, (tx) =>
			tx.answers.list(id, rubric.versionId),
		);
		const answered = await Promise.allSettled(
			parts
				.map((part) => placeOf(marked, grader, part))
				.map(
					async (place) =>
						kept.find((answer) => isSamePlace(answer, place.at)) ??
						askOnce(schoolId, grader, place),
				),
		);
		return answered.map((one) => {
			if (one.status === 'rejected') throw one.reason;
			return one.value;
		});
	};
}
