/** `eval stability`: the same consultation graded again. Rules must not waver; a model does, and a panel less. */
import type { ItemScore } from '#lib/domain/grading/grader.ts';
import { buildPanel } from '#lib/domain/grading/panel.ts';
import { describeProportion } from '#lib/domain/statistics/proportion.ts';
import { seededRandom } from '#lib/domain/statistics/seededRandom.ts';
import { createModelGrader } from '#lib/server/adapters/llm/modelGrader.ts';
import { honestMarker } from '../attacks/honestMarker.ts';
import { readOptions } from '../options.ts';
import { authorsGold, openGoldInputs, rules, type GoldInput } from './goldInputs.ts';

const asked = { rulesSame: 1 } as const;
const repeats = 5;
/** A simulated model marks an item other than the authors did in so many cases. */
const wavering = 0.1;
const panelSize = 3;

/** No model is asked: this one knows the authors' marks, and errs by chance. */
function waveringGrader(one: GoldInput, seed: number) {
	const random = seededRandom(seed);
	return createModelGrader(
		honestMarker(one, (gold) => (random() < wavering ? (gold > 0 ? gold - 1 : 1) : gold)),
	);
}

const sameLevels = (a: readonly ItemScore[], b: readonly ItemScore[]) =>
	a.map(({ itemId, level }) => b.find((other) => other.itemId === itemId)?.level === level);

async function repeatRules({ input, items }: GoldInput): Promise<boolean[]> {
	const first = JSON.stringify(items);
	const same: boolean[] = [];
	for (let round = 0; round < repeats; round += 1) {
		same.push(JSON.stringify((await rules.grade(input)).items) === first);
	}
	return same;
}

async function compareTwo(one: GoldInput, grade: (seed: number) => Promise<ItemScore[]>) {
	const pairs: boolean[] = [];
	for (let round = 0; round < repeats; round += 1) {
		pairs.push(...sameLevels(await grade(round * 100 + 1), await grade(round * 100 + 51)));
	}
	return pairs;
}

export async function evaluateStability(args: string[]) {
	const inputs = await openGoldInputs(readOptions(args, [], ['scenario', 'lang']));
	const ruled: boolean[] = [];
	const single: boolean[] = [];
	const panelled: boolean[] = [];
	for (const one of inputs) {
		ruled.push(...(await repeatRules(one)));
		const alone = async (seed: number) => (await waveringGrader(one, seed).grade(one.input)).items;
		const together = async (seed: number) => {
			const members = Array.from({ length: panelSize }, (_, member) =>
				waveringGrader(one, seed + member),
			);
			return (await buildPanel(members).grade(one.input)).items;
		};
		single.push(...(await compareTwo(one, alone)));
		panelled.push(...(await compareTwo(one, together)));
		console.error(`${one.name}: graded again`);
	}
	const rulesSame = describeProportion(ruled).share ?? 0;
	return {
		evaluation: 'stability',
		measuredOn: {
			transcripts: inputs.length,
			repeats,
			errs: wavering,
			gold: authorsGold,
		},
		grader: rules.version,
		simulatedModelSame: describeProportion(single),
		simulatedPanelOfThreeSame: describeProportion(panelled),
		asked,
		reached: { rulesSame },
		ok: rulesSame >= asked.rulesSame,
	};
}

export type StabilityReport = Awaited<ReturnType<typeof evaluateStability>>;
