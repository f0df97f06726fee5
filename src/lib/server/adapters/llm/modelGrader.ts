/** A language model as a grader: one request for each part of a rubric, asked side by side. */
import { createHash } from 'node:crypto';
import type {
	GraderRecord,
	GraderResult,
	GradingInput,
	PartedGrader,
	Spend,
} from '#lib/domain/grading/grader.ts';
import { assembleResult } from '#lib/domain/grading/model/assembleResult.ts';
import { partsOf, type GradingPart } from '#lib/domain/grading/model/gradingParts.ts';
import { answerSchema, type ModelAnswer } from '#lib/domain/grading/model/modelAnswer.ts';
import { buildRequest, modelGraderVersion } from '#lib/domain/grading/model/modelRequest.ts';
import type { ModelUse } from '#lib/domain/usage/modelUse.ts';
import type { Model } from './model.ts';
import { describeFault } from './modelFault.ts';
import { useOf } from './useOf.ts';

export type ModelGrader = PartedGrader & { method: 'model' };

export type ModelGraderOptions = {
	/** 2, 3 … for more voices of the same model in a panel: each asks for itself, and has a version of its own. */
	repeat?: number;
	/** In US dollars; null where no price is known. */
	priceOf?(use: ModelUse): number | null;
};

/** What is kept of a part that was answered: JSON, read again after whatever was killed meanwhile. */
type Kept = {
	answer: ModelAnswer;
	model: string;
	finish: string;
	promptHash: string;
	tokens: number;
	areTokensEstimated: boolean;
	cost: number | null;
};
type Failed = { fault: string };
type Answers = Readonly<Record<string, Kept | Failed>>;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/**
 * Asks about one part alone.
 * @throws Error with a sentence where nothing usable was answered.
 */
export async function askAbout(
	model: Model,
	part: GradingPart,
	input: GradingInput,
	spend?: Spend,
): Promise<{ answer: ModelAnswer; finish: string; promptHash: string; use: ModelUse }> {
	const request = buildRequest(part, input);
	const messages = [
		{ role: 'system' as const, content: request.system },
		{ role: 'user' as const, content: request.user },
	];
	const { signal } = new AbortController();
	const outcome = await model.completeAs(answerSchema(part), messages, signal);
	const counted = useOf(outcome, messages);
	const use = counted && { ...counted, role: 'grader' as const, wholeCaseTokens: null };
	if (use) spend?.(use);
	if (outcome.kind === 'failed' || !use) throw new Error(faultOf(outcome));
	const { value: answer, finish } = outcome;
	return { answer, finish, promptHash: sha256(JSON.stringify(request)), use };
}

const faultOf = (outcome: Awaited<ReturnType<Model['complete']>> | { kind: string }) =>
	'fault' in outcome
		? describeFault(outcome.fault, outcome.endpoint)
		: 'The model gave no answer that can be counted.';

const isKept = (answer: Kept | Failed | undefined): answer is Kept =>
	answer !== undefined && 'answer' in answer;

/** Null where one does not know. */
const sumOf = (values: readonly (number | null)[]) =>
	values.reduce((sum, value) => (sum === null || value === null ? null : sum + value), 0);

function recordOf(parts: readonly GradingPart[], answers: Answers, model: Model): GraderRecord {
	const { temperature, maxTokens } = model.settings;
	const kept = parts.flatMap(({ id }) => (isKept(answers[id]) ? [answers[id]] : []));
	const isCounted = kept.every(({ areTokensEstimated }) => !areTokensEstimated);
	return {
		model: [...new Set(kept.map((one) => one.model))].join(' + '),
		promptHash: sha256(JSON.stringify(kept.map(({ promptHash }) => promptHash))),
		parameters: { temperature, maxTokens },
		tokens: isCounted ? sumOf(kept.map(({ tokens }) => tokens)) : null,
		cost: sumOf(kept.map(({ cost }) => cost)),
		raw: parts.map(({ id }) => ({ part: id, ...answers[id] })),
		failedParts: parts.flatMap(({ id }) => (isKept(answers[id]) ? [] : [id])),
	};
}

function join(input: GradingInput, answers: Answers, model: Model): GraderResult {
	const parts = partsOf(input.rubric);
	const answered = parts.map((part) => {
		const given = answers[part.id] ?? { fault: 'This part was not asked.' };
		return { part, answer: isKept(given) ? given.answer : given };
	});
	return { ...assembleResult(input, answered), record: recordOf(parts, answers, model) };
}

/** Its answers are as good as the record says: what cannot be verified in them counts for nothing. */
export function createModelGrader(
	model: Model,
	{ repeat = 1, priceOf = () => null }: ModelGraderOptions = {},
): ModelGrader {
	const version = modelGraderVersion(model.settings.endpoints[0].model);
	async function askPart(partId: string, input: GradingInput, spend?: Spend): Promise<Kept> {
		const part = partsOf(input.rubric).find(({ id }) => id === partId);
		if (!part) throw new Error(`The rubric has no part "${partId}" to ask about.`);
		const { use, ...asked } = await askAbout(model, part, input, spend);
		const tokens = use.promptTokens + use.completionTokens;
		return {
			...{ ...asked, model: use.model, tokens, areTokensEstimated: use.isEstimated },
			cost: priceOf(use),
		};
	}
	return {
		method: 'model',
		version: repeat === 1 ? version : `${version}#${repeat}`,
		partsOf: (rubric) => partsOf(rubric).map(({ id, readsNote }) => ({ id, readsNote })),
		askPart,
		joinParts: (input, answers) => join(input, answers as Answers, model),
		async grade(input) {
			const parts = partsOf(input.rubric);
			const asked = await Promise.allSettled(parts.map(({ id }) => askPart(id, input)));
			const [first] = asked;
			if (first?.status === 'rejected' && asked.every(({ status }) => status === 'rejected')) {
				throw first.reason;
			}
			const answers = parts.map(({ id }, index) => [id, toAnswer(asked[index]!)] as const);
			return join(input, Object.fromEntries(answers), model);
		},
	};
}

const toAnswer = (asked: PromiseSettledResult<Kept>): Kept | Failed =>
	asked.status === 'fulfilled'
		? asked.value
		: { fault: asked.reason instanceof Error ? asked.reason.message : String(asked.reason) };
