/** What a decided plan leaves in the patient's memory, whatever becomes of the reply. */
import type { LineKey } from './lines.ts';
import type { PatientMemory } from './memory.ts';
import type { ReplyPlan } from './replyPlan.ts';

export function rememberPlan(memory: PatientMemory, plan: ReplyPlan): PatientMemory {
	const lineUses = { ...memory.lineUses };
	const count = (key: LineKey) => (lineUses[key] = (lineUses[key] ?? 0) + 1);
	const improvised = { ...memory.improvised };
	const questions = plan.parts.flatMap((part) => {
		if (part.kind === 'line') {
			const { key, variant, about } = part;
			count(key);
			if (about) improvised[about] ??= { key, variant };
		}
		return part.kind === 'question' ? [part.questionId] : [];
	});
	return {
		...memory,
		lineUses,
		improvised,
		hasOpened: memory.hasOpened || plan.parts.some(({ kind }) => kind === 'opening'),
		questionsPut: [...memory.questionsPut, ...questions],
	};
}
