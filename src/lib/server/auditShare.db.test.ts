import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { emptyNote } from '#lib/domain/consultation/note.ts';
import { reviews } from './adapters/db/schema/reviews.ts';
import { beginConsultation, command, useTestApp } from './openTestApp.fixture.ts';

const school = useTestApp({ AUDIT_SHARE: '1' });

it('marks drawn for audit wait for a person, and the student is shown nothing of it', async () => {
	const { app, student, database } = school;
	const id = await beginConsultation(app, student);
	await app.services.consultation.end(student, id, command());
	await app.services.consultation.submitNote(student, id, { ...command(), note: emptyNote });
	await app.gradeWaiting();
	const [review] = await database.inSchool(student.schoolId, (tx) =>
		tx.select().from(reviews).where(eq(reviews.consultationId, id)),
	);
	const view = await app.services.feedback.findFeedback(student, id);
	const items = view!.sections.flatMap((section) => section.items);
	const marked = items.filter(({ points }) => points !== null).map(({ id }) => id);
	const drawn = review?.doubts.filter(({ reason }) => reason === 'audit_sample');
	expect(drawn?.map(({ itemId }) => itemId).sort()).toEqual(marked.sort());
	expect(new Set(items.map(({ standing }) => standing))).toEqual(new Set(['firm', 'waiting']));
});
