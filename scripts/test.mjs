/**
 * `npm test`: every check, from a fresh clone; ends with the line `N passed, N failed`.
 * `npm test -- unit lint` runs only those steps; `npm run check` the static ones.
 */

import { fileURLToPath } from 'node:url';
import { requireNode } from './nodeVersion.mjs';

requireNode();
process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const { installMissing } = await import('./install.mjs');
await installMissing();

const { allSteps, prepare, staticSteps } = await import('./test/steps.mjs');
const { runSteps } = await import('./test/runSteps.mjs');

const total = await runSteps(await chooseSteps(process.argv.slice(2)));
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);

/** @param {readonly string[]} names */
async function chooseSteps(names) {
	if (names.includes('--static')) return [prepare, ...staticSteps];
	const all = allSteps();
	const unknown = names.find((name) => !all.some((step) => step.name === name));
	if (unknown) {
		console.error(
			`There is no step "${unknown}". Steps: ${all.map((step) => step.name).join(', ')}.`,
		);
		process.exit(1);
	}
	const chosen = names.length > 0 ? all.filter((step) => names.includes(step.name)) : all;
	if (chosen.some((step) => step.name === 'component' || step.name === 'e2e'))
		await requireBrowser();
	return chosen;
}

async function requireBrowser() {
	const { installBrowser } = await import('./test/installBrowser.mjs');
	const fault = await installBrowser();
	// The browser steps then fail, and are counted so: they are never left out.
	if (fault) console.error(fault);
}
