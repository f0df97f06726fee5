/** A command that measures: one line of JSON at the end, exit code 2 for a fault of the caller. */
import { isOperatorError } from '#lib/server/operatorError.ts';
import { CommandError } from './commandError.ts';

export type Measure = (args: string[]) => Promise<object>;

async function run(measure: Measure): Promise<void> {
	console.log(JSON.stringify(await measure(process.argv.slice(2))));
}

/** Ends the process, with `process.exitCode` where the measure has set one. */
export function runCommand(measure: Measure): void {
	run(measure)
		.then(() => process.exit())
		.catch((error: unknown) => {
			if (!(error instanceof CommandError) && !isOperatorError(error)) throw error;
			console.error(error.message);
			console.log(JSON.stringify({ ok: false, error: error.message }));
			process.exit(2);
		});
}
