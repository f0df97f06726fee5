/** Takes the asking turns out of a consultation: the item must flip to "not asked" and nothing else may change. */
import { z } from 'zod';
import type {
	AblationOutcome,
	ChecklistCase,
	ChecklistRow,
	MarkTranscript,
} from './checklistTypes.ts';
import { CommandError } from './commandError.ts';
import { readJsonLines } from './dataFiles.ts';

const ablationSchema = z.object({
	case_id: z.string(),
	item_id: z.string(),
	removed_turns: z.array(z.int()),
	items_now_not_asked: z.array(z.string()),
});

export async function runAblations(
	path: string,
	cases: readonly ChecklistCase[],
	rows: readonly ChecklistRow[],
	mark: MarkTranscript,
): Promise<AblationOutcome[]> {
	const asked = new Map(rows.map((row) => [`${row.case_id} ${row.item_id}`, row.asked]));
	const outcomes: AblationOutcome[] = [];
	for (const ablation of readJsonLines(path, ablationSchema)) {
		const source = cases.find((one) => one.id === ablation.case_id);
		if (!source)
			throw new CommandError(
				`${path} names the case ${ablation.case_id}, which is not among the cases.`,
			);
		const removed = new Set(ablation.removed_turns);
		const left = await mark(
			source.id,
			source.transcript.filter((turn) => !removed.has(turn.i)),
		);
		const gone = new Set(ablation.items_now_not_asked);
		const target = left.filter((row) => gone.has(row.item_id));
		outcomes.push({
			caseId: source.id,
			itemId: ablation.item_id,
			flipped: target.every((row) => !row.asked),
			changedOthers: left
				.filter((row) => !gone.has(row.item_id))
				.filter((row) => row.asked !== asked.get(`${row.case_id} ${row.item_id}`))
				.map((row) => row.item_id),
			stillAsking: target.flatMap((row) => (row.asked ? row.evidence_turns : [])),
		});
	}
	return outcomes;
}
