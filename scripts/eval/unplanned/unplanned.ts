/** `eval unplanned`: what the scripted patient makes of questions that its author did not have in mind. */
import {
	beginTrial,
	openTrialRoom,
	sayInTrial,
	type TrialRoom,
	type TrialState,
} from '#lib/domain/trial/trialState.ts';
import type { TrialCase } from '#lib/domain/trial/trialCase.ts';
import { openCases } from '../cases.ts';
import { readOptions } from '../options.ts';
import { judgeAnswer, verdicts, type Verdict } from './judgeAnswer.ts';
import { CommandError } from '../commandError.ts';
import {
	findUnplanned,
	unplannedSets,
	type UnplannedQuestions,
	type UnplannedSet,
} from './unplannedFile.ts';

const asked = { right: 0.9, wrongAtMost: 0.04 } as const;

type Counts = Record<Verdict, number>;
const none = (): Counts => ({ right: 0, beside: 0, wrong: 0, asked_back: 0 });
const totalOf = (counts: Counts) => verdicts.reduce((sum, verdict) => sum + counts[verdict], 0);
const rounded = (value: number) => Number(value.toFixed(3));

async function meet(room: TrialRoom, opening: readonly string[]): Promise<TrialState> {
	let state = beginTrial(room);
	for (const line of opening) state = await sayInTrial(room, state, line);
	return state;
}

/** Each question is put to a patient who was just met: none hangs on the one before it in the file. */
async function askAll(
	trialCase: TrialCase,
	{ opening, questions }: UnplannedQuestions,
	tell: (line: string) => void,
) {
	const room = openTrialRoom(trialCase);
	const met = await meet(room, opening);
	const counts = none();
	for (const { ask, right } of questions) {
		const turn = (await sayInTrial(room, met, ask)).turns.at(-1);
		const verdict = judgeAnswer(turn?.plan ?? { parts: [] }, right);
		counts[verdict] += 1;
		const meant = right.join(' or ') || 'not authored';
		if (verdict !== 'right') tell(`  ${verdict}: ${ask} (${meant})\n    ${turn?.reply}`);
	}
	return counts;
}

const sharesOf = (counts: Counts) => ({
	questions: totalOf(counts),
	right: rounded(counts.right / totalOf(counts)),
	beside: rounded(counts.beside / totalOf(counts)),
	wrong: rounded(counts.wrong / totalOf(counts)),
	askedBack: rounded(counts.asked_back / totalOf(counts)),
});

function readSet(set = 'a'): UnplannedSet {
	const known = unplannedSets.find((one) => one === set);
	if (!known) throw new CommandError(`--set is one of ${unplannedSets.join(', ')}, not "${set}".`);
	return known;
}

/** Of the set kept back no question is printed: whoever read one would make rules for it. */
export async function evaluateUnplanned(args: string[]): Promise<object> {
	const options = readOptions(args, [], ['scenario', 'lang', 'set']);
	const set = readSet(options.set);
	const tell = set === 'b' ? () => undefined : (line: string) => console.error(line);
	const { cases, close } = await openCases(options.scenario ?? 'all', options.lang ?? 'all');
	const overall = none();
	const byCase: Record<string, ReturnType<typeof sharesOf>> = {};
	for (const trialCase of cases) {
		const { slug, language } = trialCase.scenario;
		const unplanned = findUnplanned('scenarios', { set, scenario: trialCase.scenario });
		if (!unplanned) continue;
		console.error(`${slug} ${language}`);
		const counts = await askAll(trialCase, unplanned, tell);
		for (const verdict of verdicts) overall[verdict] += counts[verdict];
		byCase[`${slug} ${language}`] = sharesOf(counts);
	}
	await close();
	const shares = sharesOf(overall);
	const ok = shares.right >= asked.right && shares.wrong <= asked.wrongAtMost;
	return { set, ...shares, byCase, asked, ok };
}
