/** The production server: our own HTTP server around the built app, started by `npm start`. */

import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { findAppHandle } from './src/lib/server/appHandle.ts';
import { parseTrustedProxies } from './src/lib/server/adapters/http/clientAddress.ts';
import { compressed, type Handler } from './src/lib/server/adapters/http/compressed.ts';
import { passFences } from './src/lib/server/adapters/http/fences.ts';
import {
	handlerSettings,
	writeForwardedHeaders,
} from './src/lib/server/adapters/http/forwardedHeaders.ts';
import { loggedPath } from './src/lib/server/adapters/http/loggedPath.ts';
import { listen, parsePlace, type Place } from './src/lib/server/adapters/http/listen.ts';
import { putStoragesToRest } from './src/lib/server/adapters/http/restingStorage.ts';
import { isLoopback, parseOrigins } from './src/lib/server/adapters/http/publicOrigin.ts';
import { brokenServer, refuse, stillStarting } from './src/lib/server/adapters/http/refusal.ts';
import { shutDown } from './src/lib/server/adapters/http/shutdown.ts';
import { isOperatorError, OperatorError } from './src/lib/server/operatorError.ts';

/** Serves until a signal comes; ends the process with one sentence when it cannot. */
export async function runServer(): Promise<void> {
	try {
		await serve();
	} catch (error) {
		console.error(isOperatorError(error) ? `\n${error.message}\n` : error);
		await findAppHandle()?.close();
		process.exit(1);
	}
}

async function serve(): Promise<void> {
	const place = parsePlace(process.env);
	const origins = parseOrigins(process.env.ORIGIN);
	const trustedProxies = parseTrustedProxies(process.env.TRUSTED_PROXIES);
	// The app reads HOST to know whether it is served on loopback alone.
	process.env.HOST = place.host;
	// Requests wait for the app; a taken port is told before the database is touched.
	const app: { loading?: Promise<Handler> } = {};
	const server = createServer(async (request, response) => {
		try {
			if (!passFences(request, response, origins)) return;
			writeForwardedHeaders(request, origins, trustedProxies);
			const handler = await app.loading;
			if (!handler) refuse(request, response, stillStarting);
			else if (!(await findAppHandle()?.handleRaw(request, response))) handler(request, response);
		} catch (error) {
			fail(request, response, error);
		}
	});
	const port = await listen(server, place);
	closeOnSignal(() => shutDown(server, async () => findAppHandle()?.close()));
	app.loading = loadApp();
	await app.loading;
	announce({ ...place, port }, origins);
}

/** The built handler reads its settings, and starts the app (migrations, seeds), while it is imported. */
async function loadApp(): Promise<Handler> {
	Object.assign(process.env, handlerSettings);
	const file = new URL('./build/handler.js', import.meta.url);
	if (!existsSync(file)) throw new OperatorError('The app has not been built. Run: npm start');
	const { awakeFor } = putStoragesToRest();
	const { handler } = await import(file.href);
	const answer = compressed(handler);
	return (request, response) => {
		awakeFor(response);
		answer(request, response);
	};
}

function fail(request: IncomingMessage, response: ServerResponse, error: unknown): void {
	console.error(`${request.method} ${loggedPath(request.url)} failed:`, error);
	if (response.headersSent) response.destroy();
	else refuse(request, response, brokenServer);
}

function closeOnSignal(close: () => Promise<void>): void {
	let isClosing = false;
	const onSignal = async () => {
		if (isClosing) process.exit(1); // Asked twice: at once.
		isClosing = true;
		await close().catch((error) => console.error('Closing failed:', error));
		process.exit(0);
	};
	process.on('SIGTERM', onSignal).on('SIGINT', onSignal);
}

function announce({ host, port }: Place, origins: readonly URL[]): void {
	const shown = isLoopback(host) || host === '0.0.0.0' || host === '::' ? 'localhost' : host;
	const address = origins[0]?.origin ?? `http://${shown}:${port}`;
	const accounts = isLoopback(host) ? (findAppHandle()?.demoAccounts ?? []) : [];
	const lines = accounts.map(
		({ role, email, password }) => `  ${role.padEnd(12)}${email}  ${password}`,
	);
	console.log(`\nVirtual Patient is ready: ${address}\n`);
	if (lines.length > 0)
		console.log(`Demo accounts (role, e-mail, password):\n${lines.join('\n')}\n`);
	console.log('Stop with Ctrl+C.');
	process.send?.({ type: 'ready', port });
}
