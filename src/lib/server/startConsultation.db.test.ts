import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { beginConsultation, command, openAppOn, useTestApp } from './openTestApp.fixture.ts';

const school = useTestApp();

const rooms = () => school.app.services.consultation;

describe('starting', () => {
	it('twice at once with the same command id starts one consultation', async () => {
		const input = { ...command(), slug: 'chest-pain', language: 'en' } as const;
		const both = await Promise.all([
			rooms().start(school.student, input),
			rooms().start(school.student, input),
		]);
		expect(both).toEqual(both.map(() => ({ consultationId: input.commandId })));
	});

	it("with the id of another's consultation shows and changes nothing", async () => {
		const input = { ...command(), slug: 'chest-pain', language: 'en' } as const;
		await rooms().start(school.student, input);
		for (const actor of [await school.newActor(), { ...school.student, userId: randomUUID() }]) {
			await expect(rooms().start(actor, input)).rejects.toMatchObject({ code: 'not_found' });
		}
	});
});

describe('a process that has just started', () => {
	it('serves more rooms at once than it has connections', async () => {
		const ids = await Promise.all(
			Array.from({ length: 12 }, () => beginConsultation(school.app, school.student)),
		);
		const fresh = await openAppOn(school.url);
		try {
			const views = await Promise.all(
				ids.map((id) => fresh.services.consultation.getView(school.student, id)),
			);
			expect(views.map(({ stage }) => stage)).toEqual(ids.map(() => 'talking'));
		} finally {
			await fresh.close();
		}
	});
});
