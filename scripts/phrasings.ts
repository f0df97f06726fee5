/**
 * `npm run phrasings -- [--since YYYY-MM-DD]`: the lines students pointed at for a mark they missed, as YAML for those who
 * write the catalogue of topics. Who said it is left out, their name within a line too.
 */
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { createCaseLibrary } from '../src/lib/server/adapters/db/caseLibrary.ts';
import { openDatabase } from '../src/lib/server/adapters/db/database.ts';
import { resolveDatabaseUrl } from '../src/lib/server/adapters/db/databaseUrl.ts';
import { isOperatorError, OperatorError } from '../src/lib/server/operatorError.ts';
import { listPhrasings } from './phrasings/listPhrasings.ts';

const usage = 'Usage: npm run phrasings -- [--since YYYY-MM-DD]';

function readSince(): Date {
	try {
		const { values } = parseArgs({ options: { since: { type: 'string' } } });
		const since = new Date(values.since ?? 0);
		if (Number.isNaN(since.getTime())) throw new Error(`"${values.since}" is no date.`);
		return since;
	} catch (error) {
		throw new OperatorError(`${(error as Error).message}\n${usage}`);
	}
}

async function main(): Promise<void> {
	const since = readSince();
	const chosen = await resolveDatabaseUrl();
	const database = openDatabase(chosen.url, { maxConnections: 2 });
	try {
		const phrasings = await listPhrasings(database, createCaseLibrary(database), since);
		console.error(`${phrasings.length} disputed lines.`);
		console.log(stringify(phrasings, { lineWidth: 0 }).trimEnd());
	} finally {
		await database.close();
		await chosen.stop();
	}
}

main().catch((error: unknown) => {
	console.error(isOperatorError(error) ? error.message : error);
	process.exitCode = 1;
});
