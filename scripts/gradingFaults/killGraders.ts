/** `faults:grading`: processes that grade are killed at random moments; afterwards every consultation must be marked, once. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import postgres, { type Sql } from 'postgres';
import { build } from 'vite';
import { seededRandom, type Random } from '#lib/domain/statistics/seededRandom.ts';
import { openEmbeddedPostgres } from '#lib/server/adapters/db/embedded/openEmbeddedPostgres.ts';
import { openApp } from '#lib/server/wiring.ts';
import { newDataFolder } from '../../tests/e2e/server.ts';
import { readOptions } from '../eval/options.ts';
import { countRecord } from './checkRecord.ts';
import { addCopies } from './copies.ts';
import { demoStudent, handIn, talk } from './playedConsultation.ts';

/** At once; whichever is killed, the other may be in the middle of the same work. */
const processes = 2;
/** A process works for at most so long before it is killed. */
const longestLifeMs = 6000;
/** After the last kill something must get done at least every so often, until all is. */
const patienceMs = 60_000;

type Plan = {
	url: string;
	program: string;
	kills: number;
	onKill(count: number): Promise<void>;
	random: Random;
};

/** In one file, for hundreds of processes start. @returns where it lies. */
async function bundleWorker(folder: string): Promise<string> {
	const entry = fileURLToPath(new URL('./workerProcess.ts', import.meta.url));
	await build({
		configFile: false,
		logLevel: 'error',
		ssr: { noExternal: true, external: ['pg-native'] },
		build: { ssr: entry, outDir: folder, emptyOutDir: false },
	});
	return join(folder, 'workerProcess.js');
}

async function startWorker(program: string, url: string): Promise<ChildProcess> {
	const worker = fork(program, [], {
		execArgv: [],
		env: { ...process.env, DATABASE_URL: url },
	});
	const ended = once(worker, 'exit').then(([code]) => {
		throw new Error(`A grading process ended before it was ready (code ${code}).`);
	});
	await Promise.race([once(worker, 'message'), ended]);
	ended.catch(() => {});
	return worker;
}

async function endWorker(worker: ChildProcess, signal: NodeJS.Signals): Promise<void> {
	const ended = once(worker, 'exit');
	worker.kill(signal);
	await ended;
}

/** Counts a kill only after the process was ready and had its share of time to grade. */
async function killAgainAndAgain({ url, program, kills, onKill, random }: Plan): Promise<void> {
	let count = 0;
	let begun = 0;
	async function killOneByOne(): Promise<void> {
		while (begun < kills) {
			begun += 1;
			const worker = await startWorker(program, url);
			await wait(random() * longestLifeMs);
			await endWorker(worker, 'SIGKILL');
			count += 1;
			await onKill(count);
		}
	}
	await Promise.all(Array.from({ length: processes }, killOneByOne));
}

/** Plays one consultation, of which the others are copies. */
async function prepare(url: string): Promise<string> {
	const app = await openApp({ DATABASE_URL: url, SCRIPTED_PACE: 'instant', LOG_LEVEL: 'fatal' });
	try {
		const student = await demoStudent(url);
		const id = await talk(app, student, ['Hello, my name is Sam.', 'When did the pain start?']);
		await handIn(app, student, id);
		return id;
	} finally {
		await app.close();
	}
}

async function waitUntilDone(sql: Sql, template: string, wanted: number): Promise<void> {
	let before = -1;
	let movedMs = performance.now();
	while (performance.now() < movedMs + patienceMs) {
		const { gradedOnce, givenUp } = await countRecord(sql, template);
		if (gradedOnce + givenUp >= wanted) return;
		if (gradedOnce > before) movedMs = performance.now();
		before = gradedOnce;
		console.error(`  ${gradedOnce} of ${wanted} marked`);
		await wait(2000);
	}
}

async function runKills(
	{ url, program }: { url: string; program: string },
	sql: Sql,
	options: { seed: number; kills: number; total: number },
) {
	const { seed, kills, total } = options;
	const template = await prepare(url);
	let added = 0;
	async function addUpTo(share: number): Promise<void> {
		const [from, to] = [added + 1, Math.min(total, Math.ceil(total * share))];
		added = Math.max(added, to);
		if (from <= to) await addCopies(sql, template, from, to);
	}
	// Work comes in as the kills go on, and never runs out before the last of them.
	await addUpTo(0.02);
	async function onKill(count: number): Promise<void> {
		await addUpTo(0.02 + count / kills);
		if (count % 10 > 0) return;
		const { gradedOnce, gradedTwice } = await countRecord(sql, template);
		console.error(
			`  ${count} kills: ${added} handed in, ${gradedOnce} marked, ${gradedTwice} twice`,
		);
	}
	await killAgainAndAgain({ url, program, kills, onKill, random: seededRandom(seed) });
	const last = await startWorker(program, url);
	await waitUntilDone(sql, template, total);
	await endWorker(last, 'SIGTERM');
	return countRecord(sql, template);
}

/** @returns what is on record in the end, and whether it is as asked. */
export async function killGraders(args: string[]): Promise<object> {
	const given = readOptions(args, [], ['seed', 'kills', 'gradings']);
	const seed = Number(given.seed ?? 1);
	const [kills, total] = [Number(given.kills ?? 300), Number(given.gradings ?? 1000)];
	const folder = newDataFolder();
	const startedMs = performance.now();
	const embedded = await openEmbeddedPostgres({ dataDir: folder.dataDir });
	const adminUrl = Object.assign(new URL(embedded.adminUrl), {
		pathname: new URL(embedded.url).pathname,
	});
	const sql = postgres(adminUrl.href, { max: 2, onnotice: () => {} });
	try {
		const program = await bundleWorker(join(dirname(folder.dataDir), 'worker'));
		console.error(
			`Grading processes are killed ${kills} times during ${total} gradings, seed ${seed}.`,
		);
		const counted = await runKills({ url: embedded.url, program }, sql, { seed, kills, total });
		const { gradedOnce, lost, gradedTwice, incomplete, reviewFaults } = counted;
		const isWhole = lost + gradedTwice + incomplete + reviewFaults === 0;
		return {
			name: 'faults grading',
			seed,
			kills,
			...counted,
			seconds: Math.round((performance.now() - startedMs) / 1000),
			asked: { gradedOnce: total, lost: 0, gradedTwice: 0, incomplete: 0, reviewFaults: 0 },
			ok: isWhole && gradedOnce === total,
		};
	} finally {
		await sql.end();
		await embedded.stop();
		folder.remove();
	}
}
