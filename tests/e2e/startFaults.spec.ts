import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { newDataFolder } from './server.ts';

/** What the server says when it cannot start, and how it ends. */
async function failedStart(env: Record<string, string>): Promise<{ code: number; words: string }> {
	const server = spawn(process.execPath, ['scripts/serve.mjs'], {
		env: { ...process.env, DATABASE_URL: undefined, ORIGIN: undefined, ...env },
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	let words = '';
	server.stderr.on('data', (bytes) => (words += String(bytes)));
	const [code] = await once(server, 'close');
	return { code, words };
}

const isPlain = (words: string) => !/\n\s+at /.test(words);

test('a port in use is told in a sentence that names it', async () => {
	const holder = createServer().listen(0, '127.0.0.1');
	await once(holder, 'listening');
	const { port } = holder.address() as AddressInfo;
	const { code, words } = await failedStart({ PORT: String(port) });
	holder.close();
	expect(code).toBe(1);
	expect(words).toContain(String(port));
	expect(isPlain(words), words).toBe(true);
});

test('an unreachable database is told in a sentence without its password', async () => {
	const { code, words } = await failedStart({
		PORT: '0',
		DATABASE_URL: 'postgres://school:topsecret@127.0.0.1:9/school',
	});
	expect(code).toBe(1);
	expect(words).toContain('127.0.0.1:9');
	expect(words).not.toContain('topsecret');
	expect(isPlain(words), words).toBe(true);
});

test('a scenario file with a fault is told with its line and how to mend it', async () => {
	const folder = newDataFolder();
	try {
		cpSync('scenarios', folder.dataDir, { recursive: true });
		const file = join(folder.dataDir, 'low-mood/scenario.en.yaml');
		writeFileSync(file, readFileSync(file, 'utf8').replace(/^specialty:/m, 'speciality:'));
		const { code, words } = await failedStart({
			PORT: '0',
			SCENARIOS_DIR: folder.dataDir,
			DATA_DIR: join(folder.dataDir, 'database'),
		});
		expect(code).toBe(1);
		expect(words).toMatch(/low-mood\/scenario\.en\.yaml:\d+:\d+ .*speciality.*specialty/s);
		expect(isPlain(words), words).toBe(true);
	} finally {
		folder.remove();
	}
});
