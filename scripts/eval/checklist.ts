/** `eval checklist`: which items of a history checklist were asked in recorded consultations. */
import { z } from 'zod';
import { creditItem, type ItemCredit } from '../../src/lib/domain/dialogue/itemCredit.ts';
import type { Interpreter } from '../../src/lib/domain/dialogue/reading.ts';
import { runAblations } from './ablations.ts';
import { topicsOfItem, type ChecklistItem } from './checklistItems.ts';
import { reportChecklist, type ChecklistReport } from './checklistReport.ts';
import { caseSchema, type ChecklistRow, type MarkTranscript } from './checklistTypes.ts';
import { readJson, readJsonLines, writeJsonLines } from './dataFiles.ts';
import type { FindMentions } from '#lib/domain/dialogue/english/mentions.ts';
import { buildInterpreter, buildMentions } from './interpreters.ts';
import { readOptions } from './options.ts';
import { readConversation } from './readConversation.ts';

const itemsSchema = z.array(z.object({ item_id: z.string(), label: z.string() }));

/** A ready-made statement asks only where the patient had not said it already. */
const isAsked = ({ credit, toldBefore }: ItemCredit) =>
	credit === 'asked' || credit === 'explored' || (credit === 'confirmed' && !toldBefore);

async function buildMarker(
	interpreter: Interpreter,
	mentions: FindMentions,
	items: readonly ChecklistItem[],
): Promise<MarkTranscript> {
	const topics = new Map<string, string[]>();
	for (const item of items) topics.set(item.item_id, await topicsOfItem(item, interpreter));
	return async (caseId, transcript) => {
		const turns = await readConversation(interpreter, transcript, mentions);
		return items.map(({ item_id }) => {
			const result = creditItem(turns, topics.get(item_id) ?? []);
			const { credit, evidenceTurns, confidence } = result;
			const asked = isAsked(result);
			const evidence_turns = [...evidenceTurns].sort((a, b) => a - b);
			return { case_id: caseId, item_id, asked, credit, evidence_turns, confidence };
		});
	};
}

export async function evaluateChecklist(args: string[]): Promise<ChecklistReport> {
	const options = readOptions(args, ['cases', 'items', 'out'], ['ablations', 'lang']);
	const cases = readJsonLines(options.cases, caseSchema);
	const items = readJson(options.items, itemsSchema);
	const interpreter = await buildInterpreter(options.lang ?? 'en');
	const mentions = await buildMentions(options.lang ?? 'en');
	const mark = await buildMarker(interpreter, mentions, items);
	const rows: ChecklistRow[] = [];
	for (const one of cases) {
		rows.push(...(await mark(one.id, one.transcript)));
		console.error(`read ${one.id} (${one.transcript.length} lines)`);
	}
	writeJsonLines(options.out, rows);
	const ablations = options.ablations
		? await runAblations(options.ablations, cases, rows, mark)
		: undefined;
	return reportChecklist({
		cases,
		rows,
		ablations,
		measuredOn: options.cases,
		version: interpreter.version,
	});
}
