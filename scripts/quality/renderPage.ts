/** Puts the quality page together from what was measured. Pure: dates and results are given. */
import { figure, table } from './markdown.ts';
import { published } from './published.ts';

/** One run of one evaluation. */
export type Run = {
	name: string;
	goldBy: string;
	result: object;
	/** Its section. */
	markdown: string;
};

export type Page = {
	/** 2026-01-31 */
	date: string;
	graderVersion: string;
	runs: readonly Run[];
	/** Evaluations that could not be run, for want of data. */
	notRun: readonly string[];
};

export function renderPage(page: Page): string {
	return [
		'# Quality',
		`Written by \`npm run quality\` on ${page.date}; do not edit by hand. Every figure can be measured again by the command that its section names. Nothing here has been checked by a clinician unless it says so.`,
		...describeVersions(page),
		'## Asked and reached',
		page.runs.length > 0
			? table(['evaluation', 'figure', 'asked', 'reached', 'gold by'], page.runs.flatMap(askedRows))
			: 'Nothing could be measured.',
		...describeNotRun(page.notRun),
		'## Beside what others have published',
		'Other transcripts, other rubrics, other gold: these say what has been reached elsewhere, and no more.',
		table(
			['what', 'figure', 'gold by', 'paper'],
			published.map(({ what, figure, gold, paper }) => [what, figure, gold, paper]),
		),
		...page.runs.flatMap(describeRun),
	].join('\n\n');
}

function describeVersions({ graderVersion, runs }: Page): string[] {
	const interpreters = new Set(runs.flatMap(({ result }) => interpretersOf(result)));
	return [
		[
			`- Grader: ${graderVersion}`,
			...[...interpreters].map((version) => `- Interpreter: \`${version}\``),
		].join('\n'),
	];
}

function interpretersOf(result: object): string[] {
	if ('interpreter' in result && typeof result.interpreter === 'string') {
		return [result.interpreter];
	}
	if (!('interpreters' in result) || typeof result.interpreters !== 'object') return [];
	return Object.values(result.interpreters ?? {}).filter((each) => typeof each === 'string');
}

/**
 * One row for each figure that was asked for. What was reached stands under the same name in `reached`, or in the
 * result itself; a figure asked for as two numbers is to lie between them, one named in `atMost` not above.
 */
function askedRows({ name, goldBy, result }: Run): string[][] {
	const atMost = 'atMost' in result && Array.isArray(result.atMost) ? result.atMost : [];
	const asked = Object.entries({ ...('asked' in result && (result.asked as object)) });
	if (asked.length === 0) return [[name, '–', '–', '–', goldBy]];
	return asked.map(([key, wanted]) => {
		const range = rangeOf(wanted, atMost.includes(key));
		return [
			name,
			key,
			describeRange(range),
			describeReached(reachedIn(result, key), range),
			goldBy,
		];
	});
}

type Range = { low?: number; high?: number };

function rangeOf(wanted: unknown, isHighest: boolean): Range {
	if (Array.isArray(wanted)) return { low: Number(wanted[0]), high: Number(wanted[1]) };
	return isHighest ? { high: Number(wanted) } : { low: Number(wanted) };
}

function describeRange({ low, high }: Range): string {
	if (low !== undefined && high !== undefined) return `${low} to ${high}`;
	return low === undefined ? `≤ ${high}` : `≥ ${low}`;
}

function reachedIn(result: object, key: string): number | null {
	const apart = { ...('reached' in result && (result.reached as object)) };
	const found = [new Map(Object.entries(apart)), new Map(Object.entries(result))];
	const value: unknown = found
		.map((figures) => figures.get(key))
		.find((each) => each !== undefined);
	return typeof value === 'number' ? value : null;
}

function describeReached(
	value: number | null,
	{ low = -Infinity, high = Infinity }: Range,
): string {
	if (value === null) return '–';
	const isReached = value >= low && value <= high;
	return isReached ? figure(value, 3) : `**${figure(value, 3)}, not reached**`;
}

function describeNotRun(names: readonly string[]): string[] {
	if (names.length === 0) return [];
	return [
		`**Not measured: ${names.join(', ')}.** What they need was not there; recorded consultations are not part of this repository. With them: \`npm run quality -- --data FOLDER\`.`,
	];
}

function describeRun({ name, result, markdown }: Run): string[] {
	const language = languageOf(result);
	return [`## ${name}${language}`, `\`npm run eval -- ${name}\``, markdown];
}

function languageOf(result: object): string {
	if (!('measuredOn' in result) || typeof result.measuredOn !== 'object') return '';
	const on = result.measuredOn ?? {};
	return 'language' in on ? ` (${String(on.language)})` : '';
}
