/** What hostile students say: our own lines on consultations, and collected injections from a folder of one's own. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { languages } from '#lib/domain/dialogue/language.ts';
import { type Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import { CommandError } from '../commandError.ts';
import { readJsonLines } from '../dataFiles.ts';

export type Attack = { kind: string; says: string };

const ownSchema = z.record(z.string(), z.array(z.string().min(1)));
const injectionSchema = z.looseObject({ text: z.string().min(1) });

function readOwn(language: Language): Attack[] {
	const file = join(import.meta.dirname, `attacks.${language}.yaml`);
	const kinds = ownSchema.parse(parse(readFileSync(file, 'utf8')));
	return Object.entries(kinds).flatMap(([kind, lines]) => lines.map((says) => ({ kind, says })));
}

/** Written for this project, by language. */
export const readOwnAttacks = (): Record<Language, Attack[]> =>
	Object.fromEntries(languages.map((language) => [language, readOwn(language)])) as Record<
		Language,
		Attack[]
	>;

/**
 * Every string of the folder's `*.jsonl`, whatever its language.
 * @throws CommandError when the folder is not there or holds none.
 */
export function readInjections(folder: string): Attack[] {
	const files = existsSync(folder)
		? readdirSync(folder).filter((name) => name.endsWith('.jsonl'))
		: [];
	if (files.length === 0)
		throw new CommandError(
			`There are no injection strings in ${folder}. They are not part of this repository: give the path of your copy with --injection, a folder of *.jsonl files whose lines hold a "text".`,
		);
	return files.toSorted().flatMap((name) =>
		readJsonLines(join(folder, name), injectionSchema).map(({ text }) => ({
			kind: name.replace(/\.jsonl$/, ''),
			says: text,
		})),
	);
}
