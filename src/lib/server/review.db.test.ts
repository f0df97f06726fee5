import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { newId } from './adapters/db/newId.ts';
import { reviews } from './adapters/db/schema/reviews.ts';
import { command } from './openTestApp.fixture.ts';
import type { Actor } from './services/actor.ts';
import {
	colleagueOf,
	finishConsultation,
	got,
	itemOf,
	items,
	useReviewRoom,
} from './reviewRoom.fixture.ts';

const { school, room } = useReviewRoom();

describe('what a reviewer sees', () => {
	it('has the transcript, every item with what each grader said, and the student’s name nowhere', async () => {
		await room.service().hold(room.ada, room.reviewId);
		const [queue, view] = [await room.service().listWaiting(room.ada), await room.read()];
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
			expect(sent).not.toContain(room.consultationId);
		}
		expect(queue.reviews.find(({ id }) => id === room.reviewId)).toMatchObject({
			number: view.number,
			waitingCount: items(view).filter(({ doubts }) => doubts.length > 0).length,
			lease: { byName: 'Ada Obi', isMine: true },
		});
	});

	it('is refused to students, and does not exist for instructors of another school', async () => {
		const { student } = school;
		await expect(room.service().listWaiting(student)).rejects.toMatchObject({
			code: 'not_allowed',
		});
		await expect(room.service().getReview(student, room.reviewId)).rejects.toMatchObject({
			code: 'not_allowed',
		});
		const stranger = await school.newActor('instructor');
		expect((await room.service().listWaiting(stranger)).total).toBe(0);
		const reason = 'This was never asked.';
		const decision = { itemId: got, level: 0, seenLevel: 1, reason, cited: [] };
		const rating = { domainId: 'rapport', level: 3, reason: '' };
		const attempts = [
			() => room.service().getReview(stranger, room.reviewId),
			() => room.service().hold(stranger, room.reviewId),
			() => room.service().release(stranger, room.reviewId),
			() => room.service().decide(stranger, room.reviewId, { ...command(), ...decision }),
			() => room.service().rate(stranger, room.reviewId, { ...command(), ...rating }),
			() =>
				room
					.service()
					.comment(stranger, room.reviewId, { ...command(), utteranceId: newId(), text: 'Hm' }),
		];
		for (const attempt of attempts) {
			await expect(attempt()).rejects.toMatchObject({ code: 'not_found' });
		}
	});

	it('may be read, not decided, by administrators', async () => {
		const admin = await colleagueOf(school, school.student, 'Cy Adams', 'admin');
		expect((await room.read(admin)).mayDecide).toBe(false);
		await expect(room.decide(admin, { itemId: got })).rejects.toMatchObject({
			code: 'not_allowed',
		});
		await expect(room.service().next(admin, { leaving: null })).rejects.toMatchObject({
			code: 'not_allowed',
		});
	});
});

describe('opening the next review', () => {
	it('gives back the one that is left, and leads through the queue', async () => {
		// Earlier tests held some.
		await room.inSchool((tx) => tx.update(reviews).set({ leasedById: null, leasedUntil: null }));
		const first = await room.service().next(room.ada, { leaving: null });
		const second = await room.service().next(room.ada, { leaving: first.reviewId });
		expect(second.reviewId).not.toBe(first.reviewId);
		const held = (await room.service().listWaiting(room.ada)).reviews.filter(
			({ lease }) => lease?.isMine,
		);
		expect(held.map(({ id }) => id)).toEqual([second.reviewId]);
	});
});

describe('a consultation that was just marked', () => {
	const raisedBy = async (player: Actor) => {
		const played = await finishConsultation(school, player, 'Flibber the wotsit?');
		const [review] = await room.inSchool((tx) =>
			tx.select().from(reviews).where(eq(reviews.consultationId, played)),
		);
		return review;
	};

	it('waits for people by itself where the rules could not judge', async () => {
		const review = await raisedBy(school.student);
		expect(review?.doubts).toContainEqual({ itemId: 'explained', reason: 'unscored' });
		const { reviews: waiting } = await room.service().listWaiting(room.ben);
		expect(waiting.map(({ id }) => id)).toContain(review?.id);
	});

	it('waits for nobody where staff played it, to try a case', async () => {
		expect(await raisedBy(room.ada)).toBeUndefined();
	});
});
