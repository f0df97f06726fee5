/** Which topics of the catalogue obtain an item of a checklist. */
import type { Interpreter } from '../../src/lib/domain/dialogue/reading.ts';
import known from './checklistTopics.json' with { type: 'json' };

export type ChecklistItem = { item_id: string; label: string };

/** By the known list; an unknown item by reading its label as if it were asked. */
export async function topicsOfItem(
	item: ChecklistItem,
	interpreter: Interpreter,
): Promise<string[]> {
	const listed: Record<string, string[]> = known;
	const topics = listed[item.item_id];
	if (topics) return topics;
	const reading = await interpreter.read(`Any ${item.label.replace(/[()]/g, ', ')}?`, []);
	const found = reading.topics.map((topic) => topic.id);
	console.error(
		found.length > 0
			? `item ${item.item_id} is not in the known list: read as ${found.join(', ')}`
			: `item ${item.item_id} is not in the known list and its label names no topic: it cannot be marked`,
	);
	return found;
}
