import { describe, expect, it, vi } from 'vitest';
import type { ReplyPiece, TakenReply } from './ports.ts';
import { noBudgets } from '#lib/domain/usage/budgets.ts';
import { createRecentConsultations, type Known } from './recentConsultations.ts';
import { createReplyService, type ReplyServiceDependencies } from './replyService.ts';

const reply: TakenReply = {
	waitedMs: 0,
	attempts: 1,
	id: 'reply',
	consultationId: 'consultation',
	schoolId: 'school',
	utteranceId: 'utterance',
	plan: { parts: [] },
	spokenBy: null,
};

const lines = { lines: { lost_thread: ['Where was I?'] } };
const opened = {
	content: { rubric: {} },
	wording: { scenario: { patient: { lines: {} }, language: 'en' }, lines },
};

/** A world in which the given replies are handed out one after the other, and the engine speaks as given. */
function inWorld(taken: TakenReply[], speak: (signal: AbortSignal) => AsyncIterable<ReplyPiece>) {
	const engine = { reply: vi.fn((_task, _said, signal) => speak(signal)) };
	const work = {
		takeReply: async () => taken.shift() ?? null,
		keepReplies: async () => {},
		releaseReply: vi.fn(async () => {}),
	};
	const tx = {
		find: async () => ({ id: reply.consultationId, terms: null, snapshot: { context: {} } }),
		lock: async () => null,
		nowMs: async () => 0,
		readShown: async () => ({ text: '', sequence: 0 }),
	};
	const append = vi.fn(async () => true);
	const deps = {
		core: { open: async () => opened },
		keyOf: () => 'kqvw',
		transactions: { inSchool: (_: string, run: (given: typeof tx) => unknown) => run(tx) },
		replyLog: { append },
		wakeups: { publish: () => {} },
		log: { error: vi.fn(), info: () => {} },
		owner: 'process',
		recent: createRecentConsultations(),
		uptimeMs: () => 0,
		engines: { of: () => engine, scripted: engine },
		ledger: { budgetsOf: () => noBudgets },
		work,
	};
	const service = createReplyService(deps as unknown as ReplyServiceDependencies);
	return { service, engine, work, append, log: deps.log };
}

/** Speaks until it is told to stop, then fails, as a model's client does. */
async function* untilStopped(signal: AbortSignal) {
	yield { kind: 'text', text: 'Well' } as const;
	await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
}

describe('speaking replies', () => {
	it('does not speak twice what this process speaks already, even after it was silent for long', async () => {
		const { service, engine } = inWorld([reply, reply], untilStopped);
		await service.takeLeft();
		await vi.waitFor(() => expect(engine.reply).toHaveBeenCalled());
		service.stop();
		await service.settled();
		expect(engine.reply).toHaveBeenCalledTimes(1);
	});

	it('gives a reply back when it stops, even where stopping makes the engine fail', async () => {
		const { service, engine, work, log } = inWorld([reply], untilStopped);
		await service.takeLeft();
		await vi.waitFor(() => expect(engine.reply).toHaveBeenCalled());
		service.stop();
		await service.settled();
		expect(work.releaseReply).toHaveBeenCalledExactlyOnceWith(reply.id, 'process');
		expect(log.error).not.toHaveBeenCalled();
	});

	it('gives up a reply that was taken again and again, so that the student can go on', async () => {
		const { service, engine, log } = inWorld([{ ...reply, attempts: 6 }], untilStopped);
		await service.takeLeft();
		await service.settled();
		expect(engine.reply).not.toHaveBeenCalled();
		expect(log.error).not.toHaveBeenCalled();
	});

	it('takes nothing after it was stopped', async () => {
		const { service, engine } = inWorld([reply], untilStopped);
		service.stop();
		await service.takeLeft();
		await service.settled();
		expect(engine.reply).not.toHaveBeenCalled();
	});

	/** Begun by a command of this process, which is still being stored. */
	function beginIn({ service }: ReturnType<typeof inWorld>) {
		const record = { id: reply.consultationId, terms: null, snapshot: { context: {} } };
		const known = { record, utterances: [], sequence: 0 } as unknown as Known;
		let store: (known: Known | null) => void = () => {};
		const stored = new Promise<Known | null>((resolve) => (store = resolve));
		service.speak(reply, known, stored);
		return { known, store };
	}

	it('thinks while the turn is stored, and shows nothing before', async () => {
		const world = inWorld([], untilStopped);
		const { known, store } = beginIn(world);
		await vi.waitFor(() => expect(world.engine.reply).toHaveBeenCalled());
		await new Promise(setImmediate);
		expect(world.append).not.toHaveBeenCalled();
		store(known);
		await vi.waitFor(() => expect(world.append).toHaveBeenCalled());
		world.service.stop();
		await world.service.settled();
	});

	it('falls silent where the turn was not stored: nothing is shown, ended or given back', async () => {
		const world = inWorld([], untilStopped);
		beginIn(world).store(null);
		await world.service.settled();
		expect(world.engine.reply).toHaveBeenCalled();
		expect(world.append).not.toHaveBeenCalled();
		expect(world.work.releaseReply).not.toHaveBeenCalled();
		expect(world.log.error).not.toHaveBeenCalled();
	});
});
