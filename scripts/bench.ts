/** `npm run bench -- NAME …`: how fast it is, and what that costs; progress on standard error, one line of JSON at the end. */
import { isOperatorError } from '#lib/server/operatorError.ts';
import { CommandError } from './eval/commandError.ts';
import { benchStream } from './bench/stream.ts';

const benches: Readonly<Record<string, (args: string[]) => Promise<object>>> = {
	stream: benchStream,
};

async function main(): Promise<void> {
	const [name = '', ...args] = process.argv.slice(2);
	const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
	if (!bench)
		throw new CommandError(
			`There is no bench "${name}". Choose one of: ${Object.keys(benches).join(', ')}.`,
		);
	console.log(JSON.stringify(await bench(args)));
}

main()
	.then(() => process.exit(0))
	.catch((error: unknown) => {
		if (!(error instanceof CommandError) && !isOperatorError(error)) throw error;
		console.error(error.message);
		console.log(JSON.stringify({ ok: false, error: error.message }));
		process.exit(2);
	});
