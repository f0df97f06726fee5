/**
 * `eval questions`: whether the local English interpreter reads real doctors' questions as a person labelled them.
 * The labels are by the platform's authors, made blind to the readings; they are not by clinicians.
 */
import { z } from 'zod';
import type { Interpreter } from '#lib/domain/dialogue/reading.ts';
import { CommandError } from './commandError.ts';
import { readJsonLines, writeJsonLines } from './dataFiles.ts';
import { buildInterpreter } from './interpreters.ts';
import { readOptions } from './options.ts';
import {
	LABELS_FILE,
	questionSets,
	readQuestionLabels,
	type QuestionLabel,
} from './questionLabels.ts';
import {
	foundAsks,
	isFirstRight,
	isOff,
	scoreQuestions,
	wrongTopics,
	type QuestionScores,
	type ReadQuestion,
} from './questionScores.ts';
import { readConversation, transcriptSchema, type Transcript } from './readConversation.ts';

const FIRST_RIGHT = 0.88;
const OFF_RECOGNISED = 0.8;

const interviewSchema = z.object({ id: z.string(), turns: transcriptSchema });
type LabelledQuestion = ReadQuestion & { text: string };

/** Reads each interview once, as far as its last labelled turn. */
async function readInterview(
	interpreter: Interpreter,
	transcript: Transcript,
	labels: readonly QuestionLabel[],
): Promise<LabelledQuestion[]> {
	const last = Math.max(...labels.map((label) => label.turn));
	const heard = transcript.filter((turn) => turn.i <= last);
	const turns = await readConversation(interpreter, heard, () => []);
	return labels.map((label) => {
		const turn = turns.find((one) => one.index === label.turn);
		if (turn?.speaker !== 'student')
			throw new CommandError(
				`Turn ${label.turn} of ${label.id} is not a doctor's: these are not the transcripts that were labelled.`,
			);
		const text = heard.find((one) => one.i === label.turn)?.text ?? '';
		return { label, text, read: turn.topics.map((topic) => topic.id) };
	});
}

async function readQuestions(
	interpreter: Interpreter,
	path: string,
	labels: readonly QuestionLabel[],
): Promise<LabelledQuestion[]> {
	const interviews = new Map(
		readJsonLines(path, interviewSchema).map(({ id, turns }) => [id, turns]),
	);
	const questions: LabelledQuestion[] = [];
	for (const id of new Set(labels.map((label) => label.id))) {
		const labelled = labels.filter((label) => label.id === id);
		const transcript = interviews.get(id);
		if (!transcript)
			throw new CommandError(`${path} holds no interview ${id}, which the labels are about.`);
		questions.push(...(await readInterview(interpreter, transcript, labelled)));
		console.error(`read ${id} (${labelled.length} labelled)`);
	}
	return questions;
}

function logMisses(questions: readonly LabelledQuestion[]): void {
	for (const one of questions) {
		const { label, text, read } = one;
		const isRight = isOff(one) || (isFirstRight(one) && foundAsks(one).every(Boolean));
		if (isRight && wrongTopics(one).length === 0) continue;
		const fault = isOff(one) ? 'OFF' : isFirstRight(one) ? 'rest' : 'FIRST';
		const asked = label.asks.map((ask) => ask.anyOf.join('|')).join(', ') || '-';
		console.error(
			`${fault} ${label.id}:${label.turn}${label.doubtful ? ' (doubtful)' : ''} asked ${asked}; read ${read.join(', ') || '-'}\n    ${text}`,
		);
	}
}

const toRow = (one: LabelledQuestion) => ({
	set: one.label.set,
	id: one.label.id,
	turn: one.label.turn,
	read: one.read,
	asks: one.label.asks,
	off: isOff(one),
	firstRight: isOff(one) ? undefined : isFirstRight(one),
	wrong: wrongTopics(one),
});

const reaches = ({ first, offRecognised }: QuestionScores) =>
	(first.share ?? 0) >= FIRST_RIGHT && (offRecognised.share ?? 0) >= OFF_RECOGNISED;

function scoreSets(questions: readonly LabelledQuestion[]) {
	const sets = questionSets
		.map((set) => ({ set, of: questions.filter((one) => one.label.set === set) }))
		.filter(({ of }) => of.length > 0);
	return Object.fromEntries(
		sets.map(({ set, of }) => [
			set,
			{
				...scoreQuestions(of),
				withoutDoubtful: scoreQuestions(of.filter((one) => !one.label.doubtful)),
			},
		]),
	);
}

function logScores(name: string, scores: QuestionScores): void {
	const show = (value: number | undefined) => (value === undefined ? '—' : value.toFixed(3));
	for (const key of ['first', 'recall', 'precision', 'offRecognised', 'answeredNothing'] as const) {
		const { hits, n, share, interval } = scores[key];
		console.error(
			`${name} ${key.padEnd(16)} ${show(share ?? undefined)} (${show(interval?.low)} to ${show(interval?.high)}), ${hits} of ${n}`,
		);
	}
}

/** Set A unless told otherwise; what went wrong is shown for A alone, so that nobody tunes on B. */
export async function evaluateQuestions(args: string[]): Promise<object> {
	const options = readOptions(args, ['transcripts'], ['set', 'out'], ['show']);
	const set = options.set ?? 'A';
	if (options.show && set !== 'A')
		throw new CommandError(
			'--show is for --set A alone: set B is for the figure, never for tuning.',
		);
	const labels = readQuestionLabels(set);
	const interpreter = await buildInterpreter('en');
	const questions = await readQuestions(interpreter, options.transcripts, labels);
	if (options.out) writeJsonLines(options.out, questions.map(toRow));
	if (options.show) logMisses(questions);
	const sets = scoreSets(questions);
	for (const [name, scores] of Object.entries(sets)) logScores(name, scores);
	const held = sets.B ?? sets.A;
	return {
		evaluation: 'questions',
		measuredOn: { file: options.transcripts, labels: LABELS_FILE, set, turns: questions.length },
		interpreter: interpreter.version,
		sets,
		/** Of set B where it was read: nothing is tuned on it. */
		reached: { first: held?.first.share, offRecognised: held?.offRecognised.share },
		asked: { first: FIRST_RIGHT, offRecognised: OFF_RECOGNISED },
		ok: Object.values(sets).every(reaches),
	};
}
