/** Reads and writes the data files of evaluations; faults name the file, the line and what was expected. */
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { CommandError } from './commandError.ts';

function readText(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		throw new CommandError(
			`The data file ${path} is not there or cannot be read. Evaluation data is not part of this repository: give the path of your copy.`,
		);
	}
}

function parseJson(text: string, place: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new CommandError(`${place} is not valid JSON.`);
	}
}

function check<T>(schema: z.ZodType<T>, value: unknown, place: string): T {
	const result = schema.safeParse(value);
	if (result.success) return result.data;
	const issue = result.error.issues[0];
	throw new CommandError(`${place}: ${issue?.path.join('.') || 'value'}: ${issue?.message}`);
}

export const readJson = <T>(path: string, schema: z.ZodType<T>): T =>
	check(schema, parseJson(readText(path), path), path);

export function readJsonLines<T>(path: string, schema: z.ZodType<T>): T[] {
	return readText(path)
		.split('\n')
		.map((line, index) => ({ line, place: `${path}, line ${index + 1}` }))
		.filter(({ line }) => line.trim() !== '')
		.map(({ line, place }) => check(schema, parseJson(line, place), place));
}

export function writeJsonLines(path: string, rows: readonly object[]): void {
	try {
		writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
	} catch {
		throw new CommandError(
			`Could not write ${path}: is the folder there, and may you write to it?`,
		);
	}
}
