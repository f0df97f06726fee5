/** Plays a consultation through the app's services, for commands that measure what comes after it. */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Role } from '#lib/domain/access/role.ts';
import { emptyNote } from '#lib/domain/consultation/note.ts';
import { openDatabase } from '#lib/server/adapters/db/database.ts';
import { seedDemoSchool } from '#lib/server/adapters/db/seed.ts';
import type { Actor } from '#lib/server/services/actor.ts';
import type { App } from '#lib/server/wiring.ts';

const command = () => ({ commandId: randomUUID() });

/** @param url of a database of the measurement's own: the demo school is put there. */
export async function demoPerson(url: string, role: Role): Promise<Actor> {
	const database = openDatabase(url, { maxConnections: 1 });
	try {
		await seedDemoSchool(database, async () => 'no password opens this');
		const [person] = await database.inSystem((tx) =>
			tx.execute<{ userId: string; schoolId: string }>(
				sql`select id as "userId", school_id as "schoolId" from users where role = ${role}`,
			),
		);
		if (!person) throw new Error(`The demo school has no ${role}.`);
		return { ...person, role, displayName: 'Somebody' };
	} finally {
		await database.close();
	}
}

export const demoStudent = (url: string): Promise<Actor> => demoPerson(url, 'student');

/** On the chest pain case, until its conversation is over. */
export async function talk(app: App, student: Actor, lines: readonly string[]): Promise<string> {
	const { consultation } = app.services;
	const start = { ...command(), slug: 'chest-pain', language: 'en' } as const;
	const { consultationId: id } = await consultation.start(student, start);
	await consultation.begin(student, id, command());
	for (const text of lines) {
		await consultation.say(student, id, { ...command(), text });
		while (!(await consultation.getView(student, id)).canSpeak) await wait(20);
	}
	await consultation.end(student, id, command());
	return id;
}

export async function handIn(app: App, student: Actor, id: string): Promise<void> {
	const note = { ...emptyNote, summary: 'Chest pain since this morning.', plan: 'ECG' };
	await app.services.consultation.submitNote(student, id, { ...command(), note });
}
