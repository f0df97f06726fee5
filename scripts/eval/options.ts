/** `--name value` options of a command, and `--name` flags. */
import { parseArgs } from 'node:util';
import { CommandError } from './commandError.ts';

type Options<Required extends string, Optional extends string, Flag extends string> = Record<
	Required,
	string
> &
	Partial<Record<Optional, string>> &
	Partial<Record<Flag, boolean>>;

export function readOptions<
	Required extends string,
	Optional extends string,
	Flag extends string = never,
>(
	args: string[],
	required: readonly Required[],
	optional: readonly Optional[],
	flags: readonly Flag[] = [],
): Options<Required, Optional, Flag> {
	const names = [...required, ...optional, ...flags];
	const isFlag = new Set<string>(flags);
	const options = Object.fromEntries(
		names.map((name) => [name, { type: isFlag.has(name) ? 'boolean' : 'string' } as const]),
	);
	let values: Record<string, unknown>;
	try {
		values = parseArgs({ args, options, strict: true }).values;
	} catch (error) {
		throw new CommandError(`${(error as Error).message} Options: --${names.join(', --')}.`);
	}
	const missing = required.filter((name) => typeof values[name] !== 'string');
	if (missing.length > 0) throw new CommandError(`Missing: --${missing.join(', --')}.`);
	return values as Options<Required, Optional, Flag>;
}
