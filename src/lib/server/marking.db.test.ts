import { and, eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DecidingStep, MarkingView } from '#lib/domain/assessment/markingView.ts';
import { newId } from './adapters/db/newId.ts';
import { gradings, itemScores } from './adapters/db/schema/gradings.ts';
import { markings } from './adapters/db/schema/markings.ts';
import { reviews } from './adapters/db/schema/reviews.ts';
import { code } from './assessmentRoom.fixture.ts';
import { useMarkingRoom } from './markingRoom.fixture.ts';
import { command } from './openTestApp.fixture.ts';
import { colleagueOf, items } from './reviewRoom.fixture.ts';

const { school, room } = useMarkingRoom();

/** Every key and every text of a payload. */
function walk(value: unknown): { keys: string[]; texts: string[] } {
	if (typeof value === 'string') return { keys: [], texts: [value] };
	if (typeof value !== 'object' || value === null) return { keys: [], texts: [] };
	const below = Object.values(value).map(walk);
	return {
		keys: [
			...(Array.isArray(value) ? [] : Object.keys(value)),
			...below.flatMap(({ keys }) => keys),
		],
		texts: below.flatMap(({ texts }) => texts),
	};
}

describe('before the grade is given', () => {
	let view: MarkingView;
	let id: string;
	beforeAll(async () => {
		await room.open({ secondPercent: 0 });
		id = (await room.next(room.ada))!;
		view = await room.service().get(room.ada, id);
	});

	it('the payload holds what was said, done and written, and no mark, level, opinion or doubt', () => {
		expect(view).toMatchObject({ step: 'grading', caseTitle: expect.any(String) });
		const { keys, texts } = walk(view);
		expect(texts).toContain('What brings you in?');
		const allowed = [
			...['id', 'assessmentId', 'number', 'position', 'caseTitle', 'language', 'step'],
			...['briefing', 'role', 'setting', 'task', 'record', 'speakerName', 'beganAtMs'],
			...['transcript', 'speaker', 'text', 'itemIds', 'deeds', 'revision', 'targetId', 'type'],
			...['atMs', 'label', 'note', 'summary', 'problems', 'differentials', 'plan'],
			...Object.keys((view as { record: { note: object } }).record.note),
		];
		expect(keys.filter((key) => !allowed.includes(key))).toEqual([]);
		const lines = (view as { record: { transcript: { itemIds: string[] }[] } }).record.transcript;
		expect(lines.flatMap(({ itemIds }) => itemIds)).toEqual([]);
	});

	it('the payload names neither the candidate nor the consultation', async () => {
		const sent = JSON.stringify(view);
		const [consultation] = await room.consultations();
		expect(sent).not.toContain(consultation!.id);
		expect(sent).not.toContain('Candidate');
	});

	it('nothing is decided, rated, commented or signed', async () => {
		const input = { itemId: 'asked_allergies', level: 0, seenLevel: 0, reason: '', cited: [] };
		const service = room.service();
		await expect(service.decide(room.ada, id, { ...command(), ...input })).rejects.toMatchObject(
			code('not_now'),
		);
		await expect(service.sign(room.ada, id, command())).rejects.toMatchObject(code('not_now'));
		const rating = { ...command(), domainId: 'rapport', level: 3, reason: '' };
		await expect(service.rate(room.ada, id, rating)).rejects.toMatchObject(code('not_now'));
		const said = { ...command(), utteranceId: newId(), text: 'Hm' };
		await expect(service.comment(room.ada, id, said)).rejects.toMatchObject(code('not_now'));
	});

	it('the marking is nobody else’s to see, and not in the queue of reviews', async () => {
		const service = room.service();
		await expect(service.get(room.ben, id)).rejects.toMatchObject(code('not_now'));
		await expect(service.hold(room.ben, id)).rejects.toMatchObject(code('marking_taken'));
		await expect(service.grade(room.ben, id, { ...command(), grade: 3 })).rejects.toMatchObject(
			code('marking_taken'),
		);
		await expect(service.get(school.student, id)).rejects.toMatchObject(code('not_allowed'));
		const admin = await colleagueOf(school, school.student, 'Dee Fox', 'admin');
		await expect(room.next(admin)).rejects.toMatchObject(code('not_allowed'));
		const [consultation] = await room.consultations();
		const [review] = await room.inSchool((tx) =>
			tx.select().from(reviews).where(eq(reviews.consultationId, consultation!.id)),
		);
		const { review: queue } = school.app.services;
		expect((await queue.listWaiting(room.ben)).reviews.map((one) => one.id)).not.toContain(
			review!.id,
		);
		await expect(queue.getReview(room.ben, review!.id)).rejects.toMatchObject(code('not_found'));
	});

	it('does not exist for another school', async () => {
		const stranger = await school.newActor('instructor');
		const service = room.service();
		await expect(service.get(stranger, id)).rejects.toMatchObject(code('not_found'));
		await expect(service.hold(stranger, id)).rejects.toMatchObject(code('not_found'));
		await expect(service.release(stranger, id)).rejects.toMatchObject(code('not_found'));
		await expect(service.sign(stranger, id, command())).rejects.toMatchObject(code('not_found'));
		await expect(service.grade(stranger, id, { ...command(), grade: 3 })).rejects.toMatchObject(
			code('not_found'),
		);
		await expect(service.getProgress(stranger, room.assessmentId)).rejects.toMatchObject(
			code('not_found'),
		);
		const wanted = { stationId: null, leaving: null };
		expect(await service.next(stranger, room.assessmentId, wanted)).toEqual({ markingId: null });
	});
});

describe('a grade', () => {
	beforeEach(() => room.open({ secondPercent: 0 }));

	it('shows the marks, acts once for each command, and stays as it is', async () => {
		const id = (await room.next(room.ada))!;
		const sent = command();
		const grade = (given: number, { commandId } = command()) =>
			room.service().grade(room.ada, id, { commandId, grade: given });
		const shown = (await grade(4, sent)) as DecidingStep;
		expect(shown).toMatchObject({ step: 'deciding', round: 1, grade: 4 });
		expect(items(shown.review).some(({ opinions }) => opinions.length > 0)).toBe(true);
		expect(await grade(2, sent)).toMatchObject({ grade: 4 });
		await expect(grade(2)).rejects.toMatchObject(code('already_graded'));
		expect(await room.markings()).toMatchObject([{ grade: 4, markerId: room.ada.userId }]);
		expect(await room.actions(id)).toEqual(['marking.graded']);
	});

	it('is refused to who left it until somebody else took it', async () => {
		const id = (await room.next(room.ada))!;
		await room.inSchool((tx) =>
			tx
				.update(markings)
				.set({ leasedUntil: new Date(0) })
				.where(eq(markings.id, id)),
		);
		expect(await room.next(room.ben)).toBe(id);
		await expect(
			room.service().grade(room.ada, id, { ...command(), grade: 3 }),
		).rejects.toMatchObject(code('marking_taken'));
	});

	it('is one of five', async () => {
		const id = (await room.next(room.ada))!;
		await expect(room.service().grade(room.ada, id, { ...command(), grade: 6 })).rejects.toThrow();
	});
});

describe('signing', () => {
	it('is refused while items in doubt are undecided, says how many, and then makes each mark a person’s', async () => {
		await room.open({ secondPercent: 0 });
		const { id, review } = await room.begin(room.ada, 3);
		expect(review.waitingCount).toBeGreaterThan(1);
		await expect(room.service().sign(room.ada, id, command())).rejects.toMatchObject({
			code: 'items_undecided',
			params: { count: review.waitingCount },
		});
		const decided = await room.decideAll(room.ada, id, review);
		expect(decided.waitingCount).toBe(0);
		await room.service().sign(room.ada, id, command());

		const [consultation] = await room.consultations();
		const scored = await room.inSchool((tx) =>
			tx
				.select({ itemId: itemScores.itemId, authorId: gradings.authorId })
				.from(itemScores)
				.innerJoin(gradings, eq(gradings.id, itemScores.gradingId))
				.where(and(eq(gradings.consultationId, consultation!.id), eq(gradings.method, 'human'))),
		);
		const ids = items(review).map((item) => item.id);
		expect(new Set(scored.map(({ itemId }) => itemId))).toEqual(new Set(ids));
		expect(scored).toHaveLength(ids.length);
		expect(scored.every(({ authorId }) => authorId === room.ada.userId)).toBe(true);
		const [marking] = await room.markings();
		expect(Object.keys(marking!.levels!).toSorted()).toEqual(ids.toSorted());
		expect(await room.actions(id)).toContain('marking.signed');
		const after = (await room.service().get(room.ada, id)) as DecidingStep;
		expect(after).toMatchObject({ step: 'signed', review: { mayDecide: false } });
		await expect(room.service().sign(room.ada, id, command())).rejects.toMatchObject(
			code('not_now'),
		);
		expect(await room.next(room.ben)).toBeNull();
	});
});

describe('progress', () => {
	it('tells staff how far each station is and who marked how many, and no student', async () => {
		await room.open({ secondPercent: 100 }, 2);
		await room.mark(room.ada, 3);
		await room.next(room.ben);
		const progress = await room.service().getProgress(room.cyn, room.assessmentId);
		expect(progress).toMatchObject({
			mayMark: true,
			stations: [
				{
					...{ position: 1, toCome: 0, waiting: 2, inWork: 1, done: 1 },
					third: { all: 0, done: 0 },
				},
			],
			markers: [
				{ name: 'Ada Obi', done: 1, inWork: 0 },
				{ name: 'Ben Ito', done: 0, inWork: 1 },
			],
		});
		expect(progress.stations[0]!.second.all).toBe(2);
		await expect(
			room.service().getProgress(school.student, room.assessmentId),
		).rejects.toMatchObject(code('not_allowed'));
	});
});
