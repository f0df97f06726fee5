/** The patient in a model's words: guarded before they are shown, with the author's words standing in where it fails. */
import { briefVersion } from '#lib/domain/patient/brief/briefTexts.ts';
import { createGuard } from '#lib/domain/patient/guard/createGuard.ts';
import type { GuardReason } from '#lib/domain/patient/guard/guardRules.ts';
import type { ReplyTask } from '#lib/domain/patient/replyTask.ts';
import type { ModelUse } from '#lib/domain/usage/modelUse.ts';
import type { Log, PatientEngine, ReplyPiece, Speaking } from '#lib/server/services/ports.ts';
import type { Model, StreamEvent } from './model.ts';
import { useOf } from './useOf.ts';

type Ending = Extract<StreamEvent, { kind: 'answered' | 'failed' }>;
/** How the model's part of a reply ended, and what of it was shown. */
type ModelPart = {
	shown: string;
	caught: GuardReason | null;
	ending: Ending | null;
};

const textPiece = (text: string): ReplyPiece => ({ kind: 'text', text });

type Spend = Parameters<PatientEngine['reply']>[3];

/** What it said before it was left or cut off counts, too. */
function patientUse(
	{ settings }: Model,
	{ brief, wholeCaseTokens }: ReturnType<ReplyTask['prompt']>,
	{ said, ending }: { said: string; ending: Ending | null },
): ModelUse | null {
	const [endpoint] = settings.endpoints;
	const left = { kind: 'failed', text: said, endpoint, fault: { kind: 'stopped' } } as const;
	const use = useOf(ending ?? left, brief.messages);
	return use && { ...use, role: 'patient', wholeCaseTokens };
}

/** Yields what the guard lets through; leaves the model's stream as soon as something is caught. */
async function* speakGuarded(
	model: Model,
	task: ReplyTask,
	signal: AbortSignal,
	spend: Spend,
): AsyncGenerator<ReplyPiece, ModelPart> {
	const prompt = task.prompt();
	const guard = createGuard(prompt.rules);
	let shown = '';
	const heard: { said: string; ending: Ending | null } = { said: '', ending: null };
	try {
		for await (const event of model.stream(prompt.brief.messages, signal)) {
			const { release, caught } =
				event.kind === 'text'
					? guard.push(event.text)
					: event.kind === 'answered'
						? guard.end()
						: { release: '', caught: null };
			if (event.kind === 'text') heard.said += event.text;
			else heard.ending = event;
			shown += release;
			if (release) yield textPiece(release);
			if (caught || heard.ending) return { shown, caught, ending: heard.ending };
		}
		return { shown, caught: null, ending: null };
	} finally {
		// Also where the student stops the reply: then nobody reads on.
		const use = patientUse(model, prompt, heard);
		if (use) spend(use);
	}
}

function describe(model: Model, part: ModelPart, rest: Partial<Speaking>): Speaking {
	const { caught, ending } = part;
	return {
		spokenBy: 'model',
		model: (ending?.endpoint ?? model.settings.endpoints[0]).model,
		briefVersion,
		caught,
		fault: ending?.kind === 'failed' ? ending.fault.kind : null,
		isCut: false,
		...rest,
	};
}

const isWhole = ({ caught, ending }: ModelPart) =>
	caught === 'endless' || (caught === null && ending?.kind === 'answered');

/** @param scripted speaks the author's words for the same plan, where the model may not or can not. */
export function createModelPatient(model: Model, scripted: PatientEngine, log: Log): PatientEngine {
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
		const part: ModelPart = { shown: said, caught: null, ending: null };
		const script = task.script.map(({ text }) => text).join('');
		if (script.startsWith(said)) return yield* standIn(task, said, signal, part);
		yield textPiece(` … ${task.breakOff}`);
		yield { kind: 'speaking', speaking: describe(model, part, { isCut: true }) };
	}

	return {
		kind: 'model',
		async *reply(task, said, signal, spend) {
			if (said !== '') return yield* goOn(task, said, signal);
			const part = yield* speakGuarded(model, task, signal, spend);
			if (signal.aborted) return;
			if (part.caught) log.info({ caught: part.caught }, 'The guard caught a reply');
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
