import { randomUUID } from 'node:crypto';
import { asc, eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { emptyNote } from '#lib/domain/consultation/note.ts';
import { consultations } from './adapters/db/schema/consultations.ts';
import { consultationEvents, utterances } from './adapters/db/schema/transcript.ts';
import { beginConsultation, command, useTestApp, viewWhen } from './openTestApp.fixture.ts';

const school = useTestApp();
const services = () => school.app.services;

let id: string;

async function say(consultationId: string, text: string) {
	const { student, app } = school;
	await services().consultation.say(student, consultationId, { ...command(), text });
	return viewWhen(app, student, consultationId, ({ canSpeak }) => canSpeak);
}

async function handIn(consultationId: string) {
	const { consultation } = services();
	await consultation.end(school.student, consultationId, command());
	await consultation.submitNote(school.student, consultationId, { ...command(), note: emptyNote });
}

const inSchool = <T>(work: Parameters<typeof school.database.inSchool<T>>[1]) =>
	school.database.inSchool(school.student.schoolId, work);
const linesOf = (consultationId: string) =>
	inSchool((tx) =>
		tx
			.select()
			.from(utterances)
			.where(eq(utterances.consultationId, consultationId))
			.orderBy(asc(utterances.position)),
	);
const eventsOf = (consultationId: string) =>
	inSchool((tx) =>
		tx
			.select()
			.from(consultationEvents)
			.where(eq(consultationEvents.consultationId, consultationId))
			.orderBy(asc(consultationEvents.revision)),
	);
async function rowOf(consultationId: string) {
	const [row] = await inSchool((tx) =>
		tx.select().from(consultations).where(eq(consultations.id, consultationId)),
	);
	return row!;
}
const lineSaying = async (text: string) => (await linesOf(id)).find((line) => line.text === text)!;
const retry = async (text: string, input = command()) => {
	const line = await lineSaying(text);
	const { consultationId } = await services().debrief.retryFrom(school.student, id, {
		...input,
		utteranceId: line.id,
	});
	return { consultationId, line };
};

const turns = ['Hello, I am Sam, a medical student.', 'What brings you in?', 'Any allergies?'];

beforeEach(async () => {
	id = await beginConsultation(school.app, school.student);
	await say(id, turns[0]!);
	await services().consultation.examine(school.student, id, {
		...command(),
		findingId: 'vital_signs',
	});
	await services().consultation.askForHint(school.student, id, command());
	await say(id, turns[1]!);
	await say(id, turns[2]!);
	await handIn(id);
});

describe('retry from this turn', () => {
	it('carries what was said and done before it, word for word, under ids of its own', async () => {
		const { consultationId, line } = await retry(turns[2]!);
		const [before, carried] = [await linesOf(id), await linesOf(consultationId)];
		const told = ({ position, speaker, text, reading, told }: (typeof before)[number]) => ({
			...{ position, speaker, text, reading, told },
		});
		const expected = before.filter(({ position }) => position < line.position);
		expect(carried.map(told)).toEqual(expected.map(told));
		const old = new Set(before.map((each) => each.id));
		expect(carried.some((each) => old.has(each.id))).toBe(false);
		const view = await services().consultation.getView(school.student, consultationId);
		expect(view).toMatchObject({ stage: 'talking', canSpeak: true });
		expect(view.findings.map((finding) => finding.id)).toEqual(['vital_signs']);
		expect(view.hints?.given).toHaveLength(1);
	});

	it('stands in exactly the state in which that turn was begun', async () => {
		const { consultationId, line } = await retry(turns[2]!);
		const events = await eventsOf(id);
		const turn = events.find(
			({ payload }) => (payload as { utteranceId?: string }).utteranceId === line.id,
		)!;
		const stood = events.find(({ revision }) => revision === turn.revision - 1)!;
		const row = await rowOf(consultationId);
		expect(row.snapshot).toEqual(stood.snapshot);
		expect(row).toMatchObject({
			...{ mode: 'practice', revision: stood.revision, stage: 'talking' },
			...{ forkedFromId: id, forkedAtRevision: stood.revision },
		});
		const types = (all: typeof events) => all.map(({ revision, type }) => `${revision} ${type}`);
		expect(types(await eventsOf(consultationId))).toEqual(
			types(events.filter(({ revision }) => revision < turn.revision)),
		);
	});

	it('goes on from there, is marked, and is called a retry of that line', async () => {
		const { consultationId, line } = await retry(turns[2]!);
		const view = await say(consultationId, 'When did the pain start?');
		expect(view.transcript.at(-1)).toMatchObject({ speaker: 'patient' });
		await handIn(consultationId);
		await school.app.gradeWaiting();
		const { feedback, debrief } = services();
		expect(await feedback.findFeedback(school.student, consultationId)).not.toBeNull();
		const { retryOf } = await debrief.getDebrief(school.student, consultationId);
		expect(retryOf).toEqual({ consultationId: id, position: line.position });
		expect((await debrief.getDebrief(school.student, id)).retryOf).toBeNull();
	});

	it('of the first line begins a conversation in which nothing was said', async () => {
		const { consultationId } = await retry(turns[0]!);
		expect(await linesOf(consultationId)).toEqual([]);
		expect((await say(consultationId, turns[1]!)).transcript).toHaveLength(2);
	});

	it('can itself be tried again', async () => {
		const { consultationId } = await retry(turns[2]!);
		await say(consultationId, 'When did the pain start?');
		await handIn(consultationId);
		id = consultationId;
		const { consultationId: second } = await retry('When did the pain start?');
		expect(await linesOf(second)).toHaveLength((await linesOf(consultationId)).length - 2);
	});

	it('sent twice, or at once, is one retry', async () => {
		const input = command();
		const made = await Promise.all([retry(turns[1]!, input), retry(turns[1]!, input)]);
		expect(new Set(made.map(({ consultationId }) => consultationId)).size).toBe(1);
	});

	it('leaves the consultation it goes back to as it was', async () => {
		const before = [await rowOf(id), await linesOf(id), await eventsOf(id)];
		await retry(turns[1]!);
		expect([await rowOf(id), await linesOf(id), await eventsOf(id)]).toEqual(before);
	});

	it('is refused in an assessment, before the note is handed in, and for what is no line of the student', async () => {
		const { debrief } = services();
		const patient = (await linesOf(id)).find(({ speaker }) => speaker === 'patient')!;
		for (const utteranceId of [patient.id, randomUUID()]) {
			const nowhere = debrief.retryFrom(school.student, id, { ...command(), utteranceId });
			await expect(nowhere).rejects.toMatchObject({ code: 'not_found' });
		}
		const open = await retry(turns[1]!);
		const [first] = await linesOf(open.consultationId);
		const early = debrief.retryFrom(school.student, open.consultationId, {
			...{ ...command(), utteranceId: first!.id },
		});
		await expect(early).rejects.toMatchObject({ code: 'not_now' });
		await inSchool((tx) =>
			tx.update(consultations).set({ mode: 'assessment' }).where(eq(consultations.id, id)),
		);
		await expect(retry(turns[1]!)).rejects.toMatchObject({ code: 'not_now' });
	});

	it('is refused when what is on record no longer leads to the state on record', async () => {
		const line = await lineSaying(turns[1]!);
		// As if this build of the machine had remembered less.
		await school.database.inSystem((tx) =>
			tx.execute(sql`insert into consultation_events (school_id, consultation_id, revision, type,
				schema_version, author, payload, snapshot)
				select school_id, consultation_id, 0, 'student.took_hint', 1, 'student', payload, snapshot
				from consultation_events where consultation_id = ${id} and revision = 1`),
		);
		const changed = services().debrief.retryFrom(school.student, id, {
			...{ ...command(), utteranceId: line.id },
		});
		await expect(changed).rejects.toMatchObject({ code: 'retry_changed' });
	});

	it('is for the student alone', async () => {
		const line = await lineSaying(turns[1]!);
		const instructor = { ...school.student, userId: randomUUID(), role: 'instructor' as const };
		for (const actor of [instructor, await school.newActor()]) {
			const theirs = services().debrief.retryFrom(actor, id, {
				...{ ...command(), utteranceId: line.id },
			});
			await expect(theirs).rejects.toMatchObject({ code: 'not_found' });
		}
	});
});
