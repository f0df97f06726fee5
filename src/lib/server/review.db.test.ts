import { asc, eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyNote } from '#lib/domain/consultation/note.ts';
import type { Doubt } from '#lib/domain/grading/doubt.ts';
import type { ReviewView } from '#lib/domain/review/reviewView.ts';
import { newId } from './adapters/db/newId.ts';
import { reviewQueries } from './adapters/db/reviewStore.ts';
import { auditRecords } from './adapters/db/schema/audit.ts';
import { reviews } from './adapters/db/schema/reviews.ts';
import { users } from './adapters/db/schema/users.ts';
import { beginConsultation, command, useTestApp, viewWhen } from './openTestApp.fixture.ts';
import type { Actor } from './services/actor.ts';
import type { DecideInput } from './services/reviewPorts.ts';

const school = useTestApp();
let ada: Actor;
let ben: Actor;
let consultationId: string;
let reviewId: string;

async function colleague(displayName: string, role: Actor['role'] = 'instructor'): Promise<Actor> {
	const { schoolId } = school.student;
	const userId = newId();
	await school.database.inSystem((tx) =>
		tx.insert(users).values({
			id: userId,
			schoolId,
			email: `${userId}@school.example`,
			displayName,
			role,
		}),
	);
	return { userId, schoolId, role, displayName };
}

const room = () => school.app.services.review;
const inSchool = <T>(work: Parameters<typeof school.database.inSchool<T>>[1]) =>
	school.database.inSchool(school.student.schoolId, work);
const raise = (...doubts: Doubt[]) =>
	inSchool((tx) => reviewQueries(tx, school.student.schoolId).raise(consultationId, doubts));
const expireLease = () =>
	inSchool((tx) =>
		tx
			.update(reviews)
			.set({ leasedUntil: new Date(0) })
			.where(eq(reviews.id, reviewId)),
	);

/** A consultation in which allergies were asked about and nothing else, marked by rules. */
async function finishConsultation(): Promise<string> {
	const { app, student } = school;
	const rooms = app.services.consultation;
	const id = await beginConsultation(app, student);
	await rooms.say(student, id, { ...command(), text: 'Do you have any allergies?' });
	await viewWhen(app, student, id, ({ canSpeak }) => canSpeak);
	await rooms.end(student, id, command());
	await rooms.submitNote(student, id, { ...command(), note: { ...emptyNote, plan: 'Aspirin.' } });
	await app.gradeWaiting();
	return id;
}

const doubt = (itemId: string): Doubt => ({ itemId, reason: 'graders_disagree' });
const items = (view: ReviewView) => view.sections.flatMap((section) => section.items);
const itemOf = (view: ReviewView, id: string) => items(view).find((item) => item.id === id)!;
const read = (actor = ada) => room().getReview(actor, reviewId);

type Change = Partial<Omit<DecideInput, 'commandId'>> & { itemId: string };
async function decide(actor: Actor, change: Change, { commandId } = command()) {
	const { level } = itemOf(await read(actor), change.itemId);
	const input = { level: level ?? 0, seenLevel: level, reason: '', cited: [], ...change };
	return room().decide(actor, reviewId, { commandId, ...input });
}

const [got, missed] = ['asked_allergies', 'found_sildenafil'];

beforeAll(async () => {
	ada = await colleague('Ada Obi');
	ben = await colleague('Ben Ito');
});
beforeEach(async () => {
	consultationId = await finishConsultation();
	await raise(doubt(got), doubt(missed));
	const waiting = await room().listWaiting(ada);
	const rows = await inSchool((tx) =>
		tx.select().from(reviews).where(eq(reviews.consultationId, consultationId)),
	);
	reviewId = rows[0]!.id;
	expect(waiting.reviews.map(({ id }) => id)).toContain(reviewId);
});

describe('what a reviewer sees', () => {
	it('has the transcript, every item with what each grader said, and the student’s name nowhere', async () => {
		await room().hold(ada, reviewId);
		const [queue, view] = [await room().listWaiting(ada), await read()];
		expect(view.transcript.map(({ text }) => text)).toContain('Do you have any allergies?');
		expect(itemOf(view, got)).toMatchObject({
			level: 1,
			by: 'rule',
			doubts: ['graders_disagree'],
			opinions: [{ method: 'rule', level: 1, quotes: [{ quote: 'Do you have any allergies?' }] }],
		});
		for (const payload of [queue, view]) {
			const sent = JSON.stringify(payload);
			expect(sent).not.toContain(school.student.userId);
			expect(sent).not.toContain('@');
			expect(sent).not.toContain(consultationId);
		}
		expect(queue.reviews.find(({ id }) => id === reviewId)).toMatchObject({
			number: view.number,
			waitingCount: items(view).filter(({ doubts }) => doubts.length > 0).length,
			lease: { byName: 'Ada Obi', isMine: true },
		});
	});

	it('is refused to students, and does not exist for instructors of another school', async () => {
		const { student } = school;
		await expect(room().listWaiting(student)).rejects.toMatchObject({ code: 'not_allowed' });
		await expect(room().getReview(student, reviewId)).rejects.toMatchObject({
			code: 'not_allowed',
		});
		const stranger = await school.newActor('instructor');
		expect((await room().listWaiting(stranger)).total).toBe(0);
		const reason = 'This was never asked.';
		const decision = { itemId: got, level: 0, seenLevel: 1, reason, cited: [] };
		const rating = { domainId: 'rapport', level: 3, reason: '' };
		const attempts = [
			() => room().getReview(stranger, reviewId),
			() => room().hold(stranger, reviewId),
			() => room().release(stranger, reviewId),
			() => room().decide(stranger, reviewId, { ...command(), ...decision }),
			() => room().rate(stranger, reviewId, { ...command(), ...rating }),
			() => room().comment(stranger, reviewId, { ...command(), utteranceId: newId(), text: 'Hm' }),
		];
		for (const attempt of attempts) {
			await expect(attempt()).rejects.toMatchObject({ code: 'not_found' });
		}
	});

	it('may be read, not decided, by administrators', async () => {
		const admin = await colleague('Cy Adams', 'admin');
		expect((await read(admin)).mayDecide).toBe(false);
		await expect(decide(admin, { itemId: got })).rejects.toMatchObject({ code: 'not_allowed' });
		await expect(room().next(admin, { leaving: null })).rejects.toMatchObject({
			code: 'not_allowed',
		});
	});
});

describe('a decision', () => {
	it('that accepts keeps level and evidence, under the person’s name', async () => {
		const view = await decide(ada, { itemId: got });
		const item = itemOf(view, got);
		expect(item).toMatchObject({ level: 1, by: 'human', doubts: [] });
		expect(item.opinions.at(-1)).toMatchObject({
			method: 'human',
			byName: 'Ada Obi',
			level: 1,
			quotes: [{ quote: 'Do you have any allergies?' }],
		});
	});

	it('that changes a mark needs a reason, and above nothing the words it rests on', async () => {
		const change = { itemId: missed, level: 1 };
		const reason = 'Asked in other words.';
		const short = decide(ada, { ...change, reason: 'No.' });
		await expect(short).rejects.toMatchObject({ code: 'reason_too_short' });
		const bare = decide(ada, { ...change, reason });
		await expect(bare).rejects.toMatchObject({ code: 'evidence_needed' });
		const { transcript } = await read();
		const line = (speaker: string) => ({
			kind: 'utterance' as const,
			utteranceId: transcript.find((each) => each.speaker === speaker)!.id,
		});
		const patients = decide(ada, { ...change, reason, cited: [line('patient')] });
		await expect(patients).rejects.toMatchObject({ code: 'evidence_not_found' });
		const view = await decide(ada, { ...change, reason, cited: [line('student')] });
		expect(itemOf(view, missed)).toMatchObject({ level: 1, by: 'human', doubts: [] });
		expect(itemOf(view, missed).opinions.at(-1)).toMatchObject({ rationale: reason });
	});

	it('sent twice under the same command id is kept once', async () => {
		const again = command();
		const once = await decide(ada, { itemId: got, seenLevel: 1 }, again);
		const twice = await decide(ada, { itemId: got, seenLevel: 1 }, again);
		expect(itemOf(twice, got).opinions).toEqual(itemOf(once, got).opinions);
	});

	it('stands whatever machines find later, and a later person’s counts', async () => {
		await decide(ada, { itemId: got, level: 0, reason: 'The question came from the patient.' });
		await school.app.gradeWaiting();
		expect(itemOf(await read(), got).level).toBe(0);
		await room().release(ada, reviewId);
		const view = await decide(ben, { itemId: got, level: 1, reason: 'It is in line one.' });
		expect(itemOf(view, got)).toMatchObject({ level: 1, by: 'human' });
		expect(itemOf(view, got).opinions.map(({ byName }) => byName)).toEqual([
			null,
			'Ada Obi',
			'Ben Ito',
		]);
	});

	it('on a mark that moved meanwhile is refused', async () => {
		await expect(decide(ada, { itemId: got, level: 0, seenLevel: 0 })).rejects.toMatchObject({
			code: 'mark_moved',
		});
	});

	it('on the last item that waits closes the review, and a slip can still be mended', async () => {
		const waiting = items(await read()).filter(({ doubts }) => doubts.length > 0);
		const reason = 'Nothing of it was said.';
		let view = await read();
		for (const { id } of waiting) view = await decide(ada, { itemId: id, level: 0, reason });
		expect(view).toMatchObject({ status: 'closed', closedByName: 'Ada Obi', waitingCount: 0 });
		const queue = await room().listWaiting(ada);
		expect(queue.reviews.map(({ id }) => id)).not.toContain(reviewId);
		const mended = await decide(ben, { itemId: got, level: 1, reason: 'It is in line one.' });
		expect(itemOf(mended, got)).toMatchObject({ level: 1 });
		expect(mended.status).toBe('closed');
	});

	it('and the closing are written into the audit log, without a word of anybody’s', async () => {
		await decide(ada, { itemId: got, level: 0, reason: 'A secret reason of mine.' });
		const entries = await inSchool((tx) =>
			tx
				.select()
				.from(auditRecords)
				.where(eq(auditRecords.resourceId, reviewId))
				.orderBy(asc(auditRecords.at)),
		);
		expect(entries).toMatchObject([
			{
				action: 'mark.changed',
				actorId: ada.userId,
				details: { itemId: got, from: 1, to: 0, consultationId },
			},
		]);
		expect(JSON.stringify(entries)).not.toContain('secret');
	});

	it('is refused while a colleague has the review, with the name', async () => {
		await room().hold(ada, reviewId);
		await expect(decide(ben, { itemId: got })).rejects.toMatchObject({
			code: 'review_taken',
			params: { name: 'Ada Obi' },
		});
	});

	it('goes through on a lease that ran out and was taken by nobody; taken, it is refused', async () => {
		await room().hold(ada, reviewId);
		await expireLease();
		await decide(ada, { itemId: got });
		await expireLease();
		await room().hold(ben, reviewId);
		await expect(decide(ada, { itemId: missed })).rejects.toMatchObject({
			code: 'review_taken',
			params: { name: 'Ben Ito' },
		});
	});
});

describe('a domain', () => {
	it('is rated by a person, and rated again', async () => {
		const [domain] = (await read()).domains;
		const rate = (level: number) =>
			room().rate(ada, reviewId, { ...command(), domainId: domain!.id, level, reason: 'Warm.' });
		expect((await rate(3)).domains[0]).toMatchObject({ level: 3 });
		expect((await rate(4)).domains[0]).toMatchObject({
			level: 4,
			opinions: [
				{ method: 'human', byName: 'Ada Obi', level: 3 },
				{ method: 'human', byName: 'Ada Obi', level: 4, rationale: 'Warm.' },
			],
		});
	});
});

describe('a comment', () => {
	it('stands beside its utterance with its author, and needs no lease', async () => {
		await room().hold(ada, reviewId);
		const line = (await read()).transcript.find(({ speaker }) => speaker === 'student')!;
		const said = { ...command(), utteranceId: line.id, text: '  A good open question. ' };
		await room().comment(ben, reviewId, said);
		const view = await room().comment(ben, reviewId, said);
		expect(view.comments).toMatchObject([
			{ utteranceId: line.id, byName: 'Ben Ito', text: 'A good open question.' },
		]);
		const empty = room().comment(ben, reviewId, { ...said, ...command(), text: ' ' });
		await expect(empty).rejects.toMatchObject({ code: 'empty' });
	});
});

describe('opening the next review', () => {
	it('gives back the one that is left, and leads through the queue', async () => {
		// Earlier tests held some.
		await inSchool((tx) => tx.update(reviews).set({ leasedById: null, leasedUntil: null }));
		const first = await room().next(ada, { leaving: null });
		const second = await room().next(ada, { leaving: first.reviewId });
		expect(second.reviewId).not.toBe(first.reviewId);
		const held = (await room().listWaiting(ada)).reviews.filter(({ lease }) => lease?.isMine);
		expect(held.map(({ id }) => id)).toEqual([second.reviewId]);
	});
});
