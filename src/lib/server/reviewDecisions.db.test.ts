import { asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { auditRecords } from './adapters/db/schema/audit.ts';
import { command } from './openTestApp.fixture.ts';
import { got, itemOf, items, missed, useReviewRoom } from './reviewRoom.fixture.ts';

const { school, room } = useReviewRoom();

describe('a decision', () => {
	it('that accepts keeps level and evidence, under the person’s name', async () => {
		const view = await room.decide(room.ada, { itemId: got });
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
		const short = room.decide(room.ada, { ...change, reason: 'No.' });
		await expect(short).rejects.toMatchObject({ code: 'reason_too_short' });
		const bare = room.decide(room.ada, { ...change, reason });
		await expect(bare).rejects.toMatchObject({ code: 'evidence_needed' });
		const { transcript } = await room.read();
		const line = (speaker: string) => ({
			kind: 'utterance' as const,
			utteranceId: transcript.find((each) => each.speaker === speaker)!.id,
		});
		const patients = room.decide(room.ada, { ...change, reason, cited: [line('patient')] });
		await expect(patients).rejects.toMatchObject({ code: 'evidence_not_found' });
		const view = await room.decide(room.ada, { ...change, reason, cited: [line('student')] });
		expect(itemOf(view, missed)).toMatchObject({ level: 1, by: 'human', doubts: [] });
		expect(itemOf(view, missed).opinions.at(-1)).toMatchObject({ rationale: reason });
	});

	it('sent twice under the same command id is kept once', async () => {
		const again = command();
		const once = await room.decide(room.ada, { itemId: got, seenLevel: 1 }, again);
		const twice = await room.decide(room.ada, { itemId: got, seenLevel: 1 }, again);
		expect(itemOf(twice, got).opinions).toEqual(itemOf(once, got).opinions);
	});

	it('stands whatever machines find later, and a later person’s counts', async () => {
		await room.decide(room.ada, {
			itemId: got,
			level: 0,
			reason: 'The question came from the patient.',
		});
		await school.app.gradeWaiting();
		expect(itemOf(await room.read(), got).level).toBe(0);
		await room.service().release(room.ada, room.reviewId);
		const view = await room.decide(room.ben, {
			itemId: got,
			level: 1,
			reason: 'It is in line one.',
		});
		expect(itemOf(view, got)).toMatchObject({ level: 1, by: 'human' });
		expect(itemOf(view, got).opinions.map(({ byName }) => byName)).toEqual([
			null,
			'Ada Obi',
			'Ben Ito',
		]);
	});

	it('on a mark that moved meanwhile is refused', async () => {
		await expect(
			room.decide(room.ada, { itemId: got, level: 0, seenLevel: 0 }),
		).rejects.toMatchObject({
			code: 'mark_moved',
		});
	});

	it('on the last item that waits closes the review, and a slip can still be mended', async () => {
		const waiting = items(await room.read()).filter(({ doubts }) => doubts.length > 0);
		const reason = 'Nothing of it was said.';
		let view = await room.read();
		for (const { id } of waiting)
			view = await room.decide(room.ada, { itemId: id, level: 0, reason });
		expect(view).toMatchObject({ status: 'closed', closedByName: 'Ada Obi', waitingCount: 0 });
		const queue = await room.service().listWaiting(room.ada);
		expect(queue.reviews.map(({ id }) => id)).not.toContain(room.reviewId);
		const mended = await room.decide(room.ben, {
			itemId: got,
			level: 1,
			reason: 'It is in line one.',
		});
		expect(itemOf(mended, got)).toMatchObject({ level: 1 });
		expect(mended.status).toBe('closed');
	});

	it('and the closing are written into the audit log, without a word of anybody’s', async () => {
		await room.decide(room.ada, { itemId: got, level: 0, reason: 'A secret reason of mine.' });
		const entries = await room.inSchool((tx) =>
			tx
				.select()
				.from(auditRecords)
				.where(eq(auditRecords.resourceId, room.reviewId))
				.orderBy(asc(auditRecords.at)),
		);
		expect(entries).toMatchObject([
			{
				action: 'mark.changed',
				actorId: room.ada.userId,
				details: { itemId: got, from: 1, to: 0, consultationId: room.consultationId },
			},
		]);
		expect(JSON.stringify(entries)).not.toContain('secret');
	});

	it('of two people at once is one person’s; the other is told whose', async () => {
		const both = await Promise.allSettled([
			room.decide(room.ada, { itemId: got }),
			room.decide(room.ben, { itemId: got }),
		]);
		const refused = both.filter(({ status }) => status === 'rejected');
		expect(refused).toMatchObject([{ reason: { code: 'review_taken' } }]);
		expect(itemOf(await room.read(), got).opinions).toHaveLength(2);
	});

	it('is refused while a colleague has the review, with the name', async () => {
		await room.service().hold(room.ada, room.reviewId);
		await expect(room.decide(room.ben, { itemId: got })).rejects.toMatchObject({
			code: 'review_taken',
			params: { name: 'Ada Obi' },
		});
	});

	it('goes through on a lease that ran out and was taken by nobody; taken, it is refused', async () => {
		await room.service().hold(room.ada, room.reviewId);
		await room.expireLease();
		await room.decide(room.ada, { itemId: got });
		await room.expireLease();
		await room.service().hold(room.ben, room.reviewId);
		await expect(room.decide(room.ada, { itemId: missed })).rejects.toMatchObject({
			code: 'review_taken',
			params: { name: 'Ben Ito' },
		});
	});
});

describe('a domain', () => {
	it('is rated by a person, and rated again', async () => {
		const [domain] = (await room.read()).domains;
		const rate = (level: number) =>
			room.service().rate(room.ada, room.reviewId, {
				...command(),
				domainId: domain!.id,
				level,
				reason: 'Warm.',
			});
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
		await room.service().hold(room.ada, room.reviewId);
		const line = (await room.read()).transcript.find(({ speaker }) => speaker === 'student')!;
		const said = { ...command(), utteranceId: line.id, text: '  A good open question. ' };
		await room.service().comment(room.ben, room.reviewId, said);
		const view = await room.service().comment(room.ben, room.reviewId, said);
		expect(view.comments).toMatchObject([
			{ utteranceId: line.id, byName: 'Ben Ito', text: 'A good open question.' },
		]);
		const empty = room
			.service()
			.comment(room.ben, room.reviewId, { ...said, ...command(), text: ' ' });
		await expect(empty).rejects.toMatchObject({ code: 'empty' });
	});
});
