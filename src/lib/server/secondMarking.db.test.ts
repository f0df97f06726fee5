import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { DecidingStep } from '#lib/domain/assessment/markingView.ts';
import { gradings } from './adapters/db/schema/gradings.ts';
import { code } from './assessmentRoom.fixture.ts';
import { useMarkingRoom } from './markingRoom.fixture.ts';
import { command } from './openTestApp.fixture.ts';
import { itemOf, items } from './reviewRoom.fixture.ts';

const { room } = useMarkingRoom();

describe('a second marker', () => {
	const grades = { secondPercent: 100, gradeLimit: 1, pointsPercentLimit: 100 };

	it('sees nothing of the first, not even after their own grade, and moves no mark', async () => {
		await room.open(grades);
		const first = await room.begin(room.ada, 5);
		await room.decideAll(room.ada, first.id, first.review);
		const line = first.review.transcript.find(({ speaker }) => speaker === 'student')!;
		const said = { utteranceId: line.id, text: 'A word of the first marker.' };
		await room.service().comment(room.ada, first.id, { ...command(), ...said });
		await room.service().sign(room.ada, first.id, command());

		const second = await room.begin(room.ben, 4);
		const [firstRow] = await room.markings();
		for (const view of [second, await room.service().get(room.ben, second.id)]) {
			expect(JSON.stringify(view)).not.toContain('Ada');
			expect(JSON.stringify(view)).not.toContain(room.ada.userId);
			expect(JSON.stringify(view)).not.toContain('first marker');
			expect(JSON.stringify(view)).not.toContain(firstRow!.id);
		}
		const said2 = items(second.review).flatMap(({ opinions }) => opinions);
		expect(said2.every(({ method }) => method !== 'human')).toBe(true);
		expect(second.review.waitingCount).toBe(first.review.waitingCount);

		const decided = await room.decideAll(room.ben, second.id, second.review, 0);
		const waited = items(second.review).filter(({ doubts }) => doubts.length > 0);
		expect(itemOf(decided, waited[0]!.id)).toMatchObject({
			level: 0,
			opinions: expect.arrayContaining([expect.objectContaining({ byName: 'Ben Ito' })]),
		});
		await room.service().sign(room.ben, second.id, command());
		const [consultation] = await room.consultations();
		const authors = await room.inSchool((tx) =>
			tx
				.select({ authorId: gradings.authorId })
				.from(gradings)
				.where(and(eq(gradings.consultationId, consultation!.id), eq(gradings.method, 'human'))),
		);
		expect(authors.some(({ authorId }) => authorId === room.ben.userId)).toBe(false);
	});

	it('within the limits calls nobody: the first one’s marks stand, and the grade is the mean', async () => {
		await room.open(grades);
		await room.mark(room.ada, 5);
		expect(await room.next(room.ada)).toBeNull();
		await room.mark(room.ben, 4);
		expect(await room.next(room.cyn)).toBeNull();
		expect((await room.markings()).map(({ round, grade }) => [round, grade])).toEqual([
			[1, 5],
			[2, 4],
		]);
	});

	it('too far from the first calls a third person, who sees both after their own grade and decides', async () => {
		await room.open({ ...grades, pointsPercentLimit: 0 });
		const firstId = await room.mark(room.ada, 5);
		const second = await room.begin(room.ben, 2);
		const [other] = items(second.review).filter(
			({ doubts, level }) => doubts.length === 0 && level === 0,
		);
		await room.decideAll(room.ben, second.id, second.review);
		const change = { itemId: other!.id, level: 1, seenLevel: 0, reason: '', cited: [] };
		await room.service().decide(room.ben, second.id, { ...command(), ...change });
		await room.service().sign(room.ben, second.id, command());
		const apart = [...(await room.actions(firstId)), ...(await room.actions(second.id))];
		expect(apart.filter((action) => action === 'marking.discordant')).toHaveLength(1);

		expect(await room.next(room.ada)).toBeNull();
		expect(await room.next(room.ben)).toBeNull();
		const id = (await room.next(room.cyn))!;
		const blind = JSON.stringify(await room.service().get(room.cyn, id));
		expect(blind).not.toMatch(/Ada|Ben/);
		const input = { ...command(), grade: 3 };
		const third = (await room.service().grade(room.cyn, id, input)) as DecidingStep;
		const waiting = items(third.review).filter(({ doubts }) => doubts.length > 0);
		expect(waiting.map((item) => item.id)).toContain(other!.id);
		const names = itemOf(third.review, other!.id).opinions.map(({ byName, level }) => [
			byName,
			level,
		]);
		expect(names).toEqual(
			expect.arrayContaining([
				['Ada Obi', 0],
				['Ben Ito', 1],
			]),
		);
		expect(itemOf(third.review, other!.id).level).toBe(0);
		await expect(room.service().sign(room.cyn, id, command())).rejects.toMatchObject(
			code('items_undecided'),
		);
		await room.decideAll(room.cyn, id, third.review);
		await room.service().sign(room.cyn, id, command());
		const all = await room.markings();
		expect(all.map(({ round, grade }) => [round, grade])).toEqual([
			[1, 5],
			[2, 2],
			[3, 3],
		]);
		expect(await room.next(room.cyn)).toBeNull();
	});
});
