/** `npm start`: from a fresh clone to a running server. Plain JavaScript, for it runs before any package is there. */

import { fileURLToPath } from 'node:url';
import { requireNode } from './nodeVersion.mjs';

requireNode();
process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const { installMissing } = await import('./install.mjs');
await installMissing();
const { buildIfStale } = await import('./build.mjs');
await buildIfStale();

process.env.NODE_ENV ??= 'production';
// In this very process, so that signals and exit codes are the server's own.
const { register } = await import('tsx/esm/api');
register();
await import('../server.ts');
