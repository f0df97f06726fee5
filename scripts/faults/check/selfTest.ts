/** Whether the checker finds every planted bug by its name, and nothing where all is well. */
import { checkConsultation, ruleNames, type RuleName } from './checkConsultation.ts';
import { cleanCase, seededDraw } from './cleanCase.ts';
import { plantedBugs } from './plantedBugs.ts';

export type SelfTest = {
	cleanCases: number;
	planted: number;
	found: number;
	/** What was not found, and what was found where nothing is. */
	faults: string[];
	/** Rules that no planted bug puts to the test. */
	untested: RuleName[];
	ok: boolean;
};

function faultsOfSeed(seed: number): string[] {
	const alarms = checkConsultation(cleanCase(seed));
	const missed = plantedBugs.filter(({ plant, foundBy }) => {
		const one = cleanCase(seed);
		plant(one, seededDraw(seed + 1));
		return !checkConsultation(one).some(({ rule }) => rule === foundBy);
	});
	return [
		...alarms.map(({ rule, detail }) => `Seed ${seed}, clean, and yet ${rule}: ${detail}`),
		...missed.map(({ name, foundBy }) => `Seed ${seed}: ${foundBy} did not find that ${name}.`),
	];
}

/** @param seeds one clean consultation each, and one with each bug. */
export function selfTest(seeds: readonly number[]): SelfTest {
	const faults = seeds.flatMap(faultsOfSeed);
	const tested = new Set(plantedBugs.map(({ foundBy }) => foundBy));
	const untested = ruleNames.filter((rule) => !tested.has(rule));
	const planted = seeds.length * plantedBugs.length;
	const missed = faults.filter((fault) => fault.includes('did not find')).length;
	return {
		cleanCases: seeds.length,
		planted,
		found: planted - missed,
		faults,
		untested,
		ok: faults.length === 0 && untested.length === 0,
	};
}
