/** The local interpreters, built for commands that run without the server. */
import { buildEnglishMentions, type FindMentions } from '#lib/domain/dialogue/english/mentions.ts';
import type { Interpreter } from '#lib/domain/dialogue/reading.ts';
import { languages, languageSchema } from '#lib/domain/dialogue/topicCatalogue.ts';
import { openLanguagePacks } from '#lib/server/adapters/embedded/languagePacks.ts';
import { readTopics } from '#lib/server/adapters/embedded/readTopics.ts';
import { CommandError } from './commandError.ts';

/** Warnings of adapters, on standard error. */
export const log = {
	error: ({ err }: { err?: unknown }, message: string) =>
		console.error(`${message} (${String(err)})`),
};

/** @throws CommandError for a language without an interpreter. */
export async function buildInterpreter(language: string): Promise<Interpreter> {
	const known = languageSchema.safeParse(language);
	if (!known.success) {
		throw new CommandError(
			`There is no interpreter for "${language}". Choose one of: ${languages.join(', ')}.`,
		);
	}
	return (await openLanguagePacks('scenarios', log)).get(known.data).interpreter;
}

export async function buildMentions(language: string): Promise<FindMentions> {
	if (language !== 'en') return () => [];
	return buildEnglishMentions((await readTopics('scenarios', language)).catalogue);
}
