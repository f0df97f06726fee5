/** Questions that a case's author did not have in mind: `scenarios/<slug>/unplanned.<lang>.yaml`, a second set in `unplanned-b`. */
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { lineKeys } from '#lib/domain/patient/lines.ts';
import type { Scenario } from '#lib/domain/scenario/schema.ts';
import { CommandError } from '../commandError.ts';

const schema = z.strictObject({
	/** Said first, each time, so that the patient has been met. */
	opening: z.array(z.string().min(1)).min(1),
	questions: z.array(
		z.strictObject({
			ask: z.string().min(1),
			/** Facts that answer it (told or held back), or lines such as `consent`; none: nobody authored an answer. */
			right: z.array(z.string().min(1)).default([]),
		}),
	),
});
export type UnplannedQuestions = z.infer<typeof schema>;

/** `a` was looked at while rules were made; `b` is kept back: its figures are read, never its questions. */
export const unplannedSets = ['a', 'b'] as const;
export type UnplannedSet = (typeof unplannedSets)[number];

function checkNames(path: string, { questions }: UnplannedQuestions, { facts }: Scenario): void {
	const known = new Set<string>([...facts.map(({ id }) => id), ...lineKeys]);
	for (const { ask, right } of questions) {
		const unknown = right.find((id) => !known.has(id));
		if (unknown)
			throw new CommandError(`${path}: "${ask}": there is no fact or line "${unknown}".`);
	}
}

/** @returns null where a case has none yet. @throws CommandError when the file does not fit the case. */
export function findUnplanned(
	folder: string,
	{ set, scenario }: { set: UnplannedSet; scenario: Scenario },
): UnplannedQuestions | null {
	const name = set === 'a' ? 'unplanned' : 'unplanned-b';
	const path = `${folder}/${scenario.slug}/${name}.${scenario.language}.yaml`;
	if (!existsSync(path)) return null;
	const read = schema.safeParse(parse(readFileSync(path, 'utf8')));
	if (!read.success) throw new CommandError(`${path}: ${z.prettifyError(read.error)}`);
	checkNames(path, read.data, scenario);
	return read.data;
}
