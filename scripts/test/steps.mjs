/** What `npm test` does, in order. */

import { drift } from './drift.mjs';
import { findServerBinaries } from './postgresBinaries.mjs';
import { playwright, vitest } from './reports.mjs';
import { build } from '../build.mjs';
import { run } from '../run.mjs';
import { TEXTS_LOST } from '../texts.mjs';

/**
 * @typedef {{ passed: number, failed: number, output: string }} Outcome
 * @typedef {{ name: string, lane: 'static' | 'alone', work: () => Promise<Outcome>, leftOut?: string }} Step
 */

const bin = (/** @type {string} */ path) => ['node', `node_modules/${path}`];
const svelteKit = bin('@sveltejs/kit/svelte-kit.js');

/**
 * A step that is one check: each command in turn, stopping at the first that fails.
 * @param {string} name
 * @param {readonly (readonly string[])[]} commands
 * @returns {Step}
 */
function check(name, ...commands) {
	const work = async () => {
		for (const command of commands) {
			const { ok, output } = await run(command);
			if (!ok || output.includes(TEXTS_LOST)) return { passed: 0, failed: 1, output };
		}
		return { passed: 1, failed: 0, output: '' };
	};
	return { name, lane: 'static', work };
}

/**
 * Generated code that the other checks read. Runs first and alone.
 * @type {Step}
 */
export const prepare = {
	...check('generate', [...svelteKit, 'sync'], ['node', 'scripts/texts.mjs']),
	lane: 'alone',
};

/** @type {readonly Step[]} */
export const staticSteps = [
	// Checks what `tsc -p .` checks, scripts and tests too, and the components beside it.
	check('types', [
		...bin('svelte-check/bin/svelte-check'),
		'--tsconfig',
		'./tsconfig.json',
		'--fail-on-warnings',
	]),
	check('lint', [...bin('eslint/bin/eslint.js'), '.', '--max-warnings=0']),
	check('format', [...bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.']),
	check('imports', [
		...bin('dependency-cruiser/bin/dependency-cruise.mjs'),
		'--config',
		'.dependency-cruiser.cjs',
		'src',
		'server.ts',
		'scripts',
		'workers',
		'tests',
	]),
	check('unused', [...bin('knip/bin/knip.js')]),
	{ name: 'migrations', lane: 'static', work: drift },
	check('scenarios', ['node', '--import', 'tsx', 'scripts/validate.ts']),
];

/** Tests of the packaged PostgreSQL itself have run in the step before. */
const PACKAGED_ONLY = ['--exclude=**/embedded/**'];
/** Where all else runs against a server, and the journeys on the packaged PostgreSQL: itself, and what lays the ground. */
const PACKAGED_GROUND = ['adapters/db/embedded', 'adapters/db/migrate', 'adapters/db/tenancy'];
const NO_SERVER =
	'Set TEST_DATABASE_URL, or install PostgreSQL 15 or newer (apt-get install postgresql): here the database tests must also run against a server.';

const hasServerStep = () => Boolean(process.env.TEST_DATABASE_URL || process.env.CI);

/** @returns {Step} */
function packagedDatabase() {
	const none = { TEST_DATABASE_URL: undefined, TEST_POSTGRES_BINARIES: undefined };
	const which = hasServerStep() ? PACKAGED_GROUND : [];
	return { name: 'db', lane: 'alone', work: () => vitest('db', none, which) };
}

/** @returns {Step} */
function databaseServer() {
	const url = process.env.TEST_DATABASE_URL;
	const binaries = url ? undefined : findServerBinaries();
	/** @type {Step} */
	const step = {
		name: 'db-server',
		lane: 'alone',
		work: async () =>
			url || binaries
				? vitest('db', { TEST_DATABASE_URL: url, TEST_POSTGRES_BINARIES: binaries }, PACKAGED_ONLY)
				: { passed: 0, failed: 1, output: NO_SERVER },
	};
	if (hasServerStep()) return step;
	return {
		...step,
		leftOut: 'set TEST_DATABASE_URL to run the database tests against a PostgreSQL server too',
	};
}

/** @returns {readonly Step[]} */
export function allSteps() {
	return [
		prepare,
		...staticSteps,
		{ name: 'unit', lane: 'alone', work: () => vitest('unit*') },
		packagedDatabase(),
		databaseServer(),
		{ name: 'component', lane: 'alone', work: () => vitest('component') },
		{ name: 'build', lane: 'alone', work: buildStep },
		{ name: 'e2e', lane: 'alone', work: playwright },
	];
}

/** @returns {Promise<Outcome>} */
async function buildStep() {
	const { ok, output } = await build();
	return { passed: Number(ok), failed: Number(!ok), output };
}
