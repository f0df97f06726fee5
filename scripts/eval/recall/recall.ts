/** `eval recall`: whether the fact a question is about is at hand for the model, and what its prompts cost. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fact } from '#lib/domain/scenario/schema.ts';
import type { TrialCase } from '#lib/domain/trial/trialCase.ts';
import { beginTrial, openTrialRoom, sayInTrial } from '#lib/domain/trial/trialState.ts';
import { scriptOf } from '#lib/domain/trial/trialSpeaker.ts';
import { openCases } from '../cases.ts';
import { writeJsonLines } from '../dataFiles.ts';
import { readOptions } from '../options.ts';
import { factQuestions, type FactQuestion } from './factQuestions.ts';
import { measurePrompts, type PromptCost } from './promptCost.ts';

/** Of each language, the lesser; most questions are the catalogue's own, which the interpreter goes by. */
const asked = { rightFactInBrief: 0.98, apartFromCatalogue: 0.98 } as const;

type Answered = FactQuestion & {
	caseName: string;
	language: string;
	/** In the brief for this question. */
	briefed: readonly string[];
	isRight: boolean;
};

/** As if every gate stood open: what is guarded is for the gates to say, not for recall. */
const withOpenGates = (trialCase: TrialCase): TrialCase => ({
	...trialCase,
	scenario: {
		...trialCase.scenario,
		facts: trialCase.scenario.facts.map((fact): Fact =>
			fact.disclosure === 'guarded' ? { ...fact, disclosure: 'asked', gate: undefined } : fact,
		),
	},
});

/** The facts a fresh patient's brief holds for one question. */
async function briefedFor(trialCase: TrialCase, question: string): Promise<string[]> {
	let briefed: string[] = [];
	const room = openTrialRoom(trialCase, {
		speaker: async (task) => {
			briefed = task.prompt().brief.factIds;
			return { shown: scriptOf(task), by: 'author' };
		},
	});
	await sayInTrial(room, beginTrial(room), question);
	return briefed;
}

/** Said by its own words, or by those of a fact that holds them too. */
const isBriefed = (fact: Fact, briefed: readonly string[], { scenario }: TrialCase) =>
	scenario.facts.some(
		({ id, covers = [] }) => briefed.includes(id) && (id === fact.id || covers.includes(fact.id)),
	);

async function askAll(shipped: TrialCase): Promise<Answered[]> {
	const trialCase = withOpenGates(shipped);
	const { slug, language } = trialCase.scenario;
	const answered: Answered[] = [];
	for (const question of factQuestions(trialCase)) {
		const briefed = await briefedFor(trialCase, question.text);
		const isRight = question.facts.some((fact) => isBriefed(fact, briefed, trialCase));
		answered.push({ ...question, caseName: `${slug} ${language}`, language, briefed, isRight });
	}
	return answered;
}

const rounded = (value: number) => Number(value.toFixed(4));
const shareRight = (answered: readonly Answered[]) =>
	rounded(answered.filter(({ isRight }) => isRight).length / Math.max(1, answered.length));

function sharesBy(answered: readonly Answered[], of: (one: Answered) => string) {
	const names = [...new Set(answered.map(of))];
	return Object.fromEntries(
		names.map((name) => [name, shareRight(answered.filter((one) => of(one) === name))]),
	);
}

function printMissed(answered: readonly Answered[]): void {
	for (const { caseName, source, text, facts, briefed } of answered.filter((one) => !one.isRight))
		console.error(
			`  ${caseName}, ${source}: ${text}\n    wanted ${facts.map(({ id }) => id).join(' or ')}; there was ${briefed.join(', ') || 'none'}`,
		);
}

async function costOf(trialCase: TrialCase): Promise<PromptCost> {
	const { slug, language } = trialCase.scenario;
	const yaml = await readFile(join('scenarios', slug, `scenario.${language}.yaml`), 'utf8');
	return measurePrompts(trialCase, yaml);
}

const toRow = ({ facts, ...one }: Answered) => ({ ...one, facts: facts.map(({ id }) => id) });

/** Asks every labelled question of a fresh patient, all gates open. */
export async function evaluateRecall(args: string[]): Promise<object> {
	const options = readOptions(args, [], ['scenario', 'lang', 'out']);
	const { cases, close } = await openCases(options.scenario ?? 'all', options.lang ?? 'all');
	try {
		const answered: Answered[] = [];
		const prompts: Record<string, PromptCost> = {};
		for (const each of cases) {
			const own = await askAll(each);
			answered.push(...own);
			const caseName = own[0]?.caseName ?? each.scenario.slug;
			prompts[caseName] = await costOf(each);
			console.error(`${caseName}: ${own.length} questions, right ${shareRight(own)}`);
		}
		printMissed(answered);
		if (options.out) writeJsonLines(options.out, answered.map(toRow));
		const byLanguage = sharesBy(answered, ({ language }) => language);
		const apart = sharesBy(
			answered.filter(({ source }) => source !== 'catalogue'),
			({ language }) => language,
		);
		const least = (shares: Record<string, number>) => Math.min(...Object.values(shares));
		const reached = { rightFactInBrief: least(byLanguage), apartFromCatalogue: least(apart) };
		return {
			evaluation: 'recall',
			measuredOn: { cases: Object.keys(prompts), questions: answered.length },
			byLanguage,
			byLanguageApart: apart,
			bySource: sharesBy(answered, ({ language, source }) => `${language} ${source}`),
			prompts,
			reached,
			asked,
			ok:
				reached.rightFactInBrief >= asked.rightFactInBrief &&
				reached.apartFromCatalogue >= asked.apartFromCatalogue,
		};
	} finally {
		await close();
	}
}
