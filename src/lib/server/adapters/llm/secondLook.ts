/** A language model's second look at one line, where a student says: I did ask that. */
import type { GradingInput } from '#lib/domain/grading/grader.ts';
import { assembleResult } from '#lib/domain/grading/model/assembleResult.ts';
import type { LookAgain } from '#lib/server/services/disputePorts.ts';
import type { Model } from './model.ts';
import { askAbout } from './modelGrader.ts';

/** So many lines before and after the one that is pointed at. */
const around = 3;

/** The place alone: what was said elsewhere can neither earn nor cost the mark here. */
function atPlace(input: GradingInput, utteranceId: string): GradingInput {
	const at = input.utterances.findIndex(({ id }) => id === utteranceId);
	const utterances = input.utterances.slice(Math.max(0, at - around), at + around + 1);
	return { ...input, utterances, disputes: [] };
}

/** @returns a look that answers null where the model cannot tell, or does not answer at all: then a person decides. */
export const createLookAgain =
	(model: Model): LookAgain =>
	async (item, utteranceId, input, spend) => {
		const part = { id: item.id, items: [item], domains: [], readsNote: false };
		const place = atPlace(input, utteranceId);
		try {
			const { answer } = await askAbout(model, part, place, spend);
			const { items } = assembleResult(place, [{ part, answer }]);
			const score = items.find(({ itemId }) => itemId === item.id);
			const restsOnIt = score?.evidence.some(
				(each) => each.kind === 'utterance' && each.utteranceId === utteranceId,
			);
			return restsOnIt ? (score?.level ?? null) : null;
		} catch {
			return null;
		}
	};
