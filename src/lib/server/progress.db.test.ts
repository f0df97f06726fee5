import { describe, expect, it } from 'vitest';
import { emptyNote } from '#lib/domain/consultation/note.ts';
import { beginConsultation, command, useTestApp } from './openTestApp.fixture.ts';
import type { Actor } from './services/actor.ts';

const school = useTestApp();
const library = (actor: Actor) => school.app.services.library.listScenarios(actor, 'en');
const progress = (actor: Actor, language: 'en' | 'zh-CN' = 'en') =>
	school.app.services.progress.getProgress(actor, language);

/** Says nothing, writes nothing, hands it in. */
async function finish(actor: Actor, id: string): Promise<void> {
	const rooms = school.app.services.consultation;
	await rooms.end(actor, id, command());
	await rooms.submitNote(actor, id, { ...command(), note: emptyNote });
	await school.app.gradeWaiting();
}
async function practise(actor: Actor): Promise<string> {
	const id = await beginConsultation(school.app, actor);
	await finish(actor, id);
	return id;
}
const change = (id: string, set: string) =>
	school.database.inSystem((tx) =>
		tx.execute(`update consultations set ${set} where id = '${id}'`),
	);

describe('a student who has not practised yet', () => {
	it('is recommended nothing, and has no progress', async () => {
		const actor = await school.newActor();
		expect(await library(actor)).toMatchObject({ recommended: [], missedAreas: [] });
		expect(await progress(actor)).toMatchObject({ consultations: [], areas: [], next: null });
	});
});

describe('a student who missed everything', () => {
	it('sees it by skill and area, and is recommended cases that were not done', async () => {
		const actor = await school.newActor();
		const id = await practise(actor);
		const seen = await progress(actor);
		expect(seen.consultations).toMatchObject([{ consultationId: id, drill: null }]);
		expect(seen.skills.find(({ skill }) => skill === 'gathering')?.points[0]?.share).toBe(0);
		expect(seen.areas.find(({ area }) => area === 'medicines')).toMatchObject({
			label: 'What the patient takes',
			recent: { seen: 1, missed: 1 },
			isRegularlyMissed: false,
		});
		const { recommended, missedAreas } = await library(actor);
		expect(recommended).toHaveLength(2);
		expect(recommended).not.toContain('chest-pain');
		expect(missedAreas).toHaveLength(3);
		expect(seen.next?.slug).toBe(recommended[0]);
	});

	it('twice has missed it regularly, told in the language of the interface', async () => {
		const actor = await school.newActor();
		await practise(actor);
		await practise(actor);
		const area = (await progress(actor, 'zh-CN')).areas.find(({ area }) => area === 'medicines');
		expect(area?.isRegularlyMissed).toBe(true);
		expect(area?.label).toMatch(/\p{Script=Han}/u);
	});
});

describe('progress', () => {
	it('holds nothing of an assessment, whose marks the school releases', async () => {
		const actor = await school.newActor();
		await change(await practise(actor), `mode = 'assessment'`);
		expect((await progress(actor)).consultations).toEqual([]);
		expect((await library(actor)).recommended).toEqual([]);
	});

	it('holds nothing of a consultation given up', async () => {
		const actor = await school.newActor();
		const id = await beginConsultation(school.app, actor);
		await school.app.services.consultation.leave(actor, id, command());
		expect((await progress(actor)).consultations).toEqual([]);
	});

	it('is the student’s own', async () => {
		const actor = await school.newActor();
		await practise(actor);
		const other: Actor = { ...actor, userId: (await school.newActor()).userId };
		expect((await progress(other)).consultations).toEqual([]);
	});
});
