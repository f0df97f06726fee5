/**
 * `npm run audit:verify [-- --school SLUG] [--head HASH]`: checks that nobody has touched the audit log, and prints where each
 * school's chain ends, to be kept elsewhere. Changes nothing.
 */
import type { ChainFault } from '#lib/domain/audit/auditChain.ts';
import { checkChain, holdsHash, listChains } from '#lib/server/adapters/db/auditChain.ts';
import { openDatabase, type Database } from '#lib/server/adapters/db/database.ts';
import { resolveDatabaseUrl } from '#lib/server/adapters/db/databaseUrl.ts';
import { OperatorError } from '#lib/server/operatorError.ts';
import { readOptions } from './eval/options.ts';
import { runNamed } from './eval/runNamed.ts';

const sentences: Record<ChainFault['what'], string> = {
	missing: 'is missing, though later ones are there',
	misnumbered: 'stands there besides another of its number, or is numbered below 1',
	unlinked: 'does not follow the record before it',
	altered: 'was changed: its hash is not that of what it says',
	cut_off: 'and what followed it are gone',
	past_the_end: 'is past where the chain ends',
	another_end: 'is not the one the chain is known to end with',
};

type Chain = { schoolId: string; slug: string | null };

async function listWanted(database: Database, slug: string | undefined): Promise<Chain[]> {
	const chains = await database.inSystem(listChains);
	const wanted = slug === undefined ? chains : chains.filter((chain) => chain.slug === slug);
	if (slug !== undefined && wanted.length === 0) {
		throw new OperatorError(
			`There is no school "${slug}" with records. Leave --school out for all.`,
		);
	}
	return wanted;
}

async function verifyOne(database: Database, { schoolId, slug }: Chain, kept?: string) {
	const { head, fault, isKept } = await database.readSchool(schoolId, async (tx) => ({
		...(await checkChain(tx, schoolId)),
		isKept: kept === undefined || (await holdsHash(tx, schoolId, kept)),
	}));
	const name = slug ?? schoolId;
	if (fault) console.error(`${name}: record ${fault.sequence} ${sentences[fault.what]}.`);
	else console.error(`${name}: ${head.records} records, whole. Its head: ${head.hash}`);
	if (!isKept) {
		console.error(`${name}: no record has the hash that was kept: this is another chain.`);
	}
	const ok = fault === null && isKept;
	return {
		school: name,
		...head,
		...(fault && { brokenAt: fault.sequence, what: fault.what }),
		ok,
	};
}

async function verify(args: string[]): Promise<object> {
	const { school, head: kept } = readOptions(args, [], ['school', 'head']);
	if (kept !== undefined && school === undefined) {
		throw new OperatorError('A head is of one school: name it with --school.');
	}
	const chosen = await resolveDatabaseUrl();
	const database = openDatabase(chosen.url, { maxConnections: 1 });
	try {
		const chains = [];
		for (const chain of await listWanted(database, school)) {
			chains.push(await verifyOne(database, chain, kept));
		}
		const ok = chains.every((chain) => chain.ok);
		if (!ok) process.exitCode = 1;
		return { chains, ok };
	} finally {
		await database.close();
		await chosen.stop();
	}
}

runNamed('command', { verify });
