/** Installs the packages when node_modules is missing or is not what package-lock.json asks for. */

import { existsSync, readFileSync } from 'node:fs';
import { run } from './run.mjs';

const LIMIT_MS = 15 * 60_000;

/**
 * @typedef {Record<string, { version?: string, optional?: boolean, link?: boolean }>} Packages
 */

/**
 * @param {Packages} wanted `packages` of package-lock.json
 * @param {Packages} installed `packages` of node_modules/.package-lock.json, which npm writes last of all
 */
export function isInstalled(wanted, installed) {
	const isRight = (/** @type {[string, Packages[string]]} */ [path, { version, optional }]) =>
		path === '' || (installed[path] ? installed[path].version === version : optional === true);
	return (
		Object.entries(wanted).every(isRight) && Object.keys(installed).every((path) => wanted[path])
	);
}

/** Prints one line while it works; ends the process with npm's own words when it fails. */
export async function installMissing() {
	if (isUpToDate()) return;
	console.log('Installing packages (a minute or two, only this once) …');
	const npm = process.env.npm_execpath ? ['node', process.env.npm_execpath] : ['npm'];
	const flags = [
		'--include=dev',
		'--include=optional',
		'--no-audit',
		'--no-fund',
		'--loglevel=error',
	];
	const { ok, output } = await run([...npm, 'ci', ...flags], { limitMs: LIMIT_MS });
	if (ok) return;
	console.error(`The packages could not be installed. npm said:\n${tail(output)}`);
	console.error('Check the network connection and the free disk space, then try again.');
	process.exit(1);
}

function isUpToDate() {
	if (!existsSync('node_modules/.package-lock.json')) return false;
	return isInstalled(
		packagesOf('package-lock.json'),
		packagesOf('node_modules/.package-lock.json'),
	);
}

/** @param {string} file @returns {Packages} */
function packagesOf(file) {
	return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** @param {string} output */
function tail(output) {
	return output.split('\n').slice(-15).join('\n');
}
