/** Playwright's global setup: one server for the journeys. */
import { endProcess, newDataFolder, startServerProcess } from './server.ts';

export default async function startServer(): Promise<() => Promise<void>> {
	const folder = newDataFolder();
	const server = await startServerProcess(Number(process.env.E2E_PORT), folder.dataDir);
	return async () => {
		await endProcess(server, 'SIGTERM');
		folder.remove();
	};
}
