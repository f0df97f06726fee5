/**
 * `npm run consult -- --scenario SLUG --lang en --say FILE.txt [--note NOTE.yaml] [--record GOLD.yaml] [--json]`:
 * plays a file's steps as a student, prints what was read, told and marked, and records it as a gold transcript to mark.
 */
import { writeFile } from 'node:fs/promises';
import { isOperatorError } from '#lib/server/operatorError.ts';
import { openApp } from '#lib/server/wiring.ts';
import { goldSkeleton } from './consult/goldSkeleton.ts';
import { play } from './consult/play.ts';
import { printMarks, printTurn } from './consult/printPlayed.ts';
import { readOptions, type Options } from './consult/readOptions.ts';

async function record(file: string, options: Options, played: Awaited<ReturnType<typeof play>>) {
	const items = played.feedback?.sections.flatMap((section) => section.items) ?? [];
	const gold = goldSkeleton(
		{
			...options,
			language: options.lang,
			answers: played.turns,
			itemIds: items.map(({ id }) => id),
		},
		file,
	);
	// Never over a file that is there: it may hold marks.
	await writeFile(file, gold, { flag: 'wx' });
}

async function main(): Promise<void> {
	const options = await readOptions();
	const app = await openApp({ ...process.env, SCRIPTED_PACE: 'instant' });
	try {
		const played = await play(app, options);
		if (options.record) await record(options.record, options, played);
		if (options.json) return console.log(JSON.stringify(played));
		played.turns.forEach(printTurn);
		printMarks(played.feedback);
	} finally {
		await app.close();
	}
}

main().catch((error: unknown) => {
	console.error(isOperatorError(error) ? error.message : error);
	process.exitCode = 1;
});
