/** A command that runs one of several measurements by name. */
import { CommandError } from './commandError.ts';
import { runCommand, type Measure } from './runCommand.ts';

/** Ends the process. @param kind what it is called in a message, such as "bench". */
export function runNamed(kind: string, named: Readonly<Record<string, Measure>>): void {
	runCommand(async ([name = '', ...args]) => {
		const measure = Object.hasOwn(named, name) ? named[name] : undefined;
		if (measure) return measure(args);
		throw new CommandError(
			`There is no ${kind} "${name}". Choose one of: ${Object.keys(named).join(', ')}.`,
		);
	});
}
