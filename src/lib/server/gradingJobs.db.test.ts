import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { GraderResult } from '#lib/domain/grading/grader.ts';
import { graderAnswers, gradings } from './adapters/db/schema/gradings.ts';
import { reviews } from './adapters/db/schema/reviews.ts';
import { secondMarker } from '../../../tests/fakes/secondMarker.ts';
import { endConversation, handIn } from './markedConsultation.fixture.ts';
import { openAppOn, openTestApp, type TestApp } from './openTestApp.fixture.ts';
import type { Actor } from './services/actor.ts';

type Answer = (partId: string, result: GraderResult) => Promise<GraderResult>;
const agree: Answer = async (_, result) => result;
const answer = vi.fn<Answer>(agree);
const model = secondMarker((partId, result) => answer(partId, result));
const times = { silentSeconds: 2, aliveEveryMs: 500, pollMs: 500 };

let school: TestApp;
let student: Actor;

beforeAll(async () => {
	school = await openTestApp({}, { modelsOf: () => [model], times });
	student = await school.newActor();
});
afterAll(() => school?.close());
beforeEach(() => void answer.mockReset().mockImplementation(agree));

const rows = (id: string) =>
	school.database.inSystem(async (tx) => ({
		gradings: await tx.select().from(gradings).where(eq(gradings.consultationId, id)),
		answers: await tx.select().from(graderAnswers).where(eq(graderAnswers.consultationId, id)),
		reviews: await tx.select().from(reviews).where(eq(reviews.consultationId, id)),
	}));
type Rows = Awaited<ReturnType<typeof rows>>;
const until = (id: string, isReached: (found: Rows) => boolean, timeout = 20_000) =>
	vi.waitFor(
		async () => {
			const found = await rows(id);
			expect(isReached(found)).toBe(true);
			return found;
		},
		{ timeout, interval: 50 },
	);
const methodsOf = (found: Rows) => found.gradings.map(({ method }) => method).sort();
const isMarked = (found: Rows) => methodsOf(found).includes('model');
const doubtsOf = ({ reviews }: Rows) => reviews.flatMap(({ doubts }) => doubts);

describe('a note that is handed in', () => {
	it('is marked once by the rules and once by the model, with how it came about on record', async () => {
		const id = await endConversation(school.app, student);
		await handIn(school.app, student, id);
		const found = await until(id, isMarked);
		expect(methodsOf(found)).toEqual(['model', 'rule']);
		expect(found.gradings.find(({ method }) => method === 'model')).toMatchObject({
			model: 'test',
			promptHash: 'b'.repeat(64),
			parameters: { temperature: 0 },
			tokens: 12,
			cost: 0.5,
			graderVersion: 'model-test',
			durationMs: expect.any(Number),
			raw: expect.objectContaining({}),
		});
	});

	it('has the model asked for each section once: for the conversation while the note is still being written', async () => {
		const id = await endConversation(school.app, student);
		const early = await until(id, ({ answers }) => answers.length > 0);
		expect(methodsOf(early)).toEqual([]);
		const conversation = new Set(answer.mock.calls.map(([partId]) => partId));
		await handIn(school.app, student, id);
		const found = await until(id, isMarked);
		const asked = answer.mock.calls.map(([partId]) => partId);
		expect(asked.length).toBe(new Set(asked).size);
		expect(found.answers.map(({ partId }) => partId).sort()).toEqual([...asked].sort());
		expect(asked.length).toBeGreaterThan(conversation.size);
	});

	it('is a person’s to look at where the two disagree, in the same moment as the mark', async () => {
		answer.mockImplementation(async (_, result) => ({
			items: result.items.map((score) =>
				score.level === 0 ? { ...score, level: null, unscoredReason: 'low_confidence' } : score,
			),
		}));
		const id = await endConversation(school.app, student);
		await handIn(school.app, student, id);
		const found = await until(id, isMarked);
		expect(found.reviews).toHaveLength(1);
		expect(new Set(doubtsOf(found).map(({ reason }) => reason))).toContain('one_grader');
	});
});

describe('a model that fails', () => {
	it('is asked again, and only for what it has not answered', async () => {
		const id = await endConversation(school.app, student);
		await until(id, ({ answers }) => answers.length > 0);
		answer.mockClear();
		answer.mockRejectedValueOnce(new Error('The model is away.'));
		await handIn(school.app, student, id);
		const found = await until(id, isMarked);
		expect(found.answers.length).toBe(new Set(found.answers.map(({ partId }) => partId)).size);
		expect(answer.mock.calls.length).toBeGreaterThan(1);
		expect(doubtsOf(found).map(({ reason }) => reason)).not.toContain('grading_failed');
	});

	it('for good leaves the marks of the rules, and the consultation to a person', async () => {
		answer.mockRejectedValue(new Error('The model is away.'));
		const id = await endConversation(school.app, student);
		await handIn(school.app, student, id);
		await until(id, (found) => methodsOf(found).includes('rule'));
		// As if the tries were used up.
		await vi.waitFor(
			async () => {
				await school.database.client`
					update jobs.job set retry_limit = 0, start_after = now() where data->>'consultationId' = ${id}`;
				expect(doubtsOf(await rows(id)).map(({ reason }) => reason)).toContain('grading_failed');
			},
			{ timeout: 20_000, interval: 300 },
		);
		const found = await rows(id);
		expect(methodsOf(found)).toEqual(['rule']);
		expect(found.reviews).toHaveLength(1);
		expect(await school.app.services.feedback.findFeedback(student, id)).not.toBeNull();
	});
});

describe('a job', () => {
	it('of a process that died is done by another', async () => {
		const stuck = secondMarker(() => new Promise(() => {}));
		const dying = await openAppOn(
			school.url,
			{ SCRIPTED_PACE: 'instant' },
			{ modelsOf: () => [stuck], times: { ...times, aliveEveryMs: 3_600_000 } },
		);
		try {
			const id = await endConversation(dying, student);
			await handIn(dying, student, id);
			// It still asks for work, and may take the job again and again until its hands are full.
			expect(methodsOf(await until(id, isMarked, 100_000))).toEqual(['model', 'rule']);
		} finally {
			await dying.close();
		}
	}, 120_000);

	it('that was never sent is found by the record', async () => {
		const without = await openAppOn(school.url, { SCRIPTED_PACE: 'instant' });
		const id = await endConversation(without, student);
		await handIn(without, student, id);
		await until(id, (found) => methodsOf(found).includes('rule'));
		await without.close();
		await school.database.client`delete from jobs.job where data->>'consultationId' = ${id}`;
		// Another process starts, and looks.
		const late = await openAppOn(school.url, {}, { modelsOf: () => [model], times });
		try {
			expect(methodsOf(await until(id, isMarked))).toEqual(['model', 'rule']);
		} finally {
			await late.close();
		}
	});
});

describe('the queue', () => {
	it('is out of reach for the roles under which the app reads and writes what belongs to schools', async () => {
		const peek = () =>
			school.database.inSchool(student.schoolId, (tx) => tx.execute(sql`select 1 from jobs.job`));
		await expect(peek()).rejects.toThrow(/permission denied/);
	});
});
