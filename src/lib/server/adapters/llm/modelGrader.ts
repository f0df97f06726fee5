/** A language model as a grader: one request for each part of a rubric, answered side by side, each asked only once. */
import { createHash } from 'node:crypto';
import type {
	Grader,
	GraderRecord,
	GraderResult,
	GradingInput,
} from '#lib/domain/grading/grader.ts';
import { assembleResult, type AnsweredPart } from '#lib/domain/grading/model/assembleResult.ts';
import { partsOf, type GradingPart } from '#lib/domain/grading/model/gradingParts.ts';
import { answerSchema, type ModelAnswer } from '#lib/domain/grading/model/modelAnswer.ts';
import {
	buildRequest,
	modelGraderVersion,
	type ModelRequest,
} from '#lib/domain/grading/model/modelRequest.ts';
import type { Model, Outcome } from './model.ts';
import { describeFault } from './modelFault.ts';

export type ModelGrader = Grader & {
	method: 'model';
	/**
	 * Asks what does not depend on the note, to be called when the conversation has ended: `grade` finds these answers
	 * and asks the rest. What fails here is asked again there.
	 */
	begin(input: GradingInput): Promise<void>;
};

/** Requests of one grading on their way at once. */
const atOnce = 4;
/** Answers kept for `grade`, of this process; the oldest are forgotten. */
const keptAnswers = 500;

type Asked = { part: GradingPart; request: ModelRequest; outcome: Outcome<ModelAnswer> };
type Ask = (part: GradingPart, input: GradingInput) => Promise<Asked>;

/** The same request is on its way, or answered, only once; a failed one is not kept. */
function createAsk(model: Model): Ask {
	const answers = new Map<string, Promise<Asked>>();
	const { signal } = new AbortController();
	async function send(part: GradingPart, request: ModelRequest): Promise<Asked> {
		const messages = [
			{ role: 'system' as const, content: request.system },
			{ role: 'user' as const, content: request.user },
		];
		return { part, request, outcome: await model.completeAs(answerSchema(part), messages, signal) };
	}
	return (part, input) => {
		const request = buildRequest(part, input);
		const key = sha256(JSON.stringify(request));
		const known = answers.get(key);
		if (known) return known;
		const asking = send(part, request).then((asked) => {
			if (asked.outcome.kind === 'failed') answers.delete(key);
			return asked;
		});
		answers.set(key, asking);
		const [oldest] = answers.keys();
		if (answers.size > keptAnswers && oldest) answers.delete(oldest);
		return asking;
	};
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

async function askAll(
	ask: Ask,
	parts: readonly GradingPart[],
	input: GradingInput,
): Promise<Asked[]> {
	const asked: Asked[] = [];
	const waiting = [...parts.entries()];
	async function work(): Promise<void> {
		for (let next = waiting.shift(); next; next = waiting.shift()) {
			const [index, part] = next;
			asked[index] = await ask(part, input);
		}
	}
	await Promise.all(Array.from({ length: atOnce }, work));
	return asked;
}

const toAnswered = ({ part, outcome }: Asked): AnsweredPart => ({
	part,
	answer:
		outcome.kind === 'answered'
			? outcome.value
			: { fault: describeFault(outcome.fault, outcome.endpoint) },
});

function recordOf(asked: readonly Asked[], { settings }: Model): GraderRecord {
	const { temperature, maxTokens } = settings;
	const answered = asked.flatMap(({ outcome }) => (outcome.kind === 'answered' ? [outcome] : []));
	const usages = answered.map(({ usage }) => usage);
	const isCounted = usages.length > 0 && usages.every((usage) => usage !== null);
	const tokens = usages.reduce(
		(sum, usage) => sum + (usage ? usage.promptTokens + usage.completionTokens : 0),
		0,
	);
	return {
		model: [...new Set(answered.map(({ endpoint }) => endpoint.model))].join(' + '),
		promptHash: sha256(JSON.stringify(asked.map(({ request }) => request))),
		parameters: { temperature, maxTokens },
		tokens: isCounted ? tokens : null,
		cost: null,
		raw: asked.map(({ part, outcome }) => ({ part: part.id, ...rawOf(outcome) })),
		failedParts: asked.flatMap(({ part, outcome }) => (outcome.kind === 'failed' ? [part.id] : [])),
	};
}

function rawOf(outcome: Outcome<ModelAnswer>): object {
	if (outcome.kind === 'failed') return { fault: outcome.fault.kind, text: outcome.text };
	const { value, endpoint, usage, finish } = outcome;
	return { answer: value, model: endpoint.model, usage, finish };
}

/** @throws Error when the model answered for no part at all: whoever runs it tries again later. */
async function grade(ask: Ask, model: Model, input: GradingInput): Promise<GraderResult> {
	const asked = await askAll(ask, partsOf(input.rubric), input);
	const [first] = asked;
	if (first?.outcome.kind === 'failed' && asked.every(({ outcome }) => outcome.kind === 'failed')) {
		throw new Error(describeFault(first.outcome.fault, first.outcome.endpoint));
	}
	return { ...assembleResult(input, asked.map(toAnswered)), record: recordOf(asked, model) };
}

/**
 * @param repeat 2, 3 … for more voices of the same model in a panel: each asks for itself, and has a version of its own.
 */
export function createModelGrader(model: Model, repeat = 1): ModelGrader {
	const ask = createAsk(model);
	const version = modelGraderVersion(model.settings.endpoints[0].model);
	return {
		method: 'model',
		version: repeat === 1 ? version : `${version}#${repeat}`,
		grade: (input) => grade(ask, model, input),
		async begin(input) {
			await askAll(
				ask,
				partsOf(input.rubric).filter(({ readsNote }) => !readsNote),
				input,
			);
		},
	};
}
