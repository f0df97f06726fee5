/** What a model might say: inventions, and facts in other words. Of two halves, one was looked at while rules were made. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';

export const halves = ['tuned', 'keptBack'] as const;
export type Half = (typeof halves)[number];

const inHalves = <T extends z.ZodType>(of: T) => z.strictObject({ tuned: of, keptBack: of });
const inventedSchema = inHalves(
	z.strictObject({ self: z.array(z.string()), child: z.array(z.string()) }),
);
/** By case, then by fact. */
const paraphrasesSchema = inHalves(z.record(z.string(), z.record(z.string(), z.string())));

const read = <T extends z.ZodType>(name: string, language: Language, schema: T): z.infer<T> =>
	schema.parse(parse(readFileSync(join(import.meta.dirname, `${name}.${language}.yaml`), 'utf8')));

export const readInvented = (language: Language) => read('invented', language, inventedSchema);
export const readParaphrases = (language: Language) =>
	read('paraphrases', language, paraphrasesSchema);
