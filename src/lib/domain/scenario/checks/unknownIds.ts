/** Names that point at nothing, with what was probably meant. */
import { suggest } from '../closest.ts';
import type { Flaw, Path } from '../fault.ts';

/** @param nouns what is named, in singular and plural: `['topic', 'topics']`. */
export function unknownIdFlaws(
	ids: readonly string[] | undefined,
	known: readonly string[],
	[noun, plural]: readonly [string, string],
	at: Path,
): Flaw[] {
	return (ids ?? []).flatMap((id, index) =>
		known.includes(id) ? [] : unknownId(id, known, [noun, plural], [...at, index]),
	);
}

export function unknownId(
	id: string | undefined,
	known: readonly string[],
	[noun, plural]: readonly [string, string],
	path: Path,
): Flaw[] {
	if (id === undefined || known.includes(id)) return [];
	return [{ path, problem: `there is no ${noun} "${id}"`, mend: suggest(id, known, plural) }];
}
