/** `npm run faults -- --seed N`: consultations while models fail and processes die; figures as one line of JSON at the end. */
import { CommandError } from './eval/commandError.ts';
import { readOptions } from './eval/options.ts';
import { runCommand } from './eval/runCommand.ts';
import { selfTest } from './faults/check/selfTest.ts';
import { foundBy, plantNames, type PlantName } from './faults/plant.ts';
import { runFaults } from './faults/run.ts';

const numbers = ['seed', 'consultations', 'at-once', 'blows'] as const;
type NumberName = (typeof numbers)[number];

function readNumber(text: string | undefined, name: NumberName, usual: number): number {
	const number = Number(text ?? usual);
	if (Number.isInteger(number) && number >= 0) return number;
	throw new CommandError(`--${name} is a whole number, not "${text}".`);
}

function readPlant(name: string | undefined): PlantName | null {
	if (name === undefined) return null;
	const known = plantNames.find((one) => one === name);
	if (known) return known;
	throw new CommandError(
		`There is no bug "${name}" to plant. Choose one of: ${plantNames.join(', ')}.`,
	);
}

/** One blow for so many consultations. */
const USUAL_APART = 40;

async function faults(args: string[]): Promise<object> {
	const given = readOptions(args, [], [...numbers, 'plant'], ['self-test']);
	const seed = readNumber(given.seed, 'seed', 1);
	if (given['self-test']) return selfTest(Array.from({ length: 20 }, (_, at) => seed + at));
	const consultations = readNumber(given.consultations, 'consultations', 2000);
	const atOnce = readNumber(given['at-once'], 'at-once', 60);
	const blows = readNumber(given.blows, 'blows', Math.ceil(consultations / USUAL_APART));
	const planted = readPlant(given.plant);
	const figures = await runFaults({ seed, consultations, atOnce, blows, planted });
	const { violations } = figures;
	if (!planted) return { ...figures, ok: Object.keys(violations).length === 0 };
	return { ...figures, planted, ok: foundBy(planted).every((rule) => (violations[rule] ?? 0) > 0) };
}

runCommand(faults);
