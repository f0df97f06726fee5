/** Checks the gold files of one case in one language: where they lie, and that they mark this case. */
import { checkGold, parseGold } from '../grading/gold/loadGold.ts';
import { goldStudents, type Gold } from '../grading/gold/schema.ts';
import type { Rubric } from '../rubric/schema.ts';
import type { Fault, Flaw } from '../scenario/fault.ts';
import type { NamedFindings } from '../scenario/catalogues.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { Library } from './checkedFile.ts';

const goldFile = new RegExp(`^[^/]+/gold/(${goldStudents.join('|')})\\.([^./]+)\\.yaml$`);

/** What in a `gold` folder no case and language of the library claims. */
export function strayGoldFaults(
	{ files }: Library,
	cases: readonly { slug: string; language: string }[],
): Fault[] {
	const claimed = new Set(cases.map(({ slug, language }) => `${slug} ${language}`));
	const inGold = [...files.keys()].filter((path) => path.split('/')[1] === 'gold');
	return inGold.flatMap((file): Fault[] => {
		const [slug = ''] = file.split('/');
		const language = goldFile.exec(file)?.[2];
		if (language && claimed.has(`${slug} ${language}`)) return [];
		const mend = `name it ${goldStudents.join(', ')} and the language of a scenario, as in ${slug}/gold/strong.en.yaml`;
		return [{ file, line: 1, column: 1, problem: 'nothing reads a gold file of this name', mend }];
	});
}

/** A case may have fewer gold files than there are kinds of student: what is missing is no fault. */
export function checkGoldOf(
	{ slug, language }: { slug: string; language: string },
	{ files }: Library,
	goldCase: { scenario: Scenario; rubric: Rubric; findings: NamedFindings },
): Fault[] {
	return goldStudents.flatMap((student) => {
		const file = `${slug}/gold/${student}.${language}.yaml`;
		const text = files.get(file);
		if (text === undefined) return [];
		const parsed = parseGold(text, file);
		if ('faults' in parsed) return parsed.faults;
		const { gold, source } = parsed;
		return [...source.locate(studentFlaws(gold, student)), ...checkGold(parsed, goldCase)];
	});
}

function studentFlaws({ student }: Gold, expected: Gold['student']): Flaw[] {
	if (student === expected) return [];
	return [
		{
			path: ['student'],
			problem: `"${student}" does not match the name of this file`,
			mend: `write "student: ${expected}", or rename the file`,
		},
	];
}
