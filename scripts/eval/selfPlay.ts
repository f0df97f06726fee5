/** `eval self-play`: scripted students play the cases; what they can reach, and what the patient gives away. */
import {
	measureTrial,
	quantile,
	type TrialMeasures,
} from '#lib/domain/trial/measures/measureTrial.ts';
import { readLabelled, type LabelledReadings } from '#lib/domain/trial/measures/readingFaults.ts';
import { playTrial, type Trial } from '#lib/domain/trial/playTrial.ts';
import type { TrialStudent } from '#lib/domain/trial/student.ts';
import { labelledQuestions } from '#lib/domain/trial/students/questions.ts';
import { trialStudents } from '#lib/domain/trial/students/trialStudents.ts';
import type { TrialCase } from '#lib/domain/trial/trialCase.ts';
import { openCases } from './cases.ts';
import { writeJsonLines } from './dataFiles.ts';
import { chineseLabelledQuestions } from './labelledQuestions.ts';
import { readOptions } from './options.ts';

/** What is asked over all cases; the share of the rubric is of the average student, mean of the seeds. */
const asked = {
	guardedLeaks: 0,
	contradictions: 0,
	unaskedPerTurn: 0.15,
	averageStudentReaches: 0.45,
	averageStudentReachesAtMost: 0.75,
} as const;

/** Only the average student leaves things to chance that matter: played several times, reported as the mean. */
const seedsOf = ({ id }: TrialStudent) => (id === 'average' ? [1, 2, 3, 4, 5] : [1]);

type Played = { caseName: string; student: string; seed: number; trial: Trial; at: TrialMeasures };

async function playCase(trialCase: TrialCase): Promise<Played[]> {
	const { slug, language } = trialCase.scenario;
	const caseName = `${slug} ${language}`;
	const played: Played[] = [];
	for (const student of trialStudents) {
		for (const seed of seedsOf(student)) {
			const readClock = () => performance.now();
			const trial = await playTrial(trialCase, student, { seed, readClock });
			const at = measureTrial(trial);
			played.push({ caseName, student: student.id, seed, trial, at });
			console.error(row(caseName, seed === 1 ? student.id : `${student.id} ${seed}`, at));
		}
	}
	return played;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
const mean = (numbers: readonly number[]) => sum(numbers) / Math.max(1, numbers.length);
const rounded = (value: number, digits = 3) => Number(value.toFixed(digits));
const percent = (share: number) => `${Math.round(share * 100)} %`;

const columns = [22, 12, 6, 8, 9, 9, 7, 9, 11, 9, 9] as const;
const layOut = (cells: readonly string[]) =>
	cells.map((cell, index) => cell.padEnd(columns[index] ?? 0)).join('');

const heading = layOut([
	...['case', 'student', 'turns', 'minutes', 'reached', 'unscored', 'leaks', 'contrad.'],
	...['unasked', 'asked b.', 'ms 50/95 %'],
]);

function row(caseName: string, student: string, at: TrialMeasures): string {
	const unasked = Math.max(at.unaskedByReading.length, at.unaskedByMeaning.length);
	return layOut([
		...[caseName, student, String(at.turns), at.minutes.toFixed(1), percent(at.reached)],
		...[at.unscoredCount, at.guardedLeaks.length, at.contradictions.length].map(String),
		(unasked / Math.max(1, at.turns)).toFixed(2),
		percent(at.askedBack / Math.max(1, at.questions)),
		`${quantile(at.turnMs, 0.5).toFixed(1)}/${quantile(at.turnMs, 0.95).toFixed(1)}`,
	]);
}

/** The same fault of the same words is shown once, however many students met it. */
function printFaults({ caseName, student, trial, at }: Played, seen: Set<string>): void {
	const lineOf = (id: string) => trial.turns.find((turn) => turn.utteranceId === id);
	const faults = [
		...at.guardedLeaks.map((leak) => ({ ...leak, fault: `leak of ${leak.factId}` })),
		...at.contradictions.map((each) => ({ ...each, fault: `${each.kind}: ${each.about}` })),
		...at.unaskedByMeaning.map((each) => ({ ...each, fault: `unasked ${each.factId}` })),
	];
	for (const { utteranceId, fault } of faults) {
		const turn = lineOf(utteranceId);
		const key = `${caseName} ${fault} ${turn?.utterance}`;
		if (seen.has(key)) continue;
		seen.add(key);
		console.error(
			`  ${caseName}, ${student}: ${fault}\n    > ${turn?.utterance}\n    < ${turn?.reply}`,
		);
	}
}

async function readLabels(cases: readonly TrialCase[]): Promise<Record<string, LabelledReadings>> {
	const byLanguage = new Map(cases.map((each) => [each.scenario.language, each.pack]));
	const result: Record<string, LabelledReadings> = {};
	for (const [language, { interpreter, topics }] of byLanguage) {
		const own = cases.filter(({ scenario }) => scenario.language === language);
		const questions = new Map(own.flatMap(labelledQuestions).map((each) => [each.text, each]));
		const more = language === 'zh-CN' ? chineseLabelledQuestions() : [];
		const read = await readLabelled(interpreter, [...questions.values(), ...more], topics);
		result[language] = read;
		for (const { text, read: topicsRead } of read.wrong)
			console.error(`  read otherwise than meant: ${text} -> ${topicsRead.join(', ')}`);
		for (const text of read.unread) console.error(`  not read: ${text}`);
	}
	return result;
}

const summarise = (labels: Record<string, LabelledReadings>) =>
	Object.fromEntries(
		Object.entries(labels).map(([language, { questions, wrong, unread }]) => [
			language,
			{
				questions,
				wrongTopicRate: rounded(wrong.length / questions),
				unreadRate: rounded(unread.length / questions),
			},
		]),
	);

/** Share of the rubric by case and student, the mean of the seeds. */
function reachedBy(played: readonly Played[]): Record<string, Record<string, number>> {
	const result: Record<string, Record<string, number>> = {};
	for (const { caseName, student } of played) {
		const same = played.filter((each) => each.caseName === caseName && each.student === student);
		result[caseName] = {
			...result[caseName],
			[student]: rounded(mean(same.map(({ at }) => at.reached))),
		};
	}
	return result;
}

const toRow = ({ caseName, student, seed, trial, at }: Played) => ({
	...{ case: caseName, student, seed, ...at },
	transcript: trial.record.utterances.map(({ speaker, text, told, reading }) => ({
		...{ speaker, text, told },
		topics: reading?.topics.map(({ id }) => id),
		acts: reading?.acts.map(({ act }) => act),
	})),
	note: trial.record.note,
	scores: trial.scores.map(({ itemId, level, unscoredReason }) => ({
		itemId,
		level,
		unscoredReason,
	})),
});

export async function evaluateSelfPlay(args: string[]): Promise<object> {
	const options = readOptions(args, ['scenario'], ['lang', 'out']);
	const { cases, close } = await openCases(options.scenario, options.lang ?? 'all');
	console.error(heading);
	const played: Played[] = [];
	for (const trialCase of cases) played.push(...(await playCase(trialCase)));
	const seen = new Set<string>();
	for (const each of played) printFaults(each, seen);
	const labels = await readLabels(cases);
	await close();
	if (options.out) writeJsonLines(options.out, played.map(toRow));
	return report(played, labels);
}

function turnTimes(all: readonly TrialMeasures[]) {
	const times = all.flatMap((at) => at.turnMs);
	return { median: rounded(quantile(times, 0.5), 1), p95: rounded(quantile(times, 0.95), 1) };
}

function figuresOf(played: readonly Played[], labels: Record<string, LabelledReadings>) {
	const all = played.map(({ at }) => at);
	const turns = sum(all.map((at) => at.turns));
	const count = (of: (at: TrialMeasures) => number) => sum(all.map(of));
	return {
		turns,
		guardedLeaks: count((at) => at.guardedLeaks.length),
		contradictions: count((at) => at.contradictions.length),
		unaskedPerTurn: {
			byReading: rounded(count((at) => at.unaskedByReading.length) / turns),
			byMeaning: rounded(count((at) => at.unaskedByMeaning.length) / turns),
		},
		asksBackRate: rounded(count((at) => at.askedBack) / count((at) => at.questions)),
		labelled: summarise(labels),
		turnMs: turnTimes(all),
		rubricReached: reachedBy(played),
	};
}

function report(played: readonly Played[], labels: Record<string, LabelledReadings>): object {
	const { turns, ...figures } = figuresOf(played, labels);
	const { guardedLeaks, contradictions, rubricReached } = figures;
	const ofAverage = Object.values(rubricReached).flatMap(({ average }) => average ?? []);
	const reached = {
		guardedLeaks,
		contradictions,
		unaskedPerTurn: Math.max(...Object.values(figures.unaskedPerTurn)),
		averageStudentReaches: Math.min(...ofAverage),
		averageStudentReachesAtMost: Math.max(...ofAverage),
	};
	const atMost = Object.keys(reached).filter((key) => key !== 'averageStudentReaches');
	const ok =
		reached.averageStudentReaches >= asked.averageStudentReaches &&
		atMost.every((key) => reached[key as keyof typeof reached] <= asked[key as keyof typeof asked]);
	const measuredOn = { cases: Object.keys(rubricReached), trials: played.length, turns };
	return { evaluation: 'self-play', measuredOn, ...figures, reached, asked, atMost, ok };
}
