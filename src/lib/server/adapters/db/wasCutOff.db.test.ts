import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { insertOneOfEverything } from './oneOfEverything.fixture.ts';
import { replies, type replyStatuses } from './schema/replies.ts';
import { consultationEvents } from './schema/transcript.ts';
import { wasCutOff } from './wasCutOff.ts';
import { useTestDatabase } from './useTestDatabase.fixture.ts';

const at = useTestDatabase(2);

/** One utterance, its reply ended as given, and what happened after the utterance. */
async function judge(status: (typeof replyStatuses)[number], ...types: string[]) {
	const { schoolId, consultationId, replyId } = await insertOneOfEverything(
		at.database,
		`school-${randomUUID()}`,
	);
	const event = { schoolId, consultationId, schemaVersion: 1, payload: {}, snapshot: {} };
	return at.database.inSchool(schoolId, async (tx) => {
		await tx.update(replies).set({ status, finishedAt: new Date() }).where(eq(replies.id, replyId));
		for (const [index, type] of types.entries()) {
			const author = type === 'time.reached' ? 'clock' : 'student';
			await tx.insert(consultationEvents).values({ ...event, revision: index + 2, type, author });
		}
		return wasCutOff(tx, consultationId);
	});
}

it.each([
	['time ran out in the middle of the reply', 'stopped', ['time.reached'], true],
	['the same, and later for the note as well', 'stopped', ['time.reached', 'time.reached'], true],
	['the reply failed', 'failed', ['patient.failed', 'student.ended'], true],
	['time ran out after the reply', 'finished', ['patient.replied', 'time.reached'], false],
	[
		'time ran out after the student stopped it',
		'stopped',
		['student.stopped', 'time.reached'],
		false,
	],
	[
		'time for the note ran out after the student ended',
		'stopped',
		['student.ended', 'time.reached'],
		false,
	],
	[
		'the student examined, then time ran out',
		'stopped',
		['student.examined', 'time.reached'],
		true,
	],
] as const)('whether a conversation was cut off when %s', async (_, status, types, isCutOff) => {
	expect(await judge(status, ...types)).toBe(isCutOff);
});
