/** What the students of the gold transcripts say, as a file for `eval interpreter`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '#lib/domain/dialogue/language.ts';
import { type Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import { parseGold } from '#lib/domain/grading/gold/loadGold.ts';
import type { Gold } from '#lib/domain/grading/gold/schema.ts';
import { requireParsed } from '#lib/domain/scenario/requireParsed.ts';
import { writeJsonLines } from '../eval/dataFiles.ts';

/** Lines of the conversation that go before; what is further back hardly matters for a timing. */
const context = 2;

/** @returns the file written for each language that has gold. */
export function writeGoldUtterances(
	folder: string,
	scratch: string,
): { language: Language; file: string }[] {
	const gold = readGoldFiles(folder);
	return languages.flatMap((language) => {
		const rows = gold.filter((one) => one.language === language).flatMap(utterancesOf);
		if (rows.length === 0) return [];
		const file = join(scratch, `utterances.${language}.jsonl`);
		writeJsonLines(file, rows);
		return [{ language, file }];
	});
}

function readGoldFiles(folder: string): Gold[] {
	const slugs = readdirSync(folder).filter((slug) => existsSync(join(folder, slug, 'gold')));
	return slugs.flatMap((slug) =>
		readdirSync(join(folder, slug, 'gold')).map((name) => {
			const file = join(folder, slug, 'gold', name);
			return requireParsed(parseGold(readFileSync(file, 'utf8'), file)).gold;
		}),
	);
}

function utterancesOf({ lines }: Gold): object[] {
	const spoken = lines.flatMap((line) =>
		'text' in line ? [{ speaker: line.by, text: line.text }] : [],
	);
	return spoken.flatMap(({ speaker, text }, index) =>
		speaker === 'student'
			? [{ text, before: spoken.slice(Math.max(0, index - context), index) }]
			: [],
	);
}
