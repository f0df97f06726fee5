import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginConsultation, command, openTestApp, type TestApp } from './openTestApp.fixture.ts';
import type { Actor } from './services/actor.ts';
import { openApp } from './wiring.ts';

let test: TestApp;
let student: Actor;

beforeAll(async () => {
	test = await openTestApp();
	student = await test.newActor();
});
afterAll(() => test.close());

const rooms = () => test.app.services.consultation;

describe('starting', () => {
	it('twice at once with the same command id starts one consultation', async () => {
		const input = { ...command(), slug: 'chest-pain', language: 'en' } as const;
		const both = await Promise.all([rooms().start(student, input), rooms().start(student, input)]);
		expect(both).toEqual(both.map(() => ({ consultationId: input.commandId })));
	});

	it("with the id of another's consultation shows and changes nothing", async () => {
		const input = { ...command(), slug: 'chest-pain', language: 'en' } as const;
		await rooms().start(student, input);
		for (const actor of [await test.newActor(), { ...student, userId: randomUUID() }]) {
			await expect(rooms().start(actor, input)).rejects.toMatchObject({ code: 'not_found' });
		}
	});
});

describe('a process that has just started', () => {
	it('serves more rooms at once than it has connections', async () => {
		const ids = await Promise.all(
			Array.from({ length: 12 }, () => beginConsultation(test.app, student)),
		);
		const fresh = await openApp({ DATABASE_URL: test.url });
		try {
			const views = await Promise.all(
				ids.map((id) => fresh.services.consultation.getView(student, id)),
			);
			expect(views.map(({ stage }) => stage)).toEqual(ids.map(() => 'talking'));
		} finally {
			await fresh.close();
		}
	});
});
