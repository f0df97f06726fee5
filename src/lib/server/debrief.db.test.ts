import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { emptyNote } from '#lib/domain/consultation/note.ts';
import type { SelfRating } from '#lib/domain/debrief/selfRating.ts';
import { consultations } from './adapters/db/schema/consultations.ts';
import { newId } from './adapters/db/newId.ts';
import { selfRatings } from './adapters/db/schema/debrief.ts';
import { users } from './adapters/db/schema/users.ts';
import type { Actor } from './services/actor.ts';
import { makeReleased } from './assessmentRoom.fixture.ts';
import { beginConsultation, command, useTestApp, viewWhen } from './openTestApp.fixture.ts';

const school = useTestApp();
const debrief = () => school.app.services.debrief;

let id: string;

/** A consultation of the student's, with one question, handed in. */
async function consult(student: Actor = school.student): Promise<string> {
	const { app } = school;
	const { consultation } = app.services;
	const begun = await beginConsultation(app, student);
	await consultation.say(student, begun, { ...command(), text: 'What brings you in?' });
	await viewWhen(app, student, begun, ({ canSpeak }) => canSpeak);
	await consultation.end(student, begun, command());
	await consultation.submitNote(student, begun, { ...command(), note: emptyNote });
	return begun;
}

const setMode = (mode: 'practice' | 'assessment') =>
	school.database.inSchool(school.student.schoolId, (tx) =>
		tx.update(consultations).set({ mode }).where(eq(consultations.id, id)),
	);
const instructor = () => ({ ...school.student, userId: randomUUID(), role: 'instructor' as const });

beforeEach(async () => {
	id = await consult();
});

describe('rating oneself', () => {
	const rows = () =>
		school.database.inSchool(school.student.schoolId, (tx) =>
			tx.select().from(selfRatings).where(eq(selfRatings.consultationId, id)),
		);
	const ask = () => debrief().findSelfRatingForm(school.student, id);
	const answer = (rating: SelfRating | null) => debrief().rateSelf(school.student, id, { rating });

	it('is asked once, and what the rubric does not hold is not kept', async () => {
		const section = (await ask())!.sections[0]!.id;
		await answer({ sections: { [section]: 4, nonsense: 1 }, domains: {} });
		expect(await ask()).toBeNull();
		expect(await rows()).toMatchObject([{ rating: { sections: { [section]: 4 }, domains: {} } }]);
	});
	it('can be skipped, which is recorded as well', async () => {
		await answer(null);
		expect(await ask()).toBeNull();
		expect(await rows()).toMatchObject([{ rating: null }]);
	});
	it('counts as it was first given: a later answer has seen the marks', async () => {
		await answer(null);
		await answer({ sections: { history: 5 }, domains: {} });
		expect(await rows()).toMatchObject([{ rating: null }]);
	});
	it('is not asked in an assessment, nor of an instructor who reads along', async () => {
		expect(await debrief().findSelfRatingForm(instructor(), id)).toBeNull();
		await setMode('assessment');
		expect(await ask()).toBeNull();
		await expect(answer(null)).rejects.toMatchObject({ code: 'not_now' });
	});
	it('is for the student alone, and nobody of another school knows of it', async () => {
		const asInstructor = debrief().rateSelf(instructor(), id, { rating: null });
		await expect(asInstructor).rejects.toMatchObject({ code: 'not_found' });
		const stranger = await school.newActor();
		const asStranger = debrief().findSelfRatingForm(stranger, id);
		await expect(asStranger).rejects.toMatchObject({ code: 'not_found' });
		expect(await rows()).toEqual([]);
	});
});

describe('the debrief', () => {
	it('shows the consultation turn by turn, from the record of the machine', async () => {
		const { timeline } = await debrief().getDebrief(school.student, id);
		expect(timeline.turns).toMatchObject([
			{ position: 1, style: 'open', mood: expect.any(String) },
		]);
		expect(timeline.turns[0]!.words.patient).toBeGreaterThan(0);
	});
	it('keeps a self-rating from whoever is not the student', async () => {
		await debrief().rateSelf(school.student, id, {
			rating: { sections: { history: 2 }, domains: {} },
		});
		const mine = await debrief().getDebrief(school.student, id);
		expect(mine.selfRating).not.toBeNull();
		expect((await debrief().getDebrief(instructor(), id)).selfRating).toBeNull();
	});
	it('is not there before the note is handed in, nor for anybody of another school', async () => {
		const begun = await beginConsultation(school.app, school.student);
		const early = debrief().getDebrief(school.student, begun);
		await expect(early).rejects.toMatchObject({ code: 'not_now' });
		const stranger = await school.newActor();
		await expect(debrief().getDebrief(stranger, id)).rejects.toMatchObject({ code: 'not_found' });
	});
});

describe('the comparison with others', () => {
	/** Another student of the same school who has done the case, and been marked. */
	async function other(role: Actor['role'] = 'student'): Promise<Actor> {
		const { schoolId } = school.student;
		const userId = newId();
		const row = { id: userId, schoolId, role, displayName: 'Other', email: `${userId}@x.example` };
		await school.database.inSchool(schoolId, (tx) => tx.insert(users).values(row));
		const actor = { userId, schoolId, role, displayName: 'Other' };
		await consult(actor);
		return actor;
	}
	const cohort = async () => (await debrief().getDebrief(school.student, id)).cohort;

	it('is shown once five other students have done it, by section and without anybody’s name', async () => {
		for (let count = 0; count < 4; count += 1) await other();
		await consult();
		await other('instructor');
		await school.app.gradeWaiting();
		expect(await cohort()).toBeNull();
		const last = await other();
		await school.app.gradeWaiting();
		const shown = (await cohort())!;
		expect(shown.count).toBe(5);
		expect(Object.keys(shown).sort()).toEqual(['count', 'sections']);
		expect(JSON.stringify(shown)).not.toContain(last.userId);
		await makeReleased(school, school.student, id);
		expect(await cohort()).toBeNull();
	});
});

describe('the strong transcript', () => {
	it('is there to read in practice, and not in an assessment', async () => {
		const { strong } = await debrief().getDebrief(school.student, id);
		expect(strong!.lines.some(({ by, earned }) => by === 'student' && earned.length > 0)).toBe(
			true,
		);
		await makeReleased(school, school.student, id);
		expect((await debrief().getDebrief(school.student, id)).strong).toBeNull();
	});
});

describe('a reply that was wrong', () => {
	const lines = async () =>
		(await school.app.services.consultation.getView(school.student, id)).transcript;
	const report = (input: { utteranceId: string; commandId?: string; comment?: string }) =>
		debrief().reportReply(school.student, id, {
			...command(),
			...{ fault: 'contradicts' as const, comment: '  He said Monday before. ' },
			...input,
		});

	it('is read by instructors with what was asked, and nobody’s name', async () => {
		const [question, reply] = await lines();
		await report({ utteranceId: reply!.id });
		const [listed, ...rest] = await debrief().listReports(instructor());
		expect(rest).toEqual([]);
		expect(listed).toMatchObject({
			...{ question: question!.text, reply: reply!.text },
			...{ fault: 'contradicts', comment: 'He said Monday before.' },
		});
		expect(JSON.stringify(listed)).not.toContain(school.student.userId);
		const { reported } = await debrief().getDebrief(school.student, id);
		expect(reported).toEqual([{ utteranceId: reply!.id, fault: 'contradicts' }]);
	});
	it('is reported once: sent again it is the same report, a second one is refused', async () => {
		const [, reply] = await lines();
		const sent = { utteranceId: reply!.id, ...command() };
		expect(await report(sent)).toEqual(await report(sent));
		const second = report({ utteranceId: reply!.id });
		await expect(second).rejects.toMatchObject({ code: 'already_reported' });
	});
	it('is a line of the patient’s, and the comment has a limit', async () => {
		const [question, reply] = await lines();
		const own = report({ utteranceId: question!.id });
		await expect(own).rejects.toMatchObject({ code: 'not_found' });
		const long = report({ utteranceId: reply!.id, comment: 'x'.repeat(501) });
		await expect(long).rejects.toMatchObject({ code: 'too_long' });
	});
	it('is listed for staff alone, and for their own school', async () => {
		const [, reply] = await lines();
		await report({ utteranceId: reply!.id });
		await expect(debrief().listReports(school.student)).rejects.toMatchObject({
			code: 'not_allowed',
		});
		expect(await debrief().listReports(await school.newActor('instructor'))).toEqual([]);
	});
});
