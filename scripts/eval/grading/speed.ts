/** `eval grading-speed`: how long the rule grader takes for a consultation of fifteen minutes and forty items. */
import type { GradingInput } from '#lib/domain/grading/grader.ts';
import { verifyScores } from '#lib/domain/grading/verifyEvidence.ts';
import { readOptions } from '../options.ts';
import { openGoldInputs, rules } from './goldInputs.ts';

const asked = { medianMs: 300 } as const;
const itemCount = 40;
/** At the keyboard: a question with its answer takes fifteen seconds. */
const studentLines = 60;
const repeats = 30;

/** Nothing is invented: the strong consultation of a case said again, its items asked again under other names. */
function stretched(input: GradingInput): GradingInput {
	const { utterances, rubric } = input;
	const times = Math.ceil(
		studentLines / utterances.filter(({ speaker }) => speaker === 'student').length,
	);
	const lines = Array.from({ length: times }, (_, time) =>
		utterances.map((line, index) => ({
			...line,
			id: `${line.id}-${time}`,
			answersId: line.answersId && `${line.answersId}-${time}`,
			position: time * utterances.length + index + 1,
		})),
	).flat();
	const items = rubric.sections.flatMap((section) => section.items);
	const more = Array.from({ length: itemCount }, (_, index) => {
		const item = items[index % items.length]!;
		return { ...item, id: `${item.id}_${index}` };
	});
	const sections = [{ id: 'all', label: 'All', items: more }];
	return { ...input, utterances: lines, rubric: { ...rubric, sections } };
}

async function timesOf(input: GradingInput): Promise<number[]> {
	const times: number[] = [];
	for (let round = 0; round < repeats; round += 1) {
		const start = performance.now();
		const { items } = await rules.grade(input);
		verifyScores(items, input.rubric, input);
		times.push(performance.now() - start);
	}
	return times.sort((a, b) => a - b);
}

export async function evaluateGradingSpeed(args: string[]) {
	const strong = (await openGoldInputs(readOptions(args, [], ['scenario', 'lang']))).filter(
		({ set }) => set.gold.student === 'strong',
	);
	const byCase: Record<string, { lines: number; medianMs: number; slowestMs: number }> = {};
	for (const { name, input } of strong) {
		const long = stretched(input);
		const times = await timesOf(long);
		const at = (share: number) =>
			Number((times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(2));
		byCase[name] = { lines: long.utterances.length, medianMs: at(0.5), slowestMs: at(1) };
		console.error(
			`${name}: ${long.utterances.length} lines, ${itemCount} items, median ${at(0.5)} ms, slowest ${at(1)} ms`,
		);
	}
	const medianMs = Math.max(...Object.values(byCase).map((one) => one.medianMs));
	return {
		evaluation: 'grading-speed',
		measuredOn: { items: itemCount, repeats, transcripts: strong.length },
		grader: rules.version,
		byCase,
		asked,
		reached: { medianMs },
		atMost: ['medianMs'],
		ok: medianMs <= asked.medianMs,
	};
}
