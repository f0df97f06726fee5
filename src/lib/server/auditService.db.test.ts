import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { auditRecords } from './adapters/db/schema/audit.ts';
import { users } from './adapters/db/schema/users.ts';
import { endConversation, handIn } from './markedConsultation.fixture.ts';
import { useTestApp } from './openTestApp.fixture.ts';
import type { Actor } from './services/actor.ts';
import type { AuditFilter } from './services/auditPorts.ts';

const school = useTestApp();
const everything: AuditFilter = {
	...{ action: null, person: null, from: null, to: null, timeZone: 'UTC' },
};
const audit = () => school.app.services.audit;
let admin: Actor;

beforeAll(async () => {
	admin = { ...(await school.newActor('admin')), role: 'admin' };
	await school.database.inSchool(admin.schoolId, async (tx) => {
		await tx.update(users).set({ displayName: '100%_Ada' });
		for (const index of Array.from({ length: 119 }).keys()) {
			await tx.insert(auditRecords).values({
				id: crypto.randomUUID(),
				schoolId: admin.schoolId,
				actorId: index % 2 ? admin.userId : null,
				action: index % 10 === 0 ? 'budgets.changed' : 'mark.changed',
				resourceType: 'review',
				details: { index },
			});
		}
	});
});

describe('the audit log', () => {
	it('is for administrators alone', async () => {
		for (const role of ['student', 'instructor'] as const) {
			const actor = { ...admin, role };
			for (const call of [
				audit().list(actor, everything, null),
				audit().check(actor),
				audit().exportCsv(actor, everything),
			]) {
				await expect(call).rejects.toMatchObject({ code: 'not_allowed' });
			}
		}
	});

	it('is read page by page, each record once, the newest first', async () => {
		const seen: number[] = [];
		let before: number | null = null;
		do {
			const page = await audit().list(admin, everything, before);
			seen.push(...page.rows.map(({ sequence }) => sequence));
			before = page.older;
		} while (before !== null);
		expect(seen).toEqual(Array.from({ length: 120 }, (_, index) => 120 - index));
	});

	it('is filtered by action and by part of a name, in which no character is a wildcard', async () => {
		const count = async (filter: Partial<AuditFilter>) =>
			(await audit().list(admin, { ...everything, ...filter }, null)).rows.length;
		expect(await count({ action: 'budgets.changed' })).toBe(12);
		expect(await count({ person: '0%_ad', action: 'mark.changed' })).toBe(50);
		expect(await count({ person: '1_0' })).toBe(0);
		expect((await audit().list(admin, everything, null)).actions).toEqual([
			'budgets.changed',
			'mark.changed',
			'user.signed_in',
		]);
	});

	it('is filtered by days as they begin and end where the reader is', async () => {
		const [{ now } = { now: '' }] = await school.database.inSystem((tx) =>
			tx.execute<{ now: string }>(sql`select now()::text as now`),
		);
		const dayIn = (timeZone: string) =>
			new Intl.DateTimeFormat('sv', { timeZone }).format(new Date(now));
		// These two never have the same day.
		for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Niue']) {
			const within = { ...everything, timeZone, from: dayIn(timeZone), to: dayIn(timeZone) };
			expect((await audit().list(admin, within, null)).rows).toHaveLength(50);
		}
		const elsewhere = {
			...everything,
			timeZone: 'Pacific/Niue',
			from: dayIn('Pacific/Kiritimati'),
		};
		expect((await audit().list(admin, elsewhere, null)).rows).toHaveLength(0);
	});

	it('is exported as it is filtered, and that is on record too', async () => {
		const csv = await audit().exportCsv(admin, { ...everything, action: 'budgets.changed' });
		expect(csv.trim().split('\r\n')).toHaveLength(13);
		const [newest] = (await audit().list(admin, everything, null)).rows;
		expect(newest).toMatchObject({
			action: 'audit.exported',
			actor: { id: admin.userId },
			details: { records: 12, action: 'budgets.changed' },
		});
		expect(await audit().check(admin)).toMatchObject({ fault: null, head: { hash: newest!.hash } });
	});

	it('tells a school nothing of another', async () => {
		const other = await school.newActor('admin');
		const { rows, head } = await audit().list(other, everything, null);
		expect(rows).toHaveLength(1);
		expect(head.records).toBe(1);
	});

	it('holds each mark that a machine gives, and who read the evidence for it', async () => {
		const { app, student } = school;
		const reader: Actor = { ...student, role: 'admin' };
		const id = await endConversation(app, student);
		await handIn(app, student, id);
		await vi.waitFor(() => app.services.evidence.getPack(student, id), { timeout: 20_000 });
		const { rows } = await audit().list(reader, everything, null);
		expect(rows[0]).toMatchObject({
			...{ action: 'evidence.read', actor: { id: student.userId }, resourceId: id },
		});
		expect(rows.find(({ action }) => action === 'grading.recorded')).toMatchObject({
			actor: null,
			details: { consultationId: id, method: 'rule' },
		});
		expect((await audit().check(reader)).fault).toBeNull();
	});
});
