import { randomUUID } from 'node:crypto';
import { and, eq, like } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { appealLimits } from '#lib/domain/assessment/appeal.ts';
import { code } from './assessmentRoom.fixture.ts';
import { appeals } from './adapters/db/schema/markings.ts';
import { auditRecords } from './adapters/db/schema/audit.ts';
import { markAssessment } from './markedAssessment.fixture.ts';
import { useTestApp } from './openTestApp.fixture.ts';
import { colleagueOf } from './reviewRoom.fixture.ts';
import type { Actor } from './services/actor.ts';
import type { AppealInput } from './services/appealService.ts';

const school = useTestApp();
const service = () => school.app.services.appeals;
const inSchool = <T>(work: Parameters<typeof school.database.inSchool<T>>[1]) =>
	school.database.inSchool(school.student.schoolId, work);

const words = 'I did ask about allergies, near the end of the consultation.';
const answer = { outcome: 'rejected' as const, words: 'The transcript holds no such question.' };
let [admin, eva]: Actor[] = [];
let room: Awaited<ReturnType<typeof markAssessment>>;
let candidate: Actor;

beforeAll(async () => {
	admin = await colleagueOf(school, school.student, 'Ana Ruiz', 'admin');
	eva = await colleagueOf(school, school.student, 'Eva Lund');
});
beforeEach(async () => {
	room = await markAssessment(school, {
		...{ people: 1, cutRule: { kind: 'fixed', share: 0.5 } },
		...{ levelOf: () => 0, gradeOf: () => 1 },
	});
	candidate = room.people[0]!;
	await school.app.services.assessment.close(room.ada, room.id);
});
const release = () =>
	school.app.services.release.release(admin!, room.id, {
		...{ atMs: 0, detail: 'result', withoutCut: false },
	});
const open = (change: Partial<AppealInput> = {}, actor = candidate) =>
	service().open(actor, room.id, { id: randomUUID(), position: 1, words, ...change });
const opened = async () => {
	await release();
	const id = randomUUID();
	await open({ id });
	return id;
};
const stationsOfOwn = async () =>
	(await school.app.services.sitting.get(candidate, room.id)).result!.stations;

describe('a candidate appeals', () => {
	it('once results are out, whatever their detail, for each station once', async () => {
		await expect(open()).rejects.toMatchObject(code('not_released'));
		await release();
		const id = randomUUID();
		await Promise.all([open({ id }), open({ id })]);
		await expect(open()).rejects.toMatchObject(code('already_appealed'));
		await open({ position: 2 });
		expect(await stationsOfOwn()).toMatchObject([
			{ appeal: { words, answer: null } },
			{ appeal: { words, answer: null } },
		]);
	});

	it('within the limits of its words', async () => {
		await release();
		const { min, max } = appealLimits.words;
		for (const length of [min - 1, max + 1]) {
			await expect(open({ words: 'x'.repeat(length) })).rejects.toThrow();
		}
		await expect(open({ words: ' '.repeat(100) })).rejects.toThrow();
		expect((await service().list(eva!, room.id)).appeals).toEqual([]);
	});

	it('only against their own station, and only as its candidate', async () => {
		await release();
		const stranger = await school.newActor('student');
		for (const actor of [eva!, admin!, stranger]) {
			await expect(open({}, actor)).rejects.toMatchObject(code('not_found'));
		}
		await expect(open({ position: 3 })).rejects.toMatchObject(code('not_found'));
	});
});

describe('an appeal', () => {
	it('reaches staff by number, with the evidence and a review in which marks can be changed', async () => {
		const id = await opened();
		const view = await service().get(eva!, room.id, id);
		expect(view).toMatchObject({ number: room.numberOf(0), position: 1, words, answer: null });
		expect(view).toMatchObject({ hasMarked: false, told: { share: 0, cut: 0.5 } });
		expect(JSON.stringify(view)).not.toContain('Candidate 0');
		const { review, evidence } = school.app.services;
		await expect(evidence.getPack(eva!, view.consultationId)).resolves.toBeDefined();
		const read = await review.getReview(eva!, view.reviewId!);
		expect(read.status).toBe('open');
	});

	it('is counted where staff see assessments until it is answered', async () => {
		const id = await opened();
		const counted = async () => {
			const { assessment, release: releases } = school.app.services;
			const row = (await assessment.list(eva!)).find((one) => one.id === room.id)!;
			const { openAppeals } = await assessment.get(eva!, room.id);
			return [row.openAppeals, openAppeals, (await releases.preview(eva!, room.id)).openAppeals];
		};
		expect(await counted()).toEqual([1, 1, 1]);
		await service().answer(eva!, room.id, id, answer);
		expect(await counted()).toEqual([0, 0, 0]);
	});

	it('is answered by nobody who marked that sitting', async () => {
		const id = await opened();
		const asked = service().answer(room.ada, room.id, id, answer);
		await expect(asked).rejects.toMatchObject(code('marked_themselves'));
		expect(await service().get(room.ada, room.id, id)).toMatchObject({ hasMarked: true });
	});

	it('is answered once, to be read by its candidate, and its review is closed', async () => {
		const id = await opened();
		const { reviewId } = await service().get(eva!, room.id, id);
		await service().answer(eva!, room.id, id, answer);
		await service().answer(eva!, room.id, id, answer);
		const other = { ...answer, outcome: 'upheld' as const };
		const again = service().answer(admin!, room.id, id, other);
		await expect(again).rejects.toMatchObject(code('already_answered'));
		const [station] = await stationsOfOwn();
		expect(station!.appeal!.answer).toEqual({ ...answer, atMs: expect.any(Number) });
		const review = await school.app.services.review.getReview(eva!, reviewId!);
		expect(review.status).toBe('closed');
	});

	it('is read and answered by no student and by nobody of another school', async () => {
		const id = await opened();
		await expect(service().list(candidate, room.id)).rejects.toMatchObject(code('not_allowed'));
		const stranger = await school.newActor('admin');
		await expect(service().list(stranger, room.id)).rejects.toMatchObject(code('not_found'));
		await expect(service().get(stranger, room.id, id)).rejects.toMatchObject(code('not_found'));
		const answering = service().answer(stranger, room.id, id, answer);
		await expect(answering).rejects.toMatchObject(code('not_found'));
	});

	it('and its answer stay as they are, with both on record', async () => {
		const id = await opened();
		const change = () =>
			inSchool((tx) => tx.update(appeals).set({ words: 'Other words.' }).where(eq(appeals.id, id)));
		await expect(change()).rejects.toThrow();
		await service().answer(eva!, room.id, id, answer);
		const records = await inSchool((tx) =>
			tx
				.select({ action: auditRecords.action, actorId: auditRecords.actorId })
				.from(auditRecords)
				.where(and(eq(auditRecords.resourceId, id), like(auditRecords.action, 'appeal.%')))
				.orderBy(auditRecords.sequence),
		);
		expect(records).toEqual([
			{ action: 'appeal.opened', actorId: candidate.userId },
			{ action: 'appeal.answered', actorId: eva!.userId },
		]);
	});
});
