/** Builds the app when its sources differ from those it was last built from. */

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from './run.mjs';

const STAMP = 'build/.built-from';
const SOURCES = [
	'src',
	'static',
	'project.inlang/settings.json',
	'svelte.config.js',
	'vite.config.ts',
	'tsconfig.json',
	'package.json',
	'package-lock.json',
];
/** Texts compiled into src by the build itself, and files that no build reads. */
const LEFT_OUT = /^src\/lib\/paraglide\/|\.test\.ts$/;

/** @param {string} root the project's folder */
export function fingerprint(root = '.') {
	const hash = createHash('sha256').update(process.versions.node);
	for (const file of SOURCES.flatMap((source) => filesIn(root, source)).sort()) {
		if (LEFT_OUT.test(file)) continue;
		hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
	}
	return hash.digest('hex');
}

/** @param {string} root @param {string} path @returns {string[]} */
function filesIn(root, path) {
	const full = join(root, path);
	if (!existsSync(full)) return [];
	if (!statSync(full).isDirectory()) return [path];
	return readdirSync(full).flatMap((name) => filesIn(root, `${path}/${name}`));
}

export function isBuilt() {
	return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint();
}

/**
 * The stamp is written last, so that a build cut off half-way is done again.
 * @returns {Promise<import('./run.mjs').Result>}
 */
export async function build() {
	const sources = fingerprint();
	rmSync(STAMP, { force: true });
	const result = await run(['node', 'node_modules/vite/bin/vite.js', 'build'], {
		env: { NODE_ENV: 'production' },
	});
	const ok = result.ok && !result.output.includes('PluginImportError'); // see texts.mjs
	if (ok) writeFileSync(STAMP, sources);
	return { ...result, ok };
}

/** Prints one line while it works; ends the process with the builder's words when it fails. */
export async function buildIfStale() {
	if (isBuilt()) return;
	console.log('Building (half a minute, only after changes) …');
	const { ok, output } = await build();
	if (ok) return;
	console.error(`The app could not be built:\n${output}`);
	process.exit(1);
}

// `npm run build`
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildIfStale();
