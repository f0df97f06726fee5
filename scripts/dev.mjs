/** `npm run dev`: the development server, with the packages it needs. */

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { requireNode } from './nodeVersion.mjs';

requireNode();
process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const { installMissing } = await import('./install.mjs');
await installMissing();

const args = ['node_modules/vite/bin/vite.js', 'dev', ...process.argv.slice(2)];
const vite = spawn(process.execPath, args, { stdio: 'inherit' });
// Ctrl+C reaches Vite by the terminal; a signal sent to this process must be handed on.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => vite.kill('SIGTERM'));
vite.on('exit', (code) => process.exit(code ?? 1));
