/** Checks a case that is being written, as `npm run validate` checks those that come with the product. */
import type { Language } from '../dialogue/topicCatalogue.ts';
import { goldStudents, type GoldStudent } from '../grading/gold/schema.ts';
import type { Catalogues } from '../scenario/catalogues.ts';
import type { Fault } from '../scenario/fault.ts';
import { checkCase } from './checkCase.ts';
import { join } from './checkedFile.ts';
import { compareLanguages } from './compareLanguages.ts';

/** One language of a case. */
export type CaseFiles = {
	slug: string;
	language: Language;
	scenario: string;
	rubric: string;
	gold?: Partial<Record<GoldStudent, string>>;
};

export type Surroundings = {
	/** Every case there is, for the alternatives that cases name. */
	slugs: readonly string[];
	pictures: ReadonlySet<string>;
};

/** Where each text lies among a case's files: `chest-pain/scenario.en.yaml`. */
export function filesOf({ slug, language, scenario, rubric, gold = {} }: CaseFiles) {
	return new Map([
		[`${slug}/scenario.${language}.yaml`, scenario],
		[`${slug}/rubric.${language}.yaml`, rubric],
		...goldStudents.flatMap((student): [string, string][] => {
			const text = gold[student];
			return text === undefined ? [] : [[`${slug}/gold/${student}.${language}.yaml`, text]];
		}),
	]);
}

/** @param drafts every language of one case. */
export function checkDrafts(
	drafts: readonly CaseFiles[],
	cataloguesOf: (language: Language) => Catalogues,
	{ slugs, pictures }: Surroundings,
): Fault[] {
	const checked = join(
		drafts.map((draft) => {
			const { slug, language } = draft;
			const library = { files: filesOf(draft), pictures };
			return checkCase({ slug, language, slugs }, library, cataloguesOf(language));
		}),
	);
	return [...checked.faults, ...compareLanguages(checked)];
}
