/** `npm run eval -- NAME …`: measurements, with progress on standard error and one line of JSON at the end. */
import { evaluations } from './eval/evaluations.ts';
import { runNamed } from './eval/runNamed.ts';

const measures = Object.entries(evaluations).map(([name, { measure }]) => {
	return [name, async (args: string[]) => (await measure(args)).result] as const;
});
runNamed('evaluation', Object.fromEntries(measures));
