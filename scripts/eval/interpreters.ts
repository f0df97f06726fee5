/** The local interpreters, built for commands that run without the server. */
import { buildEnglishMentions, type FindMentions } from '#lib/domain/dialogue/english/mentions.ts';
import type { Interpreter } from '#lib/domain/dialogue/reading.ts';
import { languages } from '#lib/domain/dialogue/language.ts';
import { languageSchema, type Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import { openLanguagePacks } from '#lib/server/adapters/embedded/languagePacks.ts';
import { readTopics } from '#lib/server/adapters/embedded/readTopics.ts';
import type { LocalLanguagePacks } from '#lib/server/services/ports.ts';
import { CommandError } from './commandError.ts';

/** Warnings of adapters, on standard error. */
export const log = {
	error: ({ err }: { err?: unknown }, message: string) =>
		console.error(`${message} (${String(err)})`),
};

/** @throws CommandError for a language without an interpreter. */
export function checkLanguage(language: string): Language {
	const known = languageSchema.safeParse(language);
	if (known.success) return known.data;
	throw new CommandError(
		`There is no interpreter for "${language}". Choose one of: ${languages.join(', ')}.`,
	);
}

/** @param folder the scenarios' folder. @throws OperatorError that lists the faults of a catalogue. */
export async function openPacks(folder: string): Promise<LocalLanguagePacks> {
	return (await openLanguagePacks(folder, log)).get;
}

/** @throws CommandError for a language without an interpreter. */
export async function buildInterpreter(language: string): Promise<Interpreter> {
	const known = checkLanguage(language);
	return (await openPacks('scenarios'))(known).interpreter;
}

export async function buildMentions(language: string): Promise<FindMentions> {
	if (language !== 'en') return () => [];
	return buildEnglishMentions((await readTopics('scenarios', language)).catalogue);
}
