/** The patient in a model's words: guarded before they are shown, with the author's words standing in where it fails. */
import { briefVersion } from '#lib/domain/patient/brief/briefTexts.ts';
import { createGuard } from '#lib/domain/patient/guard/createGuard.ts';
import { createClauseGate } from '#lib/domain/patient/guard/createClauseGate.ts';
import type { MeaningVectors } from '#lib/domain/patient/guard/meaning/createMeaningGuard.ts';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type { GuardReason } from '#lib/domain/patient/guard/guardRules.ts';
import type { ReplyTask } from '#lib/domain/patient/replyTask.ts';
import type { ModelUse } from '#lib/domain/usage/modelUse.ts';
import type { Log, PatientEngine, ReplyPiece, Speaking } from '#lib/server/services/ports.ts';
import { createClauseJudge } from './clauseJudge.ts';
import { namesOf, type Model, type StreamEvent } from './model.ts';
import { useOf } from './useOf.ts';

type Ending = Extract<StreamEvent, { kind: 'answered' | 'failed' }>;
/** How the model's part of a reply ended, and what of it was shown. */
type ModelPart = {
	shown: string;
	caught: GuardReason | null;
	/** Of our own, as a code; the model's are in its ending. */
	fault: string | null;
	ending: Ending | null;
};
const nothing: ModelPart = { shown: '', caught: null, fault: null, ending: null };

export type ModelPatientWorld = {
	log: Log;
	/** What clauses are compared by; null for a language without a sentence model. */
	vectors(language: Language): MeaningVectors | null;
};

const textPiece = (text: string): ReplyPiece => ({ kind: 'text', text });

type Prompt = ReturnType<ReplyTask['prompt']>;
type Spend = Parameters<PatientEngine['reply']>[3];

/** What it said before it was left or cut off counts, too. */
function patientUse(
	{ settings }: Model,
	{ brief, wholeCaseTokens }: Prompt,
	{ said, ending }: { said: string; ending: Ending | null },
): ModelUse | null {
	const [endpoint] = settings.endpoints;
	const left = { kind: 'failed', text: said, endpoint, fault: { kind: 'stopped' } } as const;
	const use = useOf(ending ?? left, brief.messages);
	return use && { ...use, role: 'patient', wholeCaseTokens };
}

/** Letters first, then clauses: what the one lets through the other may still hold. */
function openGuards(
	{ rules, clauseRules }: Prompt,
	mode: ReplyTask['mode'],
	{ vectors }: ModelPatientWorld,
) {
	const { language, claims } = clauseRules;
	return {
		letters: createGuard(rules),
		gate: createClauseGate({
			language,
			holdsAll: mode === 'assessment',
			mayClaimAt: claims.ofCase.reader.mayBeginAt,
		}),
		judge: createClauseJudge(clauseRules, vectors(language), mode),
	};
}

/** Yields what the guards let through; leaves the model's stream as soon as something is caught. */
async function* speakGuarded(
	model: Model,
	task: ReplyTask,
	world: ModelPatientWorld,
	signal: AbortSignal,
	spend: Spend,
): AsyncGenerator<ReplyPiece, ModelPart> {
	const prompt = task.prompt();
	const { letters, gate, judge } = openGuards(prompt, task.mode, world);
	let shown = '';
	const heard: { said: string; ending: Ending | null } = { said: '', ending: null };
	const endWith = (how: Partial<ModelPart>): ModelPart => ({
		...{ ...nothing, shown, ending: heard.ending },
		...how,
	});
	try {
		for await (const event of model.stream(prompt.brief.messages, signal)) {
			if (event.kind === 'text') heard.said += event.text;
			else heard.ending = event;
			if (event.kind === 'failed') return endWith({});
			const { release, caught } = event.kind === 'text' ? letters.push(event.text) : letters.end();
			const isLast = event.kind === 'answered' || caught === 'endless';
			for (const { text, clause, sentence } of [
				...gate.push(release),
				...(isLast ? gate.end() : []),
			]) {
				const verdict = clause === null ? judge.found() : await judge.hear(clause, sentence);
				if (verdict.caught || verdict.fault) return endWith(verdict);
				if (text === '') continue;
				shown += text;
				yield textPiece(text);
			}
			if (caught) return endWith({ caught });
			if (heard.ending) return endWith(await judge.finish());
		}
		return endWith({});
	} finally {
		// Also where the student stops the reply: then nobody reads on.
		const use = patientUse(model, prompt, heard);
		if (use) spend(use);
	}
}

function describe(model: Model, part: ModelPart, rest: Partial<Speaking>): Speaking {
	const { caught, fault, ending } = part;
	return {
		spokenBy: 'model',
		model: (ending?.endpoint ?? model.settings.endpoints[0]).model,
		briefVersion,
		caught,
		fault: ending?.kind === 'failed' ? ending.fault.kind : fault,
		isCut: false,
		...rest,
	};
}

const isWhole = ({ caught, fault, ending }: ModelPart) =>
	caught === 'endless' || (caught === null && fault === null && ending?.kind === 'answered');

/** @param scripted speaks the author's words for the same plan, where the model may not or can not. */
export function createModelPatient(
	model: Model,
	scripted: PatientEngine,
	world: ModelPatientWorld,
): PatientEngine {
	async function* standIn(
		task: ReplyTask,
		said: string,
		signal: AbortSignal,
		part: ModelPart,
	): AsyncGenerator<ReplyPiece> {
		yield { kind: 'speaking', speaking: describe(model, part, { spokenBy: 'author' }) };
		yield* scripted.reply(task, said, signal, () => undefined);
	}

	/** Begun by a process that died: the author's words go on, a model's cannot and end as cut. */
	async function* goOn(
		task: ReplyTask,
		said: string,
		signal: AbortSignal,
	): AsyncGenerator<ReplyPiece> {
		const part: ModelPart = { ...nothing, shown: said };
		const script = task.script.map(({ text }) => text).join('');
		if (script.startsWith(said)) return yield* standIn(task, said, signal, part);
		yield textPiece(` … ${task.breakOff}`);
		yield { kind: 'speaking', speaking: describe(model, part, { isCut: true }) };
	}

	return {
		kind: 'model',
		models: namesOf(model),
		async *reply(task, said, signal, spend) {
			if (said !== '') return yield* goOn(task, said, signal);
			const part = yield* speakGuarded(model, task, world, signal, spend);
			if (signal.aborted) return;
			if (part.caught) world.log.info({ caught: part.caught }, 'The guard caught a reply');
			if (isWhole(part) && part.shown !== '') {
				yield { kind: 'speaking', speaking: describe(model, part, {}) };
			} else if (part.shown === '') {
				yield* standIn(task, '', signal, part);
			} else {
				yield textPiece(`${part.shown.endsWith(' ') ? '' : ' '}… ${task.breakOff}`);
				yield { kind: 'speaking', speaking: describe(model, part, { isCut: true }) };
			}
		},
	};
}
