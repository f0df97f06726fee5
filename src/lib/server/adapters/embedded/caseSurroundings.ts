/** What cases are checked against: the catalogues' names, the pictures and the gold that come with the product. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { languages } from '#lib/domain/dialogue/language.ts';
import { type Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import { goldStudents } from '#lib/domain/grading/gold/schema.ts';
import type { Catalogues } from '#lib/domain/scenario/catalogues.ts';
import { parseComplaints } from '#lib/domain/scenario/redFlags.ts';
import type { CaseSurroundings } from '#lib/server/services/authoringPorts.ts';
import type { LocalLanguagePacks } from '#lib/server/services/ports.ts';
import { orOperatorError } from './orOperatorError.ts';

const pictureFolder = 'static/findings';

const isMissing = (error: unknown) => (error as { code?: string }).code === 'ENOENT';

/** @returns null where there is no such file. */
const readText = (file: string): Promise<string | null> =>
	readFile(file, 'utf8').catch((error: unknown) => {
		if (isMissing(error)) return null;
		throw error;
	});

/**
 * @param folder the scenarios' folder.
 * @throws OperatorError that lists the faults of the catalogue of red flags.
 */
export async function openCaseSurroundings(
	folder: string,
	packs: LocalLanguagePacks,
): Promise<CaseSurroundings> {
	const file = join(folder, 'redFlags.yaml');
	const { complaints } = orOperatorError(parseComplaints(await readFile(file, 'utf8'), file));
	const named = (language: Language): Catalogues => {
		const { topics, findings } = packs(language);
		return {
			complaints,
			topics: {
				topics: [...topics.values()].map(({ id, kind, category, label }) => ({
					...{ id, kind, category, label },
				})),
			},
			findings: { findings: findings.findings.map(({ id, kind, label }) => ({ id, kind, label })) },
		};
	};
	const catalogues = new Map(languages.map((language) => [language, named(language)]));
	return {
		packOf: packs,
		cataloguesOf: (language) => catalogues.get(language)!,
		pictures: new Set(await readdir(pictureFolder).catch(() => [])),
		readPicture: (name) => readFile(join(pictureFolder, name)),
		async readGold(slug, language) {
			const texts = await Promise.all(
				goldStudents.map(async (student) => [
					student,
					await readText(join(folder, slug, 'gold', `${student}.${language}.yaml`)),
				]),
			);
			return Object.fromEntries(texts.filter(([, text]) => text !== null)) as object;
		},
	};
}
