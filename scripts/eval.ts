/** `npm run eval -- NAME …`: measurements, with progress on standard error and one line of JSON at the end. */
import { evaluateChecklist } from './eval/checklist.ts';
import { CommandError } from './eval/commandError.ts';
import { evaluateInterpreter } from './eval/interpreter.ts';
import { evaluateQuestions } from './eval/questions.ts';
import { evaluateSelfPlay } from './eval/selfPlay.ts';

const evaluations: Record<string, (args: string[]) => Promise<object>> = {
	checklist: evaluateChecklist,
	interpreter: evaluateInterpreter,
	questions: evaluateQuestions,
	'self-play': evaluateSelfPlay,
};

async function main(): Promise<void> {
	const [name = '', ...args] = process.argv.slice(2);
	const evaluate = Object.hasOwn(evaluations, name) ? evaluations[name] : undefined;
	if (!evaluate)
		throw new CommandError(
			`There is no evaluation "${name}". Choose one of: ${Object.keys(evaluations).join(', ')}.`,
		);
	console.log(JSON.stringify(await evaluate(args)));
}

main()
	.then(() => process.exit(0))
	.catch((error: unknown) => {
		if (!(error instanceof CommandError)) throw error;
		console.error(error.message);
		console.log(JSON.stringify({ ok: false, error: error.message }));
		process.exit(2);
	});
