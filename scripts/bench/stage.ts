/** All processes a measurement needs, started and ended together. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clusterFiles } from '#lib/server/adapters/db/embedded/clusterFiles.ts';
import { findFreePort } from '#lib/server/adapters/db/embedded/freePort.ts';
import { endProcess, newDataFolder, startServerProcess } from '../../tests/e2e/server.ts';
import { buildQuietly } from './buildQuietly.ts';
import { familyMicros } from './machine.ts';
import type { Load, Order } from './measured.ts';
import { endChild, probeOptions, startChild } from './childProcess.ts';

/** As `npm start` gives it: tokens die young, and a small space for them is swept all the time. */
const youngSpace = '--max-semi-space-size=64';

export async function openStage(load: Load) {
	await buildQuietly();
	const model = await startChild('./modelProcess.ts', {
		stamps: load.tokensPerReply,
		firstTokenMs: load.firstTokenMs,
		tokensPerSecond: load.rate,
	});
	const relay = await startChild('./relayProcess.ts', { modelPort: model.port });
	const readers = await startChild('./loadProcess.ts');
	const folder = newDataFolder();
	const modelUrl = `http://127.0.0.1:${model.port}/v1`;
	const port = await findFreePort();
	const product = await startServerProcess(port, folder.dataDir, {
		nodeOptions: [youngSpace, ...probeOptions],
		env: { OPENAI_BASE_URL: modelUrl, OPENAI_MODEL: 'fake', INTERPRETER_MODEL: 'none' },
	});
	const urls: Omit<Order, 'arm' | 'load'> = {
		modelUrl,
		relayUrl: `http://127.0.0.1:${relay.port}/v1`,
		origin: `http://127.0.0.1:${port}`,
	};
	const pidFile = join(clusterFiles(folder.dataDir).data, 'postmaster.pid');
	const databasePid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
	return {
		urls,
		model: model.child,
		relay: relay.child,
		readers: readers.child,
		product,
		databaseMicros: () => familyMicros(databasePid),
		async close() {
			await endProcess(product, 'SIGTERM');
			await Promise.all([model, relay, readers].map(({ child }) => endChild(child)));
			folder.remove();
		},
	};
}

export type Stage = Awaited<ReturnType<typeof openStage>>;
