import { execFileSync } from 'node:child_process';
import {
	chmodSync,
	existsSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clusterFiles, readConnection } from './clusterFiles.ts';
import { type EmbeddedPostgres, openEmbeddedPostgres } from './openEmbeddedPostgres.ts';

let dataDir: string;
const opened: EmbeddedPostgres[] = [];

beforeEach(() => {
	dataDir = mkdtempSync(join(tmpdir(), 'virtual-patient-embedded-'));
	chmodSync(dataDir, 0o755);
});

afterEach(async () => {
	for (const database of opened.splice(0)) await database.stop();
	rmSync(dataDir, { recursive: true, force: true });
});

async function open(): Promise<EmbeddedPostgres> {
	const database = await openEmbeddedPostgres({ dataDir });
	opened.push(database);
	return database;
}

async function ask<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
	const sql = postgres(url, { max: 1, onnotice: () => {} });
	return work(sql).finally(() => sql.end());
}

function serverPid(): number {
	const pidFile = join(clusterFiles(dataDir).data, 'postmaster.pid');
	return Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
}

const remember = (sql: postgres.Sql) => sql`create table remembered as select 42 as answer`;
const recall = (sql: postgres.Sql) => sql`select answer from remembered`;

describe('the database that comes with the app', () => {
	it('keeps its data from one start to the next', async () => {
		const first = await openEmbeddedPostgres({ dataDir });
		await ask(first.url, remember);
		await first.stop();
		expect(existsSync(join(clusterFiles(dataDir).data, 'postmaster.pid'))).toBe(false);

		const second = await open();
		expect(await ask(second.url, recall)).toEqual([{ answer: 42 }]);
	});

	it('gives the app a role that row-level security binds', async () => {
		const { url } = await open();
		const rows = await ask(
			url,
			(sql) => sql`select rolsuper, rolbypassrls from pg_roles where rolname = current_user`,
		);
		expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false }]);
	});

	it('listens on loopback alone and asks for a password that only its owner can read', async () => {
		const { url } = await open();
		expect(await ask(url, (sql) => sql`show listen_addresses`)).toEqual([
			{ listen_addresses: '127.0.0.1' },
		]);
		expect(statSync(clusterFiles(dataDir).connection).mode & 0o777).toBe(0o600);
		const wrong = Object.assign(new URL(url), { password: 'guess' }).href;
		await expect(ask(wrong, (sql) => sql`select 1`)).rejects.toThrow(/password authentication/);
	});

	it('opens once for two callers at the same moment, and stops with the last of them', async () => {
		const [one, two] = await Promise.all([
			openEmbeddedPostgres({ dataDir }),
			openEmbeddedPostgres({ dataDir }),
		]);
		expect(one.url).toBe(two.url);
		await one.stop();
		await ask(two.url, remember);
		await two.stop();
		expect(existsSync(join(clusterFiles(dataDir).data, 'postmaster.pid'))).toBe(false);
	});

	it('comes back by itself, at the same address and with its data, when its server is killed', async () => {
		const { url } = await open();
		await ask(url, remember);
		const killed = serverPid();
		process.kill(killed, 'SIGKILL');
		await vi.waitUntil(() => existsSync(clusterFiles(dataDir).data) && pidNow() !== killed, 20_000);
		const rows = await vi.waitFor(() => ask(url, recall), 20_000);
		expect(rows).toEqual([{ answer: 42 }]);
	});

	it('joins the server that a killed process left running', async () => {
		const script = `
			const { openEmbeddedPostgres } = await import(${JSON.stringify(import.meta.dirname + '/openEmbeddedPostgres.ts')});
			await openEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)} });
			process.kill(process.pid, 'SIGKILL');`;
		const run = () =>
			execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
		expect(run).toThrow(expect.objectContaining({ signal: 'SIGKILL' }));
		const left = serverPid();
		const { url } = await open();
		expect(serverPid()).toBe(left);
		expect(await ask(url, (sql) => sql`select 1 as one`)).toEqual([{ one: 1 }]);
	});

	it('moves to another port when its own has been taken', async () => {
		await (await openEmbeddedPostgres({ dataDir })).stop();
		const { port } = readConnection(clusterFiles(dataDir));
		const squatter = createServer().listen(port, '127.0.0.1');
		await vi.waitUntil(() => squatter.listening);
		const { url } = await open();
		squatter.close();
		expect(new URL(url).port).not.toBe(String(port));
		expect(await ask(url, (sql) => sql`select 1 as one`)).toEqual([{ one: 1 }]);
	});

	it('starts although the id of its last server now belongs to another program', async () => {
		await (await openEmbeddedPostgres({ dataDir })).stop();
		const pidFile = join(clusterFiles(dataDir).data, 'postmaster.pid');
		writeFileSync(pidFile, `${process.pid}\n`);
		const { url } = await open();
		expect(await ask(url, (sql) => sql`select 1 as one`)).toEqual([{ one: 1 }]);
	});

	it('says which version wrote a data folder that it cannot read', async () => {
		await (await openEmbeddedPostgres({ dataDir })).stop();
		writeFileSync(join(clusterFiles(dataDir).data, 'PG_VERSION'), '12\n');
		await expect(openEmbeddedPostgres({ dataDir })).rejects.toThrow(
			/was written by PostgreSQL 12.+set DATABASE_URL.+move .+ away/,
		);
	});
});

function pidNow(): number | undefined {
	try {
		return serverPid();
	} catch {
		return undefined; // Between the two servers there is no such file.
	}
}
