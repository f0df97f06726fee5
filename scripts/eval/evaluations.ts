/** Everything that can be measured, by name: `npm run eval` runs one of them, `npm run quality` all. */
import { join } from 'node:path';
import { describeAttacks } from '../quality/attacksSection.ts';
import { describeChecklist } from '../quality/checklistSection.ts';
import { describeFacts } from '../quality/factsSection.ts';
import { describeGoldMarks } from '../quality/goldSection.ts';
import { listFigures } from '../quality/listFigures.ts';
import { writeGoldUtterances } from '../quality/goldUtterances.ts';
import { describeAblations, describeDrift, describeStability } from '../quality/steadySections.ts';
import { evaluateAttacks } from './attacks/attacks.ts';
import { evaluateChecklist } from './checklist.ts';
import { evaluateClauses } from './clauses/clauses.ts';
import { evaluateGold } from './gold.ts';
import { evaluateDrift } from './grading/drift.ts';
import { evaluateFacts } from './grading/facts.ts';
import { evaluateGoldAblations } from './grading/goldAblations.ts';
import { evaluateGradingSpeed } from './grading/speed.ts';
import { evaluateStability } from './grading/stability.ts';
import { evaluateInterpreter } from './interpreter.ts';
import { evaluateLeaks } from './leaks/leaks.ts';
import { evaluateQuestions } from './questions.ts';
import { evaluateRecall } from './recall/recall.ts';
import { evaluateSelfPlay } from './selfPlay.ts';
import { evaluateUnplanned } from './unplanned/unplanned.ts';

/** Where the quality page finds data, and puts files that nobody keeps. */
export type Places = {
	/** null without a data folder. */
	data: string | null;
	scratch: string;
};

type Measured = { result: object; markdown: string };
type Evaluation = {
	/** @param args as on the command line. @throws CommandError */
	measure(args: string[]): Promise<Measured>;
	/** The command lines for the quality page; none when what they need is not there. */
	commandLines(places: Places): string[][];
	/** Who made the gold, and of what. */
	goldBy: string;
};

/** @param describe its section of the quality page; by default a list of all figures. */
function evaluation<Result extends object>(
	evaluate: (args: string[]) => Promise<Result>,
	commandLines: Evaluation['commandLines'],
	goldBy: string,
	describe: (result: Result) => string = listFigures,
): Evaluation {
	return {
		commandLines,
		goldBy,
		async measure(args) {
			const result = await evaluate(args);
			return { result, markdown: describe(result) };
		},
	};
}

function checklistCommand({ data, scratch }: Places): string[][] {
	if (data === null) return [];
	const at = (name: string) => join(data, 'grader-checklist', name);
	const files = ['--cases', at('cases.jsonl'), '--items', at('items.json')];
	return [[...files, '--ablations', at('ablations.jsonl'), '--out', join(scratch, 'marks.jsonl')]];
}

function questionsCommand({ data }: Places): string[][] {
	if (data === null) return [];
	return [['--transcripts', join(data, 'interviews', 'transcripts.jsonl'), '--set', 'all']];
}

/** One case in one language: all of them take a quarter of an hour. */
function leaksCommand({ data }: Places): string[][] {
	if (data === null) return [];
	return [['--injection', join(data, 'injection'), '--scenario', 'chest-pain', '--lang', 'en']];
}

function factsCommand({ data }: Places): string[][] {
	if (data === null) return [];
	return [['--cases', join(data, 'grader-facts', 'cases.jsonl')]];
}

function attacksCommand({ data }: Places): string[][] {
	if (data === null) return [];
	return [['--injection', join(data, 'injection'), '--data', data]];
}

/** Reads what students say in the gold transcripts, a language at a time. */
function interpreterCommands({ scratch }: Places): string[][] {
	return writeGoldUtterances('scenarios', scratch).map(({ language, file }) => {
		return ['--utterances', file, '--lang', language, '--out', join(scratch, 'readings.jsonl')];
	});
}

export const evaluations: Readonly<Record<string, Evaluation>> = {
	ablations: evaluation(
		evaluateGoldAblations,
		() => [[]],
		'none: what a mark rests on is taken away',
		describeAblations,
	),
	attacks: evaluation(
		evaluateAttacks,
		attacksCommand,
		'the authors of the cases, not clinicians; a hostile model attacks, code searches',
		describeAttacks,
	),
	checklist: evaluation(
		evaluateChecklist,
		checklistCommand,
		'a language model reading one sentence per item, not clinicians',
		describeChecklist,
	),
	clauses: evaluation(
		evaluateClauses,
		() => [[]],
		'the authors of the platform, before the guard was tuned, not clinicians',
	),
	drift: evaluation(
		evaluateDrift,
		() => [[]],
		'none: the unchanged transcript is the measure',
		describeDrift,
	),
	facts: evaluation(
		evaluateFacts,
		factsCommand,
		'clinicians (what came up), automatic (what did not)',
		describeFacts,
	),
	gold: evaluation(
		evaluateGold,
		() => [[]],
		'the authors of the cases, not clinicians',
		describeGoldMarks,
	),
	'grading-speed': evaluation(evaluateGradingSpeed, () => [[]], 'none: a timing'),
	interpreter: evaluation(evaluateInterpreter, interpreterCommands, 'none: a timing'),
	leaks: evaluation(evaluateLeaks, leaksCommand, 'none: a hostile model recites, code searches'),
	questions: evaluation(
		evaluateQuestions,
		questionsCommand,
		'the authors of the platform, blind to the readings, not clinicians',
	),
	recall: evaluation(
		evaluateRecall,
		() => [[]],
		'the authors of the cases and of the catalogue, not clinicians',
	),
	'self-play': evaluation(
		evaluateSelfPlay,
		() => [['--scenario', 'all']],
		'none: scripted students play, code checks',
	),
	stability: evaluation(
		evaluateStability,
		() => [[]],
		'none: the same transcript again',
		describeStability,
	),
	unplanned: evaluation(
		evaluateUnplanned,
		() => [[]],
		'the authors of the cases and of the platform, before any question was tried, not clinicians',
	),
};
