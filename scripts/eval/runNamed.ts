/** A command that runs one of several measurements by name: one line of JSON at the end, exit code 2 for a fault of the caller. */
import { isOperatorError } from '#lib/server/operatorError.ts';
import { CommandError } from './commandError.ts';

type Measure = (args: string[]) => Promise<object>;

async function run(kind: string, named: Readonly<Record<string, Measure>>): Promise<void> {
	const [name = '', ...args] = process.argv.slice(2);
	const measure = Object.hasOwn(named, name) ? named[name] : undefined;
	if (!measure)
		throw new CommandError(
			`There is no ${kind} "${name}". Choose one of: ${Object.keys(named).join(', ')}.`,
		);
	console.log(JSON.stringify(await measure(args)));
}

/** Ends the process. @param kind what it is called in a message, such as "bench". */
export function runNamed(kind: string, named: Readonly<Record<string, Measure>>): void {
	run(kind, named)
		.then(() => process.exit(0))
		.catch((error: unknown) => {
			if (!(error instanceof CommandError) && !isOperatorError(error)) throw error;
			console.error(error.message);
			console.log(JSON.stringify({ ok: false, error: error.message }));
			process.exit(2);
		});
}
