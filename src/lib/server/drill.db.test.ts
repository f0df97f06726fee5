import { describe, expect, it } from 'vitest';
import { drillSeconds } from '#lib/domain/progress/drill.ts';
import { beginConsultation, command, useTestApp, viewWhen } from './openTestApp.fixture.ts';
import type { Actor } from './services/actor.ts';

const school = useTestApp();
const rooms = () => school.app.services.consultation;

async function open(actor: Actor, area = 'medicines', language: 'en' | 'zh-CN' = 'en') {
	const { consultationId } = await rooms().startDrill(actor, { ...command(), area, language });
	return consultationId;
}

/** Asks these things, one after the other, and ends it. */
async function drill(actor: Actor, ...questions: string[]): Promise<string> {
	const id = await open(actor);
	await rooms().begin(actor, id, command());
	for (const text of questions) {
		await rooms().say(actor, id, { ...command(), text });
		await viewWhen(school.app, actor, id, ({ canSpeak }) => canSpeak);
	}
	await rooms().end(actor, id, command());
	await school.app.gradeWaiting();
	return id;
}
const feedbackOf = async (actor: Actor, id: string) =>
	(await school.app.services.feedback.findFeedback(actor, id))!;

describe('a drill', () => {
	it('lasts five minutes, says what it practises, and is over without a note', async () => {
		const actor = await school.newActor();
		const id = await open(actor);
		expect(await rooms().getView(actor, id)).toMatchObject({
			stage: 'briefing',
			drill: 'What the patient takes',
		});
		await rooms().begin(actor, id, command());
		const { clock } = await rooms().getView(actor, id);
		expect(clock.dueAtMs! - clock.stageStartedAtMs).toBe(drillSeconds * 1000);
		await rooms().end(actor, id, command());
		expect((await rooms().getView(actor, id)).stage).toBe('submitted');
	});

	it('marks its area and how questions are put, with the student’s own words', async () => {
		const actor = await school.newActor();
		const id = await drill(actor, 'Do you take any regular medicines?', 'Any allergies?');
		const { sections, domains, heldBack, drill: area } = await feedbackOf(actor, id);
		const items = sections.flatMap((section) => section.items);
		expect(items.map((item) => item.id).toSorted()).toEqual([
			'asked_allergies',
			'clear_neutral_language',
			'found_sildenafil',
			'regular_medicines',
		]);
		expect(items.find((item) => item.id === 'asked_allergies')).toMatchObject({
			outcome: 'met',
			evidence: [{ kind: 'utterance', quote: expect.stringContaining('allergies') }],
		});
		expect({ domains, heldBack, area }).toEqual({
			...{ domains: [], heldBack: null, area: 'What the patient takes' },
		});
	});

	it('asks for no self-rating and compares with nobody', async () => {
		const actor = await school.newActor();
		const id = await drill(actor, 'Any allergies?');
		const { debrief } = school.app.services;
		expect(await debrief.findSelfRatingForm(actor, id)).toBeNull();
		await expect(debrief.rateSelf(actor, id, { rating: null })).rejects.toMatchObject({
			code: 'not_now',
		});
		expect(await debrief.getDebrief(actor, id)).toMatchObject({
			...{ drillArea: 'medicines', cohort: null, strong: null, mayRetry: true },
		});
	});

	it('counts for its area in progress, for no skill, and its case is not done by it', async () => {
		const actor = await school.newActor();
		const id = await drill(actor, 'Any allergies?');
		const seen = await school.app.services.progress.getProgress(actor, 'en');
		expect(seen.consultations).toMatchObject([
			{ consultationId: id, drill: 'What the patient takes' },
		]);
		expect(seen.areas).toMatchObject([
			{ area: 'medicines', canDrill: true, recent: { marks: 7, seen: 1 } },
		]);
		expect(seen.areas[0]!.recent.points).toBeGreaterThan(0);
		expect(seen.skills.flatMap(({ points }) => points)).toEqual([]);
		const { cards } = (await school.app.services.library.listScenarios(actor, 'en'))!;
		expect(cards.filter(({ timesDone }) => timesDone > 0)).toEqual([]);
	});

	it('meets another patient the next time', async () => {
		const actor = await school.newActor();
		const first = await rooms().getView(actor, await drill(actor));
		const second = await rooms().getView(actor, await open(actor));
		expect(second.title).not.toBe(first.title);
	});

	it('that is not over is gone on with, and stands in nobody else’s way', async () => {
		const actor = await school.newActor();
		const id = await open(actor);
		expect(await open(actor)).toBe(id);
		expect(await open(actor, 'family')).not.toBe(id);
		const spoken = await rooms().getView(actor, await open(actor, 'medicines', 'zh-CN'));
		expect(spoken).toMatchObject({
			language: 'zh-CN',
			drill: expect.stringMatching(/\p{Script=Han}/u),
		});
		expect(await open(await school.newActor())).not.toBe(id);
	});

	it('leaves a whole consultation on the same case as it was', async () => {
		const actor = await school.newActor();
		await drill(actor);
		const id = await beginConsultation(school.app, actor);
		const { clock, drill: none } = await rooms().getView(actor, id);
		expect(none).toBeNull();
		expect(clock.dueAtMs! - clock.stageStartedAtMs).toBeGreaterThan(drillSeconds * 1000);
		await rooms().end(actor, id, command());
		expect((await rooms().getView(actor, id)).stage).toBe('writing');
	});

	it('can be retried from a turn, and is a drill again', async () => {
		const actor = await school.newActor();
		const id = await drill(actor, 'Any allergies?', 'Do you take any regular medicines?');
		const { transcript } = await rooms().getView(actor, id);
		const line = transcript.filter(({ speaker }) => speaker === 'student')[1]!;
		const retry = await school.app.services.debrief.retryFrom(actor, id, {
			...command(),
			utteranceId: line.id,
		});
		expect(await rooms().getView(actor, retry.consultationId)).toMatchObject({
			...{ stage: 'talking', drill: 'What the patient takes' },
			retryOf: { consultationId: id, position: line.position },
		});
	});

	it('is refused where no patient has anything to tell of the area', async () => {
		const actor = await school.newActor();
		await expect(open(actor, 'examination')).rejects.toMatchObject({ code: 'not_found' });
		await expect(open(actor, 'nonsense')).rejects.toMatchObject({ code: 'not_found' });
	});
});
