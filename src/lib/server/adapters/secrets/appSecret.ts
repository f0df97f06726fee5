/** The secret that keys are sealed under: the one that is set, or one kept beside the app's own database. */
import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSealing, type Sealing } from './sealing.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** Made once; whoever is second reads what the first has made. */
function keptSecret(dataDir: string): string {
	const file = join(dataDir, 'app-secret');
	mkdirSync(dataDir, { recursive: true });
	const draft = `${file}.${process.pid}`;
	writeFileSync(draft, randomBytes(32).toString('base64url'), { mode: 0o600 });
	try {
		// Whole or not at all: another process may be reading it.
		linkSync(draft, file);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	} finally {
		rmSync(draft);
	}
	return readFileSync(file, 'utf8').trim();
}

/**
 * @param dataDir of the app's own database; null where the database is somebody else's: nothing may be kept beside it.
 * @returns null where there is no secret: then no key can be stored.
 * @throws OperatorError for a secret that is too short.
 */
export function openSealing(env: Env, dataDir: string | null): Sealing | null {
	const secret = env.APP_SECRET?.trim() || (dataDir ? keptSecret(dataDir) : null);
	return secret ? createSealing(secret, env.APP_SECRET_PREVIOUS?.trim() || undefined) : null;
}
