/** Builds the app where it is stale; progress belongs to a person, standard output is for the figures. */
import { buildIfStale } from '../build.mjs';

export async function buildQuietly(): Promise<void> {
	const { log } = console;
	console.log = (words: string) => console.error(words);
	await buildIfStale();
	console.log = log;
}
