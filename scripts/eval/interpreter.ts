/** `eval interpreter`: what the local interpreter reads in each utterance of a file, and how long it takes. */
import { z } from 'zod';
import type { PriorTurn } from '#lib/domain/dialogue/reading.ts';
import { quantile } from '#lib/domain/trial/measures/measureTrial.ts';
import { readJsonLines, writeJsonLines } from './dataFiles.ts';
import { buildInterpreter } from './interpreters.ts';
import { readOptions } from './options.ts';

const priorSchema = z.union([
	z.string(),
	z.object({
		speaker: z.enum(['student', 'doctor', 'patient']),
		text: z.string(),
		topics: z.array(z.string()).optional(),
	}),
]);
const utteranceSchema = z.object({
	text: z.string(),
	before: z.union([z.string(), z.array(priorSchema)]).optional(),
	/** Where somebody else speaks for the patient, as in a case's `speaker`. */
	patientWords: z.array(z.string()).optional(),
});
type Prior = z.infer<typeof priorSchema>;

/** A bare string is the student's line before. */
function priorTurns(before: string | readonly Prior[] | undefined) {
	const turns = typeof before === 'string' ? [before] : (before ?? []);
	return turns.map((turn) =>
		typeof turn === 'string'
			? { speaker: 'student' as const, text: turn }
			: {
					...turn,
					speaker: turn.speaker === 'patient' ? ('patient' as const) : ('student' as const),
				},
	);
}

const MEDIAN_MS = 25;

export async function evaluateInterpreter(args: string[]) {
	const options = readOptions(args, ['utterances', 'lang', 'out'], []);
	const utterances = readJsonLines(options.utterances, utteranceSchema);
	const interpreter = await buildInterpreter(options.lang);
	const times: number[] = [];
	const rows: object[] = [];
	for (const { text, before, patientWords } of utterances) {
		const prior: PriorTurn[] = [];
		for (const turn of priorTurns(before)) {
			const topics =
				turn.speaker === 'student' && !turn.topics
					? (await interpreter.read(turn.text, prior, patientWords)).topics.map((topic) => topic.id)
					: turn.topics;
			prior.push({ speaker: turn.speaker, text: turn.text, topics });
		}
		const start = performance.now();
		const reading = await interpreter.read(text, prior, patientWords);
		times.push(performance.now() - start);
		const topics = reading.topics.map(({ id, score, words, style, why }) => ({
			id,
			score,
			words,
			style,
			why,
		}));
		rows.push({
			text,
			topics,
			acts: reading.acts.map((act) => act.act),
			style: reading.style,
			isQuestion: reading.isQuestion,
			candidates: reading.candidates.map(({ id, score }) => ({ id, score })),
		});
	}
	writeJsonLines(options.out, rows);
	const medianMs = Number(quantile(times, 0.5).toFixed(2));
	return {
		evaluation: 'interpreter',
		measuredOn: { file: options.utterances, utterances: utterances.length, language: options.lang },
		interpreter: interpreter.version,
		medianMs,
		p95Ms: Number(quantile(times, 0.95).toFixed(2)),
		asked: { medianMs: MEDIAN_MS },
		reached: { medianMs },
		atMost: ['medianMs'],
		ok: medianMs <= MEDIAN_MS,
	};
}
