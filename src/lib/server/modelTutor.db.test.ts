import { eq } from 'drizzle-orm';
import { expect, it, vi } from 'vitest';
import { modelUses } from './adapters/db/schema/usage.ts';
import { beginConsultation, command } from './openTestApp.fixture.ts';
import { useModelSchool } from './modelSchool.fixture.ts';

const at = useModelSchool({
	TUTOR_MODEL: 'fake',
	TUTOR_FIRST_TOKEN_MS: '2000',
	TUTOR_WHOLE_MS: '2000',
});

const authored = 'What would you want to know about a stranger before you told them anything?';

/** The first hint of a new consultation, and how its words came about. */
async function firstHint() {
	const actor = await at.school.newActor();
	const id = await beginConsultation(at.school.app, actor);
	await at.school.app.services.consultation.askForHint(actor, id, command());
	const { hints } = await at.school.app.services.consultation.getView(actor, id);
	const [row] = await at.school.database.inSystem((tx) =>
		tx.execute<Record<string, unknown>>(
			`select spoken_by, model, brief_version, caught, fault from hints
			where consultation_id = '${id}'`,
		),
	);
	return { id, text: hints?.given[0]?.text, row };
}

it('a hint is said in the model’s words where they hold', async () => {
	const reply = 'Think of yourself among strangers. What would you need before you spoke?';
	at.server.always({ reply });
	const { id, text, row } = await firstHint();
	expect(text).toBe(reply);
	expect(row).toMatchObject({ spoken_by: 'model', model: 'fake', brief_version: 'hint/1' });
	expect(row).toMatchObject({ caught: null, fault: null });
	await vi.waitFor(async () => {
		const uses = await at.school.database.inSystem((tx) =>
			tx.select().from(modelUses).where(eq(modelUses.consultationId, id)),
		);
		expect(uses).toMatchObject([{ role: 'tutor', isEstimated: false }]);
	});
	const asked = JSON.stringify(at.server.requests).toLowerCase();
	for (const secret of ['infarction', 'sildenafil', 'dissection', 'somebody', 'introduced']) {
		expect(asked).not.toContain(secret);
	}
});

it('a model that obeys and recites is not heard', async () => {
	at.server.always({ isHostile: true });
	const { text, row } = await firstHint();
	expect(text).toBe(authored);
	expect(row).toMatchObject({ spoken_by: 'author', model: 'fake' });
	expect(row?.caught).not.toBeNull();
});

it('a model that gives the diagnosis away is not heard', async () => {
	at.server.always({ reply: 'Could it be a heart attack?' });
	expect(await firstHint()).toMatchObject({ text: authored, row: { caught: 'diagnosis' } });
});

it('a model that is slow, or fails, keeps nobody waiting', async () => {
	at.server.always({ fault: { kind: 'silent' } });
	expect(await firstHint()).toMatchObject({ text: authored, row: { spoken_by: 'author' } });
});
