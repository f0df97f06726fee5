/** What the built app hands to the HTTP server around it: they are bundled apart and meet on globalThis. */

import type { IncomingMessage, ServerResponse } from 'node:http';

export interface DemoAccount {
	readonly role: string;
	readonly email: string;
	readonly password: string;
}

export interface AppHandle {
	/** Takes a request off the framework's path (event streams). @returns true when it took it. */
	handleRaw(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
	/** Ends streams, stops workers, closes the database. */
	close(): Promise<void>;
	/** Present only when they exist: on the embedded database served on loopback. */
	readonly demoAccounts?: readonly DemoAccount[];
}

const KEY = Symbol.for('virtual-patient.app');

type Registry = { [KEY]?: AppHandle };

/** Called once by the framework's `init` hook. */
export function publishAppHandle(handle: AppHandle): void {
	(globalThis as Registry)[KEY] = handle;
}

/** Undefined until the app has started. */
export function findAppHandle(): AppHandle | undefined {
	return (globalThis as Registry)[KEY];
}
