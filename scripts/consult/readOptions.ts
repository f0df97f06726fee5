/** The command line of `npm run consult`, with the files it names. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { emptyNote, noteSchema, type Note } from '#lib/domain/consultation/note.ts';
import { languageSchema } from '#lib/domain/dialogue/topicCatalogue.ts';
import { describeFault } from '#lib/domain/scenario/fault.ts';
import { parseAuthored } from '#lib/domain/scenario/parseAuthored.ts';
import { OperatorError } from '#lib/server/operatorError.ts';
import type { Play } from './play.ts';
import { readSteps } from './steps.ts';

const usage =
	'npm run consult -- --scenario chest-pain --lang en --say steps.txt [--note note.yaml] [--record strong.en.yaml] [--json]';

export type Options = Play & { json: boolean; record: string | undefined };

function readArguments() {
	const { values } = parseArgs({
		options: {
			scenario: { type: 'string' },
			lang: { type: 'string', default: 'en' },
			say: { type: 'string' },
			note: { type: 'string' },
			record: { type: 'string' },
			json: { type: 'boolean', default: false },
		},
	});
	return values;
}

/** @throws OperatorError with a sentence for whoever typed the command */
export async function readOptions(): Promise<Options> {
	const { scenario, say, note, record, json, ...values } = readArguments();
	if (!scenario || !say) throw new OperatorError(`Name a case and a file of steps: ${usage}`);
	const lang = languageSchema.safeParse(values.lang);
	if (!lang.success) throw new OperatorError(`--lang is en or zh-CN, not "${values.lang}".`);
	if (record && existsSync(record)) {
		throw new OperatorError(`${record} is there already, and may hold marks. Name a new file.`);
	}
	const steps = readSteps(await readText(say, 'Write one utterance or step on each line.'));
	return {
		scenario,
		lang: lang.data,
		steps,
		note: note ? await readNote(note) : emptyNote,
		json,
		record,
	};
}

async function readText(file: string, mend: string): Promise<string> {
	return readFile(file, 'utf8').catch(() => {
		throw new OperatorError(`The file ${file} cannot be read. ${mend}`);
	});
}

async function readNote(file: string): Promise<Note> {
	const text = await readText(file, 'Write a note: summary, problems, differential, plan.');
	const parsed = parseAuthored(noteSchema, text, file);
	if ('value' in parsed) return parsed.value;
	throw new OperatorError(parsed.faults.map(describeFault).join('\n'));
}
