/** `npm run doctor`: which models are configured, whether they answer, how fast, and what to mend. */
import { setTimeout as wait } from 'node:timers/promises';
import { isOperatorError } from '../src/lib/server/operatorError.ts';
import { diagnose } from './doctor/diagnose.ts';

const silent = { info: () => undefined, error: () => undefined };
const world = {
	nowMs: () => Date.now(),
	sleep: (ms: number, signal: AbortSignal) => wait(ms, undefined, { signal }),
	random: Math.random,
	log: silent,
};

try {
	const isWell = await diagnose(process.env, world, (line) => console.log(line));
	process.exitCode = isWell ? 0 : 1;
} catch (error) {
	console.error(isOperatorError(error) ? error.message : error);
	process.exitCode = 1;
}
