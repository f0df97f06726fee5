/** Checks that the migrations in drizzle/ say all that the schema says. */

import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../run.mjs';

const KIT = ['node', 'node_modules/drizzle-kit/bin.cjs'];
const SCHEMA = './src/lib/server/adapters/db/schema/*.ts';

/**
 * Generates into a copy, so that a check never writes into the sources.
 * @returns {Promise<import('./steps.mjs').Outcome>}
 */
export async function drift() {
	// drizzle-kit takes paths relative to the project only.
	const copy = mkdtempSync('.drift-');
	try {
		cpSync('drizzle', copy, { recursive: true });
		const where = ['--dialect', 'postgresql', '--out', copy];
		const consistent = await run([...KIT, 'check', ...where]);
		if (!consistent.ok) return failed(consistent.output);
		const before = readdirSync(copy).length;
		const generated = await run([
			...KIT,
			'generate',
			...where,
			'--schema',
			SCHEMA,
			'--name',
			'drift',
		]);
		if (!generated.ok) return failed(generated.output);
		if (readdirSync(copy).length === before) return { passed: 1, failed: 0, output: '' };
		return failed('The schema says more than the migrations. Run: npm run db:generate');
	} finally {
		rmSync(join('.', copy), { recursive: true, force: true });
	}
}

/** @param {string} output */
function failed(output) {
	return { passed: 0, failed: 1, output };
}
