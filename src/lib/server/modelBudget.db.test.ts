import { beforeAll, describe, expect, it, vi } from 'vitest';
import { eq } from 'drizzle-orm';
import type { StudentView } from '#lib/domain/consultation/studentView.ts';
import { modelUses } from './adapters/db/schema/usage.ts';
import { beginConsultation, command, viewWhen } from './openTestApp.fixture.ts';
import type { Actor } from './services/actor.ts';
import { useModelSchool } from './modelSchool.fixture.ts';

const at = useModelSchool({
	OPENAI_MODEL: 'fake',
	INTERPRETER_MODEL: 'none',
	MODEL_PRICES: '{"fake":{"prompt":10,"completion":100}}',
	MODEL_BUDGETS: '{"consultation":{"tokens":600},"studentDay":{"cost":0.007}}',
});
beforeAll(() => at.server.always({ reply: 'Down my left arm, and up into my jaw.' }));

async function say(actor: Actor, id: string, text: string): Promise<StudentView> {
	const before = (await at.school.app.services.consultation.getView(actor, id)).transcript.length;
	await at.school.app.services.consultation.say(actor, id, { ...command(), text });
	const isAnswered = ({ canSpeak, transcript }: StudentView) =>
		canSpeak && transcript.length >= before + 2;
	return viewWhen(at.school.app, actor, id, isAnswered);
}

/** Resolves when the first words are shown. */
async function firstChunk(actor: Actor, id: string): Promise<void> {
	const leaving = new AbortController();
	for await (const { event } of at.school.app.follow(actor, id, null, leaving.signal)) {
		if (event.type !== 'chunk' && !event.view.pendingReply?.text) continue;
		return leaving.abort();
	}
}

const usesOf = (consultationId: string) =>
	at.school.database.inSystem((tx) =>
		tx.select().from(modelUses).where(eq(modelUses.consultationId, consultationId)),
	);

describe('what a model is asked', () => {
	it('is written into the ledger with its cost, for the student, beside what the whole case would have taken', async () => {
		const actor = await at.school.newActor();
		const id = await beginConsultation(at.school.app, actor);
		await say(actor, id, 'Does the pain spread anywhere?');
		const [use, ...others] = await usesOf(id);
		expect(others).toEqual([]);
		expect(use).toMatchObject({
			...{ userId: actor.userId, role: 'patient', model: 'fake', isEstimated: false },
		});
		const { promptTokens = 0, completionTokens = 0 } = use ?? {};
		expect(Math.min(promptTokens, completionTokens)).toBeGreaterThan(0);
		expect(use?.cost).toBeCloseTo((promptTokens * 10 + completionTokens * 100) / 1e6, 8);
		expect(use?.wholeCaseTokens).toBeGreaterThan(2000);
	});

	it('counts, too, when the student stops the reply', async () => {
		const actor = await at.school.newActor();
		const id = await beginConsultation(at.school.app, actor);
		at.server.next({ reply: 'It goes down my left arm. '.repeat(8), tokensPerSecond: 20 });
		const { consultation } = at.school.app.services;
		await consultation.say(actor, id, { ...command(), text: 'Does the pain spread anywhere?' });
		await firstChunk(actor, id);
		await consultation.stopReply(actor, id, command());
		await vi.waitFor(async () => expect(await usesOf(id)).toHaveLength(1));
		expect((await usesOf(id))[0]).toMatchObject({ isEstimated: true, userId: actor.userId });
	});
});

describe('a budget that is used up', () => {
	it('of a consultation hands the patient over to the author, says why, and asks no model any more', async () => {
		const actor = await at.school.newActor();
		const id = await beginConsultation(at.school.app, actor);
		expect((await say(actor, id, 'Does the pain spread anywhere?')).engine).toBe('model');
		expect((await say(actor, id, 'When did it start?')).engine).toBe('model');
		const asked = at.server.requests.length;
		const view = await say(actor, id, 'Do you smoke?');
		expect(view.engine).toBe('budget');
		expect(view.transcript.at(-1)?.text).toMatch(/smok|cigar|day/i);
		expect(at.server.requests).toHaveLength(asked);
	});

	it('of a student’s day holds in the next consultation, and not for another student', async () => {
		const actor = await at.school.newActor();
		const first = await beginConsultation(at.school.app, actor);
		await say(actor, first, 'Does the pain spread anywhere?');
		await say(actor, first, 'When did it start?');
		const second = await beginConsultation(at.school.app, actor);
		expect((await say(actor, second, 'Do you smoke?')).engine).toBe('budget');
		const other = await at.school.newActor();
		const theirs = await beginConsultation(at.school.app, other);
		expect((await say(other, theirs, 'Do you smoke?')).engine).toBe('model');
	});
});
