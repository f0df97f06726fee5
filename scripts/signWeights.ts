/** `npm run sign-weights`: what speaks how strongly for an answer, learnt from set A of the unplanned questions. */
import { answerSigns, type Signs } from '#lib/domain/consultation/asked/answerSigns.ts';
import { askedIndexOf } from '#lib/domain/consultation/asked/askedIndex.ts';
import { signWeights } from '#lib/domain/consultation/asked/signWeights.ts';
import type { TrialCase } from '#lib/domain/trial/trialCase.ts';
import { openCases } from './eval/cases.ts';
import { findUnplanned } from './eval/unplanned/unplannedFile.ts';
import { fitWeights, rightShare, type Choice } from './signWeights/fitWeights.ts';

const names = Object.keys(signWeights) as (keyof Signs)[];
const folds = 5;

/** The questions put to one case that a fact answers, or that nobody wrote an answer to. */
async function choicesOf({ scenario, pack }: TrialCase): Promise<Choice[]> {
	const { questions = [] } = findUnplanned('scenarios', { set: 'a', scenario }) ?? {};
	const index = askedIndexOf(scenario);
	const choices: Choice[] = [];
	for (const { ask, right } of questions) {
		const read = await pack.interpreter.read(ask, [], scenario.patient.speaker?.patientWords);
		const signed = answerSigns(ask, read, index);
		const isRight = signed.map(({ foreseen: { answer } }) =>
			'factId' in answer ? right.includes(answer.factId) : right.length === 0,
		);
		if (isRight.includes(true))
			choices.push({
				signs: signed.map(({ signs }) => names.map((name) => signs[name])),
				right: isRight,
			});
	}
	console.error(`${scenario.slug} ${scenario.language}: ${choices.length} questions`);
	return choices;
}

/** Mean over folds of whole cases, both languages of one together: none is judged by weights that it made. */
function rightOnOthers(bySlug: readonly Choice[][]): number {
	const fold = Array.from({ length: folds }, (_, at) => at).map((at) => {
		const held = bySlug.filter((_, index) => index % folds === at).flat();
		const others = bySlug.filter((_, index) => index % folds !== at).flat();
		return held.length * rightShare(held, fitWeights(others));
	});
	return fold.reduce((sum, one) => sum + one, 0) / bySlug.flat().length;
}

const { cases, close } = await openCases('all', 'all');
const bySlug = new Map<string, Choice[]>();
for (const one of cases) {
	const { slug } = one.scenario;
	bySlug.set(slug, [...(bySlug.get(slug) ?? []), ...(await choicesOf(one))]);
}
await close();
const all = [...bySlug.values()];
const fitted = fitWeights(all.flat());
const weights = Object.fromEntries(names.map((name, at) => [name, Number(fitted[at]!.toFixed(2))]));
const rounded = (share: number) => Number(share.toFixed(3));
console.log(
	JSON.stringify({
		measuredOn: 'unplanned questions, set a',
		questions: all.flat().length,
		weights,
		rightOnOthers: rounded(rightOnOthers(all)),
		right: rounded(rightShare(all.flat(), fitted)),
		ok: names.every((name) => Math.abs(weights[name]! - signWeights[name]) < 0.1),
	}),
);
