/** A case under another name: each of its documents says which case it belongs to. */
import type { CaseFiles } from './checkDraft.ts';
import { applySplice, editYaml } from './editYaml.ts';

/** What cannot be read stays as it is, for its author to mend. */
function withValue(text: string, field: string, value: string): string {
	const splice = editYaml(text, { kind: 'set', path: [field], value });
	return splice ? applySplice(text, splice) : text;
}

export function renameCase(files: CaseFiles, slug: string): CaseFiles {
	const gold = Object.entries(files.gold ?? {}).map(([student, text]) => [
		student,
		withValue(text, 'scenario', slug),
	]);
	return {
		...files,
		slug,
		scenario: withValue(files.scenario, 'slug', slug),
		rubric: withValue(files.rubric, 'scenario', slug),
		gold: Object.fromEntries(gold) as CaseFiles['gold'],
	};
}
