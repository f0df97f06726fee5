/** A list as the form has it now, as edits of the entries that differ: comments beside the others stay. */
import type { YamlEdit } from '#lib/domain/authoring/editYaml.ts';
import type { Path } from '#lib/domain/scenario/fault.ts';

export function listEdits(
	path: Path,
	before: readonly string[],
	after: readonly string[],
): YamlEdit[] {
	if (before.length === 0)
		return after.length > 0 ? [{ kind: 'set', path, value: [...after] }] : [];
	const changed = after
		.slice(0, before.length)
		.flatMap((value, index): YamlEdit[] =>
			value === before[index] ? [] : [{ kind: 'set', path: [...path, index], value }],
		);
	const added = after
		.slice(before.length)
		.map((value): YamlEdit => ({ kind: 'append', path, value }));
	const removed = before
		.slice(after.length)
		.map((_, index): YamlEdit => ({ kind: 'remove', path: [...path, before.length - 1 - index] }));
	return [...changed, ...added, ...removed];
}
