/** `npm start`: from a fresh clone to a running server. Plain JavaScript, for it runs before any package is there. */

import { fileURLToPath } from 'node:url';
import { requireNode } from './nodeVersion.mjs';

requireNode();
process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const { installMissing } = await import('./install.mjs');
await installMissing();
const { buildIfStale } = await import('./build.mjs');
await buildIfStale();

await import('./serve.mjs');
