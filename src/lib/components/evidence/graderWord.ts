/** Who marked, in a word or by name. */
import type { PackedGrading } from '#lib/domain/grading/evidence/evidencePack.ts';
import { m } from '#lib/paraglide/messages.js';

const words: Record<PackedGrading['method'], () => string> = {
	rule: m.evidenceGraderRule,
	model: m.evidenceGraderModel,
	panel: m.evidenceGraderPanel,
	human: m.evidenceGraderHuman,
};

export const graderWord = ({ method, authorName }: PackedGrading): string =>
	authorName ?? words[method]();
