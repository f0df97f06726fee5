import { eq } from 'drizzle-orm';
import { expect, it, vi } from 'vitest';
import { gradings, itemScores } from './adapters/db/schema/gradings.ts';
import { reviews } from './adapters/db/schema/reviews.ts';
import { modelUses } from './adapters/db/schema/usage.ts';
import { endConversation, handIn } from './markedConsultation.fixture.ts';
import { useModelSchool } from './modelSchool.fixture.ts';

const at = useModelSchool({
	GRADER_MODEL: 'fake',
	GRADER_VOICES: '3',
	MODEL_PRICES: '{"fake":{"prompt":1,"cachedPrompt":1,"completion":2}}',
});

const rows = (id: string) =>
	at.school.database.inSystem(async (tx) => ({
		gradings: await tx.select().from(gradings).where(eq(gradings.consultationId, id)),
		reviews: await tx.select().from(reviews).where(eq(reviews.consultationId, id)),
		uses: await tx.select().from(modelUses).where(eq(modelUses.consultationId, id)),
	}));

async function markedBy(count: number) {
	const student = await at.school.newActor();
	const id = await endConversation(at.school.app, student);
	await handIn(at.school.app, student, id);
	const found = await vi.waitFor(
		async () => {
			const now = await rows(id);
			expect(now.gradings).toHaveLength(count);
			return now;
		},
		{ timeout: 60_000, interval: 100 },
	);
	return { id, student, ...found };
}

it('a school’s model marks in several voices, and a panel of them; what it asks is in the ledger', async () => {
	at.server.always({ isHostile: true, marking: 'obeys' });
	const found = await markedBy(5);
	const methods = found.gradings.map(({ method }) => method).sort();
	expect(methods).toEqual(['model', 'model', 'model', 'panel', 'rule']);
	expect(found.uses.length).toBeGreaterThan(0);
	expect(new Set(found.uses.map(({ role }) => role))).toEqual(new Set(['grader']));
	for (const grading of found.gradings.filter(({ method }) => method === 'model')) {
		expect(grading).toMatchObject({ model: 'fake', cost: expect.any(Number) });
		expect(Number(grading.cost)).toBeGreaterThan(0);
	}
	expect(found.reviews).toMatchObject([{ status: 'open' }]);
	expect(found.reviews[0]?.doubts.map(({ reason }) => reason)).toContain('graders_disagree');
});

it('what a model that flatters adds is not shown: the rules’ points stand until a person looked', async () => {
	at.server.always({ isHostile: true, marking: 'obeys' });
	const { gradings: all, student, id } = await markedBy(5);
	const byRule = all.find(({ method }) => method === 'rule')!;
	const levels = await at.school.database.inSystem((tx) =>
		tx.select().from(itemScores).where(eq(itemScores.gradingId, byRule.id)),
	);
	const feedback = await at.school.app.services.feedback.findFeedback(student, id);
	const shown = new Map(
		feedback!.sections.flatMap(({ items }) => items).map((item) => [item.id, item]),
	);
	const missed = levels.filter(({ level }) => level === 0);
	expect(missed.length).toBeGreaterThan(10);
	expect(missed.map(({ itemId }) => shown.get(itemId)?.points)).toEqual(missed.map(() => 0));
});
