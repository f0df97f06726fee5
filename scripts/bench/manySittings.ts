/** An assessment that one candidate has sat, and copies of that sitting by candidates of their own. */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { emptyNote } from '#lib/domain/consultation/note.ts';
import type { Database, Transaction } from '#lib/server/adapters/db/database.ts';
import type { Actor } from '#lib/server/services/actor.ts';
import type { App } from '#lib/server/wiring.ts';

const command = () => ({ commandId: randomUUID() });
const hourMs = 3_600_000;
const times = { readingSeconds: 10, consultationSeconds: 3000, noteSeconds: 300 };

/** Of one station, the chest pain case, with one candidate; open for an hour. */
async function openAssessment(app: App, instructor: Actor, student: Actor): Promise<string> {
	const { assessment } = app.services;
	const { id } = await assessment.create(instructor, 'Measured');
	await assessment.setStations(instructor, id, [{ slug: 'chest-pain', languages: ['en'], times }]);
	await assessment.addCandidate(instructor, id, student.userId);
	const nowMs = Date.now();
	const window = { opensAtMs: nowMs - hourMs, closesAtMs: nowMs + hourMs };
	await assessment.setWindow(instructor, id, { window, reason: '' });
	await assessment.seal(instructor, id);
	return id;
}

async function sit(app: App, instructor: Actor, student: Actor, id: string, turns: number) {
	const { assessment, sitting, consultation } = app.services;
	const { startCode } = await assessment.get(instructor, id);
	const { consultationId } = await sitting.begin(student, id, { startCode, language: 'en' });
	await consultation.begin(student, consultationId, command());
	for (let turn = 0; turn < turns; turn += 1) {
		const text = turn % 2 ? 'Do you smoke?' : 'When did the pain start?';
		await consultation.say(student, consultationId, { ...command(), text: `${text} (${turn})` });
		while (!(await consultation.getView(student, consultationId)).canSpeak) await wait(20);
	}
	await consultation.end(student, consultationId, command());
	const note = { ...emptyNote, summary: 'Chest pain since this morning.', plan: 'ECG' };
	await consultation.submitNote(student, consultationId, { ...command(), note });
	await app.gradeWaiting();
	return consultationId;
}

type Row = Record<string, unknown>;
type Rows = { table: string; rows: Row[] };

/** In the order in which they refer to each other. */
const tablesOf = (userId: string, consultationId: string): [table: string, where: string][] => {
	const ofConsultation = `consultation_id = '${consultationId}'`;
	const ofGrading = `grading_id in (select id from gradings where ${ofConsultation})`;
	return [
		['users', `id = '${userId}'`],
		['candidates', `user_id = '${userId}'`],
		['consultations', `id = '${consultationId}'`],
		...['utterances', 'consultation_events', 'notes', 'replies', 'gradings'].map(
			(table): [string, string] => [table, ofConsultation],
		),
		['item_scores', ofGrading],
		['domain_ratings', ofGrading],
		['reviews', ofConsultation],
		['sittings', ofConsultation],
		['markings', `sitting_id in (select id from sittings where ${ofConsultation})`],
	];
};

async function readRows(tx: Transaction, userId: string, consultationId: string): Promise<Rows[]> {
	const read: Rows[] = [];
	for (const [table, where] of tablesOf(userId, consultationId)) {
		const rows = await tx.execute<{ row: Row }>(
			sql.raw(`select to_jsonb(t) as row from ${table} t where ${where}`),
		);
		read.push({ table, rows: rows.map(({ row }) => row) });
	}
	return read;
}

const uuids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Every id of the rows is another, wherever it stands; what two of them may not share is set apart. */
function renewed(all: readonly Rows[], number: number): Rows[] {
	const fresh = new Map(
		all.flatMap(({ rows }) => rows).map(({ id }) => [String(id), randomUUID()] as const),
	);
	const changes: Record<string, Row> = {
		users: { email: `candidate-${number}@measured.example` },
		candidates: { number: null },
		markings: { place: Math.floor(Math.random() * 1e9) },
	};
	return all.map(({ table, rows }) => {
		const text = JSON.stringify(rows.map((row) => ({ ...row, ...changes[table] })));
		const rowsAnew = text.replaceAll(uuids, (id) => fresh.get(id) ?? id);
		return { table, rows: JSON.parse(rowsAnew) as Row[] };
	});
}

/** @returns the assessment's id, with so many sittings handed in and marked by rules. */
export async function seedSittings(
	{ app, database }: { app: App; database: Database },
	{ instructor, student }: { instructor: Actor; student: Actor },
	{ sittings, turns }: { sittings: number; turns: number },
): Promise<string> {
	const id = await openAssessment(app, instructor, student);
	const consultationId = await sit(app, instructor, student, id, turns);
	await database.inSystem(async (tx) => {
		const rows = await readRows(tx, student.userId, consultationId);
		for (let number = 1; number < sittings; number += 1) {
			for (const { table, rows: copies } of renewed(rows, number)) {
				await tx.execute(sql`insert into ${sql.identifier(table)}
					select * from jsonb_populate_recordset(null::${sql.identifier(table)}, ${JSON.stringify(copies)}::jsonb)`);
			}
		}
		await tx.execute(sql`analyze`);
	});
	return id;
}
