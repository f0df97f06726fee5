/** `eval gold`: how the rule grader marks the frozen transcripts that the cases' authors marked by reading. */
import { languages } from '#lib/domain/dialogue/language.ts';
import { type Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type { Grader } from '#lib/domain/grading/grader.ts';
import { compareMarks } from '#lib/domain/grading/gold/compareMarks.ts';
import { readGold, type GoldReader } from '#lib/domain/grading/gold/readGold.ts';
import { buildRuleGrader } from '#lib/domain/grading/ruleGrader.ts';
import { verifyScores } from '#lib/domain/grading/verifyEvidence.ts';
import { writeJsonLines } from './dataFiles.ts';
import { describeGold, type MarkedTranscript } from './goldFigures.ts';
import { findGold, type GoldSet } from './goldFiles.ts';
import { describeDisagreements, describeFigures, describeReaders } from './goldProse.ts';
import { checkLanguage, openPacks } from './interpreters.ts';
import { readOptions } from './options.ts';
import { describeSecondReader, readSecondMarkings } from './secondReader.ts';

/** Of Cohen's kappa, over the items that the grader claims to judge. */
const askedKappa = 0.85;

export async function markGold(
	{ gold, goldCase }: GoldSet,
	reader: GoldReader,
	grader: Grader,
): Promise<MarkedTranscript> {
	const { scenario, language, student } = gold;
	const input = await readGold(gold, goldCase, reader);
	const proposed = await grader.grade(input);
	const { items } = verifyScores(proposed.items, goldCase.rubric, input);
	return { scenario, language, student, items: compareMarks(gold, goldCase.rubric, items) };
}

const toRow = (item: MarkedTranscript['items'][number], of: MarkedTranscript) => ({
	scenario: of.scenario,
	language: of.language,
	student: of.student,
	...item,
});

function report(
	transcripts: readonly MarkedTranscript[],
	{ sets, missing }: Awaited<ReturnType<typeof findGold>>,
) {
	const figures = describeGold(transcripts);
	const secondReader = describeSecondReader(sets, readSecondMarkings());
	for (const line of describeDisagreements(transcripts)) console.error(line);
	for (const line of describeFigures(figures)) console.error(line);
	for (const line of describeReaders(secondReader)) console.error(line);
	for (const path of missing) console.error(`missing: ${path}`);
	const kappa = figures.overall.kappa.value;
	return {
		...figures,
		secondReader,
		missing,
		asked: { kappa: askedKappa },
		reached: { kappa },
		ok: (kappa ?? 0) >= askedKappa,
	};
}

/** Everything is measured unless `--scenario` or `--lang` narrows it. */
export async function evaluateGold(args: string[]) {
	const options = readOptions(args, [], ['scenario', 'lang', 'folder', 'out']);
	const slug = options.scenario === 'all' ? undefined : options.scenario;
	const language: Language | undefined = options.lang ? checkLanguage(options.lang) : undefined;
	const folder = options.folder ?? 'scenarios';
	const packs = await openPacks(folder);
	const found = await findGold(folder, packs, { slug, language });
	const grader = buildRuleGrader();
	const transcripts: MarkedTranscript[] = [];
	for (const set of found.sets) {
		const marked = await markGold(set, packs(set.gold.language), grader);
		console.error(`read ${marked.scenario} ${marked.student} ${marked.language}`);
		transcripts.push(marked);
	}
	if (options.out) {
		writeJsonLines(
			options.out,
			transcripts.flatMap((one) => one.items.map((item) => toRow(item, one))),
		);
	}
	const read = languages.filter((each) => transcripts.some((one) => one.language === each));
	return {
		evaluation: 'gold',
		measuredOn: { folder, gold: 'by the authors of the cases, not clinicians' },
		grader: grader.version,
		interpreters: Object.fromEntries(read.map((each) => [each, packs(each).interpreter.version])),
		...report(transcripts, found),
	};
}

export type GoldReport = Awaited<ReturnType<typeof evaluateGold>>;
