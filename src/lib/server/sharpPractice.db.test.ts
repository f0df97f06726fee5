import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyNote } from '#lib/domain/consultation/note.ts';
import { beginConsultation, command, openTestApp, type TestApp } from './openTestApp.fixture.ts';
import type { Actor } from './services/services.ts';
import { openApp } from './wiring.ts';

let test: TestApp;
let student: Actor;

beforeAll(async () => {
	test = await openTestApp();
	student = await test.newActor();
});
afterAll(() => test.close());

const rooms = () => test.app.services.consultation;

describe('a start', () => {
	it('sent many times at once opens one consultation and answers the same', async () => {
		const start = { ...command(), slug: 'chest-pain', language: 'en' as const };
		const answers = await Promise.all(
			Array.from({ length: 6 }, () => rooms().start(student, start)),
		);
		expect(new Set(answers.map(({ consultationId }) => consultationId)).size).toBe(1);
	});

	it("with the id of another's consultation is refused, in the school or outside it", async () => {
		const id = await beginConsultation(test.app, student);
		const start = { commandId: id, slug: 'chest-pain', language: 'en' as const };
		const schoolmate = { ...(await test.newActor()), schoolId: student.schoolId };
		for (const other of [schoolmate, await test.newActor()]) {
			await expect(rooms().start(other, start)).rejects.toMatchObject({ code: 'not_found' });
		}
	});
});

describe('a test ordered in words', () => {
	it('earns nothing when the talk was ended before it was done', async () => {
		const slow = await openApp({ DATABASE_URL: test.url });
		try {
			const { consultation, feedback } = slow.services;
			const orders = async (ends: (id: string) => Promise<unknown>) => {
				const id = await beginConsultation(slow, student);
				const text = 'I would like to do an ECG now, please.';
				await consultation.say(student, id, { ...command(), text });
				await ends(id);
				await consultation.end(student, id, command());
				await consultation.submitNote(student, id, { ...command(), note: emptyNote });
				let marked = await feedback.findFeedback(student, id);
				while (!marked) marked = await feedback.findFeedback(student, id);
				const items = marked.sections.flatMap((section) => section.items);
				return items.find((item) => item.id === 'did_ecg')?.points;
			};
			expect(await orders(async () => {})).toBe(0);
			expect(await orders((id) => consultation.stopReply(student, id, command()))).toBe(3);
		} finally {
			await slow.close();
		}
	});
});
