/** Runs steps two at a time where they only read, alone where they need the machine, and prints a line for each. */

const STATIC_LANES = 2;

/**
 * @typedef {import('./steps.mjs').Step} Step
 * @typedef {import('./steps.mjs').Outcome} Outcome
 */

/**
 * @param {readonly Step[]} steps in order
 * @param {(line: string) => void} print
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runSteps(steps, print = console.log) {
	const total = { passed: 0, failed: 0 };
	const runOne = async (/** @type {Step} */ step) => {
		const { passed, failed } = await runStep(step, print);
		total.passed += passed;
		total.failed += failed;
	};
	for (const group of grouped(steps)) {
		const waiting = [...group];
		const lane = async () => {
			for (let step = waiting.shift(); step; step = waiting.shift()) await runOne(step);
		};
		await Promise.all(Array.from({ length: STATIC_LANES }, lane));
	}
	return total;
}

/** Neighbouring `static` steps share a group; every other step is a group of its own. */
function grouped(/** @type {readonly Step[]} */ steps) {
	/** @type {Step[][]} */
	const groups = [];
	for (const step of steps) {
		const last = groups.at(-1);
		if (last && last[0]?.lane === 'static' && step.lane === 'static') last.push(step);
		else groups.push([step]);
	}
	return groups;
}

/** @param {Step} step @param {(line: string) => void} print @returns {Promise<{ passed: number, failed: number }>} */
async function runStep(step, print) {
	if (step.leftOut) {
		print(`– ${step.name} left out: ${step.leftOut}`);
		return { passed: 0, failed: 0 };
	}
	const started = Date.now();
	const { passed, failed, output } = await step.work().catch(crashed);
	const seconds = ((Date.now() - started) / 1000).toFixed(1);
	if (failed > 0) print(`\n${output}\n`);
	print(
		`${failed > 0 ? '✗' : '✓'} ${step.name}: ${passed} passed, ${failed} failed (${seconds} s)`,
	);
	return { passed, failed };
}

/** @param {unknown} error @returns {Outcome} */
function crashed(error) {
	const output = error instanceof Error ? (error.stack ?? error.message) : String(error);
	return { passed: 0, failed: 1, output };
}
