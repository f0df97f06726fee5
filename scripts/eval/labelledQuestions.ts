/** The Chinese questions that carry their topic as a label. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { LabelledQuestion } from '#lib/domain/trial/measures/readingFaults.ts';

const file = 'src/lib/domain/dialogue/chinese/labelledQuestions.yaml';
const setSchema = z.record(z.string(), z.array(z.string()));

/** Both those known while rules were tuned and those kept aside. */
export function chineseLabelledQuestions(): LabelledQuestion[] {
	const { seen, keptAside } = z
		.strictObject({ seen: setSchema, keptAside: setSchema })
		.parse(parse(readFileSync(file, 'utf8')));
	return [seen, keptAside].flatMap((set) =>
		Object.entries(set).flatMap(([topic, questions]) =>
			questions.map((text) => ({ text, topics: [topic] })),
		),
	);
}
