/** Consultations that were played and handed in, for the tests of grading. */
import { emptyNote } from '#lib/domain/consultation/note.ts';
import { command, viewWhen } from './openTestApp.fixture.ts';
import type { Actor } from './services/actor.ts';
import type { App } from './wiring.ts';

/** The conversation is over; the note is still to be written. */
export async function endConversation(app: App, student: Actor, slug = 'chest-pain') {
	const { consultation } = app.services;
	const start = { ...command(), slug, language: 'en' } as const;
	const { consultationId } = await consultation.start(student, start);
	await consultation.begin(student, consultationId, command());
	for (const text of ['Hello, my name is Sam.', 'When did the pain start?']) {
		await consultation.say(student, consultationId, { ...command(), text });
		await viewWhen(app, student, consultationId, ({ canSpeak }) => canSpeak);
	}
	await consultation.end(student, consultationId, command());
	return consultationId;
}

export async function handIn(app: App, student: Actor, consultationId: string): Promise<void> {
	const note = { ...emptyNote, summary: 'Chest pain since this morning.', plan: 'ECG, troponin' };
	await app.services.consultation.submitNote(student, consultationId, { ...command(), note });
}
