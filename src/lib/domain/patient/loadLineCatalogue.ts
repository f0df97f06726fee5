/** Reads the shared small talk and checks the lines a scenario overrides. */
import { suggest } from '../scenario/closest.ts';
import type { Fault, Flaw, Path } from '../scenario/fault.ts';
import { parseAuthored } from '../scenario/parseAuthored.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { Source } from '../scenario/yamlSource.ts';
import { lineCatalogueSchema, lineKeys, type LineCatalogue } from './lines.ts';

export function parseLineCatalogue(
	yamlText: string,
	file: string,
): { lines: LineCatalogue; source: Source } | { faults: Fault[] } {
	const parsed = parseAuthored(lineCatalogueSchema, yamlText, file);
	if ('faults' in parsed) return parsed;
	const flaws = placeholderFlaws(parsed.value.lines, ['lines']);
	if (flaws.length > 0) return { faults: parsed.source.locate(flaws) };
	return { lines: parsed.value, source: parsed.source };
}

/** The small talk of one scenario: only known keys, with the places for facts left open. */
export function lineFlaws({ patient }: Scenario): Flaw[] {
	const at = ['patient', 'lines'];
	const known: readonly string[] = lineKeys;
	const unknown = Object.keys(patient.lines).filter((key) => !known.includes(key));
	return [
		...unknown.map((key) => ({
			path: [...at, key],
			onKey: true,
			problem: `"${key}" is no kind of small talk`,
			mend: suggest(key, lineKeys, 'kinds'),
		})),
		...placeholderFlaws(patient.lines, at),
	];
}

const placeholders: Record<string, string[]> = { again: ['{fact}'], ask_back: ['{a}', '{b}'] };

function placeholderFlaws(lines: Readonly<Record<string, readonly string[]>>, at: Path): Flaw[] {
	return Object.entries(placeholders).flatMap(([key, needed]) =>
		(lines[key] ?? []).flatMap((line, index) =>
			needed
				.filter((placeholder) => !line.includes(placeholder))
				.map((placeholder) => ({
					path: [...at, key, index],
					problem: `this line lacks ${placeholder}`,
					mend: `put ${placeholder} where the patient's words belong`,
				})),
		),
	);
}
