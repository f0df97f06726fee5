/** Questions labelled with the topics they ask, and how often an interpreter reads them right. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Interpreter, PriorTurn } from './reading.ts';

const questionSchema = z.union([
	z.string().transform((asks) => ({ asks, before: undefined })),
	/** A follow-up, and the topic that was asked before it. */
	z.strictObject({ asks: z.string(), before: z.string() }),
]);

/** Questions under the topic they ask; under several ("smoking, alcohol"), all of which; under "none", off the catalogue. */
const questionSetSchema = z.record(z.string(), z.array(questionSchema));
export type QuestionSet = z.infer<typeof questionSetSchema>;

export const readLabelledQuestions = (file: string) =>
	z
		.strictObject({ seen: questionSetSchema, keptAside: questionSetSchema })
		.parse(parse(readFileSync(file, 'utf8')));

export const topicsUnder = (key: string) => (key === 'none' ? [] : key.split(', '));

/** Right: one of the topics comes first and none is missing; off the catalogue nothing is read. */
function isRight(asked: readonly string[], read: readonly string[]): boolean {
	const [first] = read;
	if (asked.length === 0) return first === undefined;
	return first !== undefined && asked.includes(first) && asked.every((id) => read.includes(id));
}

const turnBefore = (topic: string | undefined): PriorTurn[] =>
	topic === undefined ? [] : [{ speaker: 'student', text: '', topics: [topic] }];

export async function measureQuestions(interpreter: Interpreter, set: QuestionSet) {
	const misses: string[] = [];
	const questions = Object.entries(set).flatMap(([key, asked]) =>
		asked.map((question) => ({ key, ...question })),
	);
	for (const { key, asks, before } of questions) {
		const { topics } = await interpreter.read(asks, turnBefore(before));
		const read = topics.map(({ id }) => id);
		if (!isRight(topicsUnder(key), read))
			misses.push(`${asks} | ${key} | ${read.join(', ') || '-'}`);
	}
	const total = questions.length;
	return { accuracy: (total - misses.length) / total, misses, total };
}
