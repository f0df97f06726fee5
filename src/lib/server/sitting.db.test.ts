import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { emptyNote } from '#lib/domain/consultation/note.ts';
import { assessments, sittings } from './adapters/db/schema/assessments.ts';
import { auditRecords } from './adapters/db/schema/audit.ts';
import {
	code,
	finishStation,
	openAssessment,
	reason,
	sittingsAt,
	times,
	type Room,
} from './assessmentRoom.fixture.ts';
import { command, useTestApp } from './openTestApp.fixture.ts';
import { colleagueOf } from './reviewRoom.fixture.ts';
import type { Actor } from './services/actor.ts';

const school = useTestApp();
const { services, begin, inSchool } = sittingsAt(school);

describe('a candidate', () => {
	let room: Room;
	let plain: Actor;
	let slow: Actor;
	beforeAll(async () => {
		room = await openAssessment(school, { extra: [0, 25] });
		[plain, slow] = room.people as [Actor, Actor];
	});

	it('finds what they have to sit, with their own times and number, and nothing of its cases', async () => {
		const [card] = await services().sitting.list(slow);
		expect(card).toMatchObject({ title: 'Finals', place: 'may_begin', stations: 2, done: 0 });
		const view = await services().sitting.get(slow, room.id);
		expect(view.number).toMatch(/^\d{4}$/);
		expect(view.list.map((one) => one.times)).toEqual([
			{ readingSeconds: 75, consultationSeconds: 600, noteSeconds: 375 },
			{ readingSeconds: 75, consultationSeconds: 600, noteSeconds: 375 },
		]);
		expect(JSON.stringify(view)).not.toMatch(/chest|pain|slug|version/i);
	});

	it('who is none, or of another school, does not learn that it exists', async () => {
		const stranger = await colleagueOf(school, school.student, 'Stranger', 'student');
		for (const actor of [stranger, await school.newActor()]) {
			await expect(services().sitting.get(actor, room.id)).rejects.toMatchObject(code('not_found'));
			await expect(begin(room, actor)).rejects.toMatchObject(code('not_found'));
		}
	});

	it('begins with the code, as it is read out', async () => {
		await expect(begin(room, plain, 'WRONG')).rejects.toMatchObject(code('wrong_start_code'));
		const { consultationId } = await begin(room, plain, ` ${room.startCode.toLowerCase()} `);
		const view = await services().consultation.getView(plain, consultationId);
		expect(view).toMatchObject({
			...{ mode: 'assessment', stage: 'briefing', hints: null },
			sitting: { assessmentId: room.id, position: 1, count: 2 },
			briefing: times,
		});
		expect(view.clock.dueAtMs! - view.clock.stageStartedAtMs).toBe(60_000);
	});

	it('at one station sits once, however many ask at once, on however many machines', async () => {
		const asked = await Promise.all(Array.from({ length: 6 }, () => begin(room, slow)));
		expect(new Set(asked.map(({ consultationId }) => consultationId)).size).toBe(1);
		const rows = await inSchool((tx) =>
			tx.select().from(sittings).where(eq(sittings.assessmentId, room.id)),
		);
		expect(rows).toHaveLength(2);
	});

	it('is stopped by the database from sitting a station twice, whatever the code above does', async () => {
		const copy = inSchool((tx) =>
			tx.execute(`insert into sittings (id, school_id, assessment_id, candidate_id, station_id, consultation_id, pins)
				select gen_random_uuid(), s.school_id, s.assessment_id, s.candidate_id, s.station_id, c.id, s.pins
				from sittings s, consultations c where not exists
				(select from sittings o where o.consultation_id = c.id) limit 1`),
		);
		await expect(copy).resolves.toMatchObject({ count: 0 });
		const move = inSchool((tx) =>
			tx.execute(
				`update sittings set candidate_id = (select candidate_id from sittings order by id limit 1),
				station_id = (select station_id from sittings order by id limit 1)`,
			),
		);
		await expect(move).rejects.toThrow(/sittings_once/);
	});

	it('with extra time has it in each stage, to the second', async () => {
		const { consultationId: id } = await begin(room, slow);
		const rooms = services().consultation;
		const span = async () => {
			const { clock } = await rooms.getView(slow, id);
			return clock.dueAtMs! - clock.stageStartedAtMs;
		};
		expect(await span()).toBe(75_000);
		await rooms.begin(slow, id, command());
		expect(await span()).toBe(600_000);
		await rooms.end(slow, id, command());
		expect(await span()).toBe(375_000);
	});

	it('who is given more while the clock runs has it at once, and is never given less', async () => {
		const { ada, id } = room;
		const { consultationId } = await begin(room, slow);
		const seat = (await services().assessment.get(ada, id)).candidates.find(
			({ extraPercent }) => extraPercent === 25,
		)!;
		const give = (extraPercent: number, why = reason) =>
			services().assessment.setExtraTime(ada, id, {
				...{ candidateId: seat.id, extraPercent, reason: why },
			});
		await expect(give(50, '')).rejects.toMatchObject(code('assessment_reason_needed'));
		await expect(give(10)).rejects.toMatchObject(code('time_only_grows'));
		const before = await services().consultation.getView(slow, consultationId);
		await give(50);
		const after = await services().consultation.getView(slow, consultationId);
		expect(after.clock.dueAtMs! - before.clock.dueAtMs!).toBe(450_000 - 375_000);
		expect(after.briefing.noteSeconds).toBe(450);
		const { amendments } = await services().assessment.get(ada, id);
		expect(amendments[0]).toMatchObject({ reason, percent: { before: 25, after: 50 } });
	});

	it('is helped by nobody, gives nothing up and repeats nothing', async () => {
		const { consultationId: id } = await begin(room, plain);
		const rooms = services().consultation;
		await rooms.begin(plain, id, command());
		await expect(rooms.askForHint(plain, id, command())).rejects.toMatchObject(code('no_tutor'));
		await expect(rooms.leave(plain, id, command())).rejects.toMatchObject(code('no_leaving'));
		expect((await rooms.getView(plain, id)).stage).toBe('talking');
	});

	it('goes on with the next station without a code, after the window too, and is finished then', async () => {
		const fresh = await openAssessment(school);
		const [actor] = fresh.people as [Actor];
		const first = await begin(fresh, actor);
		await finishStation(school, actor, first.consultationId);
		await inSchool((tx) =>
			tx
				.update(assessments)
				.set({ opensAt: new Date(1000), closesAt: new Date(2000) })
				.where(eq(assessments.id, fresh.id)),
		);
		const second = await begin(fresh, actor, '');
		expect(second.consultationId).not.toBe(first.consultationId);
		await finishStation(school, actor, second.consultationId);
		expect(await services().sitting.get(actor, fresh.id)).toMatchObject({
			...{ place: 'finished', done: 2, resultsAtMs: null, result: null },
		});
		await expect(begin(fresh, actor)).rejects.toMatchObject(code('not_now'));
	});

	it('who has not begun by the end of the window begins no more, nor anybody once a person has closed it', async () => {
		const late = await openAssessment(school, { extra: [0, 0] });
		const [one, other] = late.people as [Actor, Actor];
		const first = await begin(late, one);
		await services().assessment.close(late.ada, late.id);
		await expect(begin(late, other)).rejects.toMatchObject(code('closed'));
		await finishStation(school, one, first.consultationId);
		await expect(begin(late, one)).rejects.toMatchObject(code('closed'));
	});

	it('may guess the code ten times and no more', async () => {
		const guessed = await openAssessment(school);
		const [actor] = guessed.people as [Actor];
		for (let attempt = 1; attempt <= 10; attempt += 1) {
			await expect(begin(guessed, actor, 'WRONG')).rejects.toMatchObject(code('wrong_start_code'));
		}
		await expect(begin(guessed, actor)).rejects.toMatchObject(code('too_many_attempts'));
		const refused = await inSchool((tx) =>
			tx.select().from(auditRecords).where(eq(auditRecords.action, 'sitting.code_refused')),
		);
		expect(refused.filter(({ actorId }) => actorId === actor.userId)).toHaveLength(10);
	});
});

describe('an unfinished station', () => {
	it('is submitted with what was saved, by the clock alone', async () => {
		const room = await openAssessment(school, { slugs: ['chest-pain'] });
		const [actor] = room.people as [Actor];
		const { consultationId: id } = await begin(room, actor);
		const note = { ...emptyNote, plan: 'ECG' };
		await services().consultation.begin(actor, id, command());
		await services().consultation.saveDraft(actor, id, { notepad: '', hypotheses: [], note });
		for (const stage of ['writing', 'submitted']) {
			await inSchool((tx) =>
				tx.execute(`update consultations set due_at = now() - interval '1 second',
					next_due_at = now() - interval '1 second' where id = '${id}'`),
			);
			await expect
				.poll(async () => (await services().consultation.getView(actor, id)).stage, {
					timeout: 10_000,
				})
				.toBe(stage);
		}
		const { draft } = await services().consultation.getView(actor, id);
		expect(draft.note.plan).toBe('ECG');
	});
});
