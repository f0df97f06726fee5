import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { emptyNote } from '#lib/domain/consultation/note.ts';
import type { Reading } from '#lib/domain/dialogue/reading.ts';
import type { FeedbackItem } from '#lib/domain/grading/feedbackView.ts';
import { gradings } from './adapters/db/schema/gradings.ts';
import { disputes, reviews } from './adapters/db/schema/reviews.ts';
import { utterances } from './adapters/db/schema/transcript.ts';
import { newId } from './adapters/db/newId.ts';
import { listPhrasings } from '../../../scripts/phrasings/listPhrasings.ts';
import { createCaseLibrary } from './adapters/db/caseLibrary.ts';
import { makeReleased } from './assessmentRoom.fixture.ts';
import { beginConsultation, command, useTestApp, viewWhen } from './openTestApp.fixture.ts';

const school = useTestApp();
const services = () => school.app.services;

/** Questions that the interpreter did not understand, whose first guess was right, and that the patient answered. */
const guessed = {
	itemId: 'asked_dissection',
	factId: 'no_tearing_back_pain',
	topic: 'tearing_back_pain',
};
const alsoGuessed = {
	itemId: 'asked_allergies',
	factId: 'penicillin_allergy',
	topic: 'allergies',
};
const readingOf = (topic: string): Reading => ({
	topics: [],
	candidates: [{ id: topic, score: 0.5, words: 'What of it', style: 'closed', why: 'a test' }],
	acts: [],
	style: 'closed',
	isQuestion: true,
});

let id: string;
let lineId: string;
let otherLineId: string;

async function ask({ topic, factId }: typeof guessed, position: number): Promise<string> {
	const own = { schoolId: school.student.schoolId, consultationId: id };
	const asked = { ...own, id: newId(), position, reading: readingOf(topic) };
	const answered = { ...own, id: newId(), position: position + 1, told: [factId] };
	await school.database.inSchool(own.schoolId, (tx) =>
		tx.insert(utterances).values([
			{ ...asked, speaker: 'student', text: 'What of it?' },
			{ ...answered, speaker: 'patient', text: 'No.', answersId: asked.id },
		]),
	);
	return asked.id;
}

/** A submitted and marked consultation of the student's, with that question in it. */
async function consult(mode: 'practice' | 'assessment' = 'practice') {
	const { student, app } = school;
	id = await beginConsultation(app, student);
	await services().consultation.say(student, id, { ...command(), text: 'What brings you in?' });
	await viewWhen(app, student, id, ({ canSpeak }) => canSpeak);
	lineId = await ask(guessed, 90);
	otherLineId = await ask(alsoGuessed, 92);
	if (mode === 'assessment') await makeReleased(school, student, id);
	await services().consultation.end(student, id, command());
	await services().consultation.submitNote(student, id, { ...command(), note: emptyNote });
	await app.gradeWaiting();
}

const itemOf = async (itemId: string): Promise<FeedbackItem> => {
	const view = await services().feedback.findFeedback(school.student, id);
	return view!.sections.flatMap(({ items }) => items).find((item) => item.id === itemId)!;
};
const rows = (tx: typeof reviews | typeof disputes | typeof gradings) =>
	school.database.inSchool(school.student.schoolId, (db) =>
		db.select().from(tx).where(eq(tx.consultationId, id)),
	);
/** The items that reviews hold because the student disputes them. */
async function disputedItems(): Promise<(string | null)[]> {
	const open = (await rows(reviews)) as (typeof reviews.$inferSelect)[];
	const disputed = open.flatMap(({ doubts }) =>
		doubts.filter(({ reason }) => reason === 'disputed'),
	);
	return disputed.map(({ itemId }) => itemId).sort();
}
const point = (input: { itemId?: string; utteranceId?: string; commandId?: string } = {}) =>
	services().dispute.dispute(school.student, id, {
		...command(),
		itemId: guessed.itemId,
		utteranceId: lineId,
		...input,
	});

beforeEach(() => consult());

describe('"I did ask that"', () => {
	it('corrects a practice mark when the graders look again and agree, and keeps the earlier grading', async () => {
		expect(await itemOf(guessed.itemId)).toMatchObject({ outcome: 'unscored', isDisputable: true });
		expect(await point()).toEqual({ outcome: 'upheld' });
		expect(await itemOf(guessed.itemId)).toMatchObject({
			outcome: 'met',
			standing: 'firm',
			evidence: [{ position: 90 }],
			dispute: { outcome: 'upheld', quote: { position: 90 } },
		});
		const [first, second] = (await rows(gradings)) as (typeof gradings.$inferSelect)[];
		expect(second).toMatchObject({ method: 'rule', supersedesId: first?.id, reason: 'disputed' });
		expect(await disputedItems()).toEqual([]);
	});

	it('goes to a person when they do not agree, and the mark is provisional until then', async () => {
		const itemId = 'asked_allergies';
		expect(await point({ itemId })).toEqual({ outcome: 'to_a_person' });
		expect((await itemOf(itemId)).doubts).toContain('disputed');
		expect(await disputedItems()).toEqual([itemId]);
	});

	it('adds to the review that is open', async () => {
		await point({ itemId: 'asked_allergies' });
		await point({ itemId: 'introduced_self' });
		const [review, ...others] = (await rows(reviews)) as (typeof reviews.$inferSelect)[];
		expect(others).toEqual([]);
		expect(review?.status).toBe('open');
		expect(await disputedItems()).toEqual(['asked_allergies', 'introduced_self']);
	});

	it('always goes to a person in an assessment', async () => {
		await consult('assessment');
		expect(await point()).toEqual({ outcome: 'to_a_person' });
		expect(await itemOf(guessed.itemId)).toMatchObject({ points: null, standing: 'waiting' });
	});

	it('sent twice, or at once from two tabs, is one dispute and is answered the same', async () => {
		const { commandId } = command();
		const answers = await Promise.all([point({ commandId }), point({ commandId })]);
		expect([...answers, await point({ commandId })]).toEqual(Array(3).fill({ outcome: 'upheld' }));
		expect(await rows(disputes)).toHaveLength(1);
		expect(await rows(gradings)).toHaveLength(2);
	});

	it('can be said once for each item', async () => {
		await point();
		await expect(point()).rejects.toMatchObject({ code: 'already_disputed' });
	});

	it('of two items at once corrects both', async () => {
		const other = { itemId: alsoGuessed.itemId, utteranceId: otherLineId };
		const results = await Promise.all([point(), point(other)]);
		expect(results).toEqual(Array(2).fill({ outcome: 'upheld' }));
		for (const { itemId } of [guessed, alsoGuessed]) {
			expect(await itemOf(itemId)).toMatchObject({ outcome: 'met' });
		}
	});

	it('is refused for what is credited, for a line of the patient, and for what is not there', async () => {
		const lines = await school.database.inSchool(school.student.schoolId, (tx) =>
			tx.select().from(utterances).where(eq(utterances.consultationId, id)),
		);
		const patient = lines.find(({ speaker }) => speaker === 'patient')!;
		const credited = point({ itemId: 'began_openly' });
		await expect(credited).rejects.toMatchObject({ code: 'not_now' });
		for (const nowhere of [
			{ utteranceId: patient.id },
			{ utteranceId: randomUUID() },
			{ itemId: 'no_such_item' },
		]) {
			await expect(point(nowhere)).rejects.toMatchObject({ code: 'not_found' });
		}
	});

	it('may be said by the student alone: by no instructor, and by nobody of another school', async () => {
		const input = { ...command(), itemId: guessed.itemId, utteranceId: lineId };
		const instructor = { ...school.student, userId: randomUUID(), role: 'instructor' as const };
		const stranger = await school.newActor();
		for (const actor of [instructor, stranger]) {
			await expect(services().dispute.dispute(actor, id, input)).rejects.toMatchObject({
				code: 'not_found',
			});
		}
		expect(await rows(disputes)).toEqual([]);
	});

	it('is kept as a phrasing for those who write the catalogue, and says nothing of who said it', async () => {
		const since = new Date();
		await point();
		await point({ itemId: 'asked_allergies' });
		const cases = createCaseLibrary(school.database);
		const listed = await listPhrasings(school.database, cases, since);
		expect(listed).toMatchObject([
			{
				item: 'asked_dissection',
				topics: ['tearing_back_pain', 'back_pain'],
				said: 'What of it?',
				outcome: 'corrected',
			},
			{ item: 'asked_allergies', topics: ['allergies'], outcome: 'waits' },
		]);
		const { userId } = school.student;
		for (const mine of [userId, id, lineId]) expect(JSON.stringify(listed)).not.toContain(mine);
		expect(await listPhrasings(school.database, cases, new Date(Date.now() + 60_000))).toEqual([]);
	});
});
