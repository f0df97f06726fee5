/** `--name value` options of a command. */
import { parseArgs } from 'node:util';
import { CommandError } from './commandError.ts';

export function readOptions<Required extends string, Optional extends string>(
	args: string[],
	required: readonly Required[],
	optional: readonly Optional[],
): Record<Required, string> & Partial<Record<Optional, string>> {
	const names = [...required, ...optional];
	const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
	let values: Record<string, unknown>;
	try {
		values = parseArgs({ args, options, strict: true }).values;
	} catch (error) {
		throw new CommandError(`${(error as Error).message} Options: --${names.join(', --')}.`);
	}
	const missing = required.filter((name) => typeof values[name] !== 'string');
	if (missing.length > 0) throw new CommandError(`Missing: --${missing.join(', --')}.`);
	return values as Record<Required, string> & Partial<Record<Optional, string>>;
}
