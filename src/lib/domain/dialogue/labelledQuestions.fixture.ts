/** Questions labelled with the topics they ask, and how often an interpreter reads them right. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Interpreter } from './reading.ts';

/** Questions under the topic they ask; under several ("smoking, alcohol"), all of which; under "none", off the catalogue. */
const questionSetSchema = z.record(z.string(), z.array(z.string()));
export type QuestionSet = z.infer<typeof questionSetSchema>;

export const readLabelledQuestions = (file: string) =>
	z
		.strictObject({ seen: questionSetSchema, keptAside: questionSetSchema })
		.parse(parse(readFileSync(file, 'utf8')));

const topicsUnder = (key: string) => (key === 'none' ? [] : key.split(', '));

/** Right: one of the topics comes first and none is missing; off the catalogue nothing is read. */
function isRight(asked: readonly string[], read: readonly string[]): boolean {
	const [first] = read;
	if (asked.length === 0) return first === undefined;
	return first !== undefined && asked.includes(first) && asked.every((id) => read.includes(id));
}

export async function measureQuestions(interpreter: Interpreter, set: QuestionSet) {
	const misses: string[] = [];
	const questions = Object.entries(set).flatMap(([key, texts]) =>
		texts.map((text) => ({ key, text })),
	);
	for (const { key, text } of questions) {
		const read = (await interpreter.read(text, [])).topics.map(({ id }) => id);
		if (!isRight(topicsUnder(key), read))
			misses.push(`${text} | ${key} | ${read.join(', ') || '-'}`);
	}
	const total = questions.length;
	return { accuracy: (total - misses.length) / total, misses, total };
}
