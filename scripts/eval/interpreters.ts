/** The local interpreters, built for commands that run without the server. */
import type { Interpreter } from '#lib/domain/dialogue/reading.ts';
import { openEnglishInterpreter } from '#lib/server/adapters/embedded/englishInterpreter.ts';
import { buildEnglishMentions, type FindMentions } from '#lib/domain/dialogue/english/mentions.ts';
import { readCatalogue } from '#lib/server/adapters/embedded/englishInterpreter.ts';
import { CommandError } from './commandError.ts';

export async function buildInterpreter(language: string): Promise<Interpreter> {
	if (language !== 'en')
		throw new CommandError(`There is no interpreter for "${language}" here: use en.`);
	return openEnglishInterpreter({
		warn: (message, error) => console.error(`${message} (${String(error)})`),
	});
}

export async function buildMentions(language: string): Promise<FindMentions> {
	if (language !== 'en') return () => [];
	return buildEnglishMentions((await readCatalogue(process.cwd())).catalogue);
}
