import { describe, expect, it } from 'vitest';
import { emptyNote } from '#lib/domain/consultation/note.ts';
import type { Actor } from './services/actor.ts';
import { beginConsultation, command, useTestApp, viewWhen } from './openTestApp.fixture.ts';

const school = useTestApp();
const rooms = () => school.app.services.consultation;
const begin = (actor = school.student) => beginConsultation(school.app, actor);
const ask = (id: string, asked = command(), actor = school.student) =>
	rooms().askForHint(actor, id, asked);
const hintsOf = async (id: string) => (await rooms().getView(school.student, id)).hints;
const change = (id: string, set: string) =>
	school.database.inSystem((tx) =>
		tx.execute(`update consultations set ${set} where id = '${id}'`),
	);
/** Half of the time has gone by. */
const toTheMiddle = (id: string) =>
	change(
		id,
		`stage_started_at = now() - interval '6 minutes', due_at = now() + interval '6 minutes'`,
	);

describe('a hint', () => {
	it('appears in the room, beside the conversation and not in it', async () => {
		const id = await begin();
		const { revision } = await ask(id);
		const view = await viewWhen(school.app, school.student, id, ({ hints }) =>
			Boolean(hints?.given.length),
		);
		expect(view.hints).toMatchObject({ given: [{ revision }], left: 7 });
		expect(view.transcript).toEqual([]);
		expect(view.canSpeak).toBe(true);
	});

	it('asked for twice under one id is one hint', async () => {
		const id = await begin();
		const once = command();
		const first = await ask(id, once);
		expect(await ask(id, once)).toEqual(first);
		expect((await hintsOf(id))?.given).toHaveLength(1);
	});

	it('asked for in two tabs at once is two hints, the second one plainer', async () => {
		const id = await begin();
		await Promise.all([ask(id), ask(id)]);
		const texts = (await hintsOf(id))?.given.map(({ text }) => text);
		expect(new Set(texts).size).toBe(2);
	});

	it('points elsewhere once the student has followed it', async () => {
		const id = await begin();
		await ask(id);
		const text = 'Hello, I am Sam, one of the doctors. Can I check your name and date of birth?';
		await rooms().say(school.student, id, { ...command(), text });
		await viewWhen(school.app, school.student, id, ({ canSpeak, transcript }) => {
			return canSpeak && transcript.length >= 2;
		});
		await ask(id);
		const rows = await school.database.inSystem((tx) =>
			tx.execute<{ area: string; step: number; after_position: number }>(
				`select area, step, after_position from hints where consultation_id = '${id}' order by revision`,
			),
		);
		expect(rows.map(({ area }) => area)).toEqual(['meeting', 'story']);
		expect(rows.map((row) => row.after_position)).toEqual([0, 2]);
	});

	it('can be had eight times', async () => {
		const id = await begin();
		await toTheMiddle(id);
		for (let count = 0; count < 8; count += 1) await ask(id);
		expect(await hintsOf(id)).toMatchObject({ left: 0 });
		await expect(ask(id)).rejects.toMatchObject({ code: 'no_hints_left', params: { max: 8 } });
	});

	it('is not to be had in an assessment', async () => {
		const id = await begin();
		await change(id, `mode = 'assessment'`);
		await expect(ask(id)).rejects.toMatchObject({ code: 'no_tutor' });
		expect(await hintsOf(id)).toBeNull();
	});

	it('is to be had only while the conversation lasts', async () => {
		const id = await begin();
		await rooms().end(school.student, id, command());
		await expect(ask(id)).rejects.toMatchObject({ code: 'not_now' });
	});

	it('is nobody’s but the student’s to ask for', async () => {
		const id = await begin();
		const teacher: Actor = { ...(await school.newActor('instructor')) };
		await expect(ask(id, command(), teacher)).rejects.toMatchObject({ code: 'not_found' });
		const colleague: Actor = { ...school.student, userId: teacher.userId, role: 'instructor' };
		await expect(ask(id, command(), colleague)).rejects.toMatchObject({ code: 'not_found' });
		expect((await hintsOf(id))?.given).toEqual([]);
	});

	it('once given is changed by nobody', async () => {
		const id = await begin();
		await ask(id);
		const { schoolId } = school.student;
		const rewrite = school.database.inSchool(schoolId, (tx) =>
			tx.execute(`update hints set text = 'Nothing' where consultation_id = '${id}'`),
		);
		await expect(rewrite).rejects.toThrow('permission denied');
	});
});

describe('the feedback', () => {
	async function feedbackAfter(hints: number) {
		const id = await begin();
		for (let count = 0; count < hints; count += 1) await ask(id);
		await rooms().end(school.student, id, command());
		await rooms().submitNote(school.student, id, { ...command(), note: emptyNote });
		await school.app.gradeWaiting();
		const teacher: Actor = { ...school.student, userId: crypto.randomUUID(), role: 'instructor' };
		return school.app.services.feedback.findFeedback(teacher, id);
	}

	it('shows to student and teacher which hints were used and where, and takes no mark for them', async () => {
		const [without, after] = [await feedbackAfter(0), await feedbackAfter(2)];
		expect(without?.hints).toEqual([]);
		expect(after?.hints).toMatchObject([
			{ area: 'Getting to know each other', step: 1, afterPosition: 0 },
			{ area: 'Getting to know each other', step: 2, afterPosition: 0 },
		]);
		expect(after?.points).toBe(without?.points);
		expect(after?.sections).toEqual(without?.sections);
	});
});
