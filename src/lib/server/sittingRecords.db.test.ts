import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { assessments, sittings } from './adapters/db/schema/assessments.ts';
import { code, finishStation, openAssessment, sittingsAt } from './assessmentRoom.fixture.ts';
import { replies } from './adapters/db/schema/replies.ts';
import { command, useTestApp, viewWhen } from './openTestApp.fixture.ts';
import type { Actor } from './services/actor.ts';

const school = useTestApp();
const { services, begin, inSchool } = sittingsAt(school);

describe('the marks of an assessment', () => {
	const shown = (actor: Actor, id: string) => [
		services().feedback.findFeedback(actor, id),
		services().feedback.getProgress(actor, id),
		services().debrief.getDebrief(actor, id),
		services().evidence.getPack(actor, id),
		services().dispute.dispute(actor, id, { ...command(), itemId: 'x', utteranceId: actor.userId }),
	];

	it('are shown to nobody who sat it before all of the feedback is released, and to staff at once', async () => {
		const room = await openAssessment(school, { slugs: ['chest-pain'] });
		const [actor] = room.people as [Actor];
		const { consultationId } = await begin(room, actor);
		await finishStation(school, actor, consultationId);
		await school.app.gradeWaiting();
		const release = (releaseDetail: 'result' | 'feedback', releasedAt: Date) =>
			inSchool((tx) =>
				tx
					.update(assessments)
					.set({ releaseDetail, releasedAt })
					.where(eq(assessments.id, room.id)),
			);
		const refusals = async () =>
			Promise.all(
				shown(actor, consultationId).map((one) =>
					one.then(
						() => 'shown',
						(error: { code: string }) => error.code,
					),
				),
			);
		const none = Array<string>(5).fill('not_released');
		expect(await refusals()).toEqual(none);
		await release('feedback', new Date(Date.now() + 3_600_000));
		expect(await refusals()).toEqual(none);
		await release('result', new Date(0));
		expect(await refusals()).toEqual(none);
		expect(await services().feedback.findFeedback(room.ada, consultationId)).not.toBeNull();
		await release('feedback', new Date(0));
		expect(await refusals()).toEqual(['shown', 'shown', 'shown', 'shown', 'not_found']);
		const retry = { ...command(), utteranceId: actor.userId };
		await expect(services().debrief.retryFrom(actor, consultationId, retry)).rejects.toMatchObject(
			code('not_now'),
		);
		const { cards } = await services().library.listScenarios(actor, 'en');
		expect(cards.find(({ slug }) => slug === 'chest-pain')).toMatchObject({ timesDone: 0 });
	});
});

describe('a model that the assessment was not sealed with', () => {
	it('does not speak: the author’s words stand in, and those who watch see it', async () => {
		const room = await openAssessment(school, { slugs: ['chest-pain'] });
		const [actor] = room.people as [Actor];
		const { consultationId: id } = await begin(room, actor);
		await inSchool((tx) =>
			tx.execute(`update consultations set
				terms = jsonb_set(terms, '{patientModels}', '["big@https://models.example"]') where id = '${id}'`),
		);
		const rooms = services().consultation;
		await rooms.begin(actor, id, command());
		await rooms.say(actor, id, { ...command(), text: 'What brings you in?' });
		const view = await viewWhen(school.app, actor, id, ({ canSpeak }) => canSpeak);
		expect(view.engine).toBe('stand_in');
		const spoken = await inSchool((tx) =>
			tx.select().from(replies).where(eq(replies.consultationId, id)),
		);
		expect(spoken).toMatchObject([{ spokenBy: 'author', fault: 'not_pinned', model: null }]);
		const live = await services().assessment.getLive(room.ada, room.id);
		expect(live.rows).toMatchObject([{ state: 'talking', problems: ['author_stood_in'] }]);
	});

	it('is told by what was stored at sealing and with each sitting', async () => {
		const room = await openAssessment(school, { slugs: ['chest-pain'] });
		await begin(room, room.people[0]!);
		const [row] = await inSchool((tx) =>
			tx
				.select({ sealed: assessments.pins, sat: sittings.pins })
				.from(sittings)
				.innerJoin(assessments, eq(assessments.id, sittings.assessmentId))
				.where(eq(assessments.id, room.id)),
		);
		expect(row!.sealed).toMatchObject({ models: { patient: [], grader: [] } });
		expect(row!.sat).toMatchObject(row!.sealed!);
		expect(row!.sat.scenario.contentHash).toMatch(/^[0-9a-f]{64}$/);
	});
});
