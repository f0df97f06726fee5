/** `npm run eval -- NAME …`: measurements, with progress on standard error and one line of JSON at the end. */
import { isOperatorError } from '#lib/server/operatorError.ts';
import { CommandError } from './eval/commandError.ts';
import { evaluations } from './eval/evaluations.ts';

async function main(): Promise<void> {
	const [name = '', ...args] = process.argv.slice(2);
	const evaluation = Object.hasOwn(evaluations, name) ? evaluations[name] : undefined;
	if (!evaluation)
		throw new CommandError(
			`There is no evaluation "${name}". Choose one of: ${Object.keys(evaluations).join(', ')}.`,
		);
	const { result } = await evaluation.measure(args);
	console.log(JSON.stringify(result));
}

main()
	.then(() => process.exit(0))
	.catch((error: unknown) => {
		if (!(error instanceof CommandError) && !isOperatorError(error)) throw error;
		console.error(error.message);
		console.log(JSON.stringify({ ok: false, error: error.message }));
		process.exit(2);
	});
