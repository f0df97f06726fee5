/** `eval checklist`: which items of a history checklist were asked in recorded consultations. */
import { z } from 'zod';
import { creditItem, type ItemCredit } from '../../src/lib/domain/dialogue/itemCredit.ts';
import type { Interpreter } from '../../src/lib/domain/dialogue/reading.ts';
import { runAblations } from './ablations.ts';
import { topicsOfItem, type ChecklistItem } from './checklistItems.ts';
import { reportChecklist } from './checklistReport.ts';
import { readJson, readJsonLines, writeJsonLines } from './dataFiles.ts';
import type { FindMentions } from '#lib/domain/dialogue/english/mentions.ts';
import { buildInterpreter, buildMentions } from './interpreters.ts';
import { readOptions } from './options.ts';
import { readConversation, transcriptSchema, type Transcript } from './readConversation.ts';

const goldSchema = z.object({
	item_id: z.string(),
	gold_asked: z.boolean().optional(),
	evidence_turns: z.array(z.int()).default([]),
});
const caseSchema = z.object({
	id: z.string(),
	transcript: transcriptSchema,
	items: z.array(goldSchema).default([]),
});
export type ChecklistCase = z.infer<typeof caseSchema>;

const itemsSchema = z.array(z.object({ item_id: z.string(), label: z.string() }));

export type ChecklistRow = {
	case_id: string;
	item_id: string;
	asked: boolean;
	credit: ItemCredit['credit'];
	evidence_turns: number[];
	confidence: number;
};

export type MarkTranscript = (caseId: string, transcript: Transcript) => Promise<ChecklistRow[]>;

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
			const { credit, evidenceTurns, confidence } = creditItem(turns, topics.get(item_id) ?? []);
			const asked = credit === 'asked' || credit === 'explored' || credit === 'confirmed';
			const evidence_turns = [...evidenceTurns].sort((a, b) => a - b);
			return { case_id: caseId, item_id, asked, credit, evidence_turns, confidence };
		});
	};
}

export async function evaluateChecklist(args: string[]): Promise<object> {
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
