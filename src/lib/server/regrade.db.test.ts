import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { gradingQueries } from './adapters/db/gradingStore.ts';
import { newId } from './adapters/db/newId.ts';
import { publishShippedScenarios } from './adapters/db/publishShippedScenarios.ts';
import { gradings, itemScores } from './adapters/db/schema/gradings.ts';
import { users } from './adapters/db/schema/users.ts';
import { readShippedScenarios } from './adapters/embedded/shippedScenarios.ts';
import { endConversation, handIn } from './markedConsultation.fixture.ts';
import { openTestApp, type TestApp } from './openTestApp.fixture.ts';
import type { Actor } from './services/actor.ts';

let school: TestApp;
let student: Actor;
let instructor: Actor;
let id: string;

beforeAll(async () => {
	school = await openTestApp();
	student = await school.newActor();
	instructor = await addInstructor();
	id = await endConversation(school.app, student, 'low-mood');
	await handIn(school.app, student, id);
	await vi.waitFor(async () => expect(await rows()).toHaveLength(1), { timeout: 10_000 });
	await decide('introduced_self', 0);
	await decide('explained_confidentiality', 1);
	await publishChanged((yaml) =>
		yaml
			// Worth more, and otherwise the same.
			.replace(/(id: introduced_self[\s\S]*?marks: )1/, '$13')
			.replace('Explains confidentiality and its limits', 'Explains who will hear of this'),
	);
});
afterAll(() => school?.close());

async function addInstructor(): Promise<Actor> {
	const { schoolId } = student;
	const person = { id: newId(), schoolId, displayName: 'Ada Obi', role: 'instructor' as const };
	const email = 'ada@school.example';
	await school.database.inSystem((tx) => tx.insert(users).values({ ...person, email }));
	return { ...person, userId: person.id };
}

const rows = () =>
	school.database.inSystem((tx) =>
		tx.select().from(gradings).where(eq(gradings.consultationId, id)).orderBy(gradings.createdAt),
	);

async function decide(itemId: string, level: number): Promise<void> {
	const { schoolId, userId: authorId } = instructor;
	await school.database.inSchool(schoolId, async (tx) => {
		const queries = gradingQueries(tx, 'test');
		const [rule] = await queries.list(id);
		const score = rule!.items.find((item) => item.itemId === itemId)!;
		await queries.append({
			...(({ rubric, scenarioHash, rubricHash, catalogueHash, interpreterVersion }) => ({
				rubric,
				scenarioHash,
				rubricHash,
				catalogueHash,
				interpreterVersion,
			}))(rule!),
			id: newId(),
			schoolId,
			consultationId: id,
			method: 'human',
			graderVersion: 'person/1',
			authorId,
			points: 0,
			maxPoints: 0,
			items: [{ ...score, level, unscoredReason: null, rationale: 'Heard on the tape.' }],
		});
	});
}

async function publishChanged(change: (yaml: string) => string): Promise<void> {
	const shipped = await readShippedScenarios('scenarios');
	const changed = shipped
		.filter(({ slug }) => slug === 'low-mood')
		.map((file) => ({ ...file, rubricYaml: change(file.rubricYaml) }));
	await publishShippedScenarios(school.database, changed);
}

const feedbackItem = async (itemId: string) => {
	const feedback = await school.app.services.feedback.findFeedback(student, id);
	return feedback?.sections.flatMap(({ items }) => items).find((item) => item.id === itemId);
};

describe('grading again after a rubric changed', () => {
	it('is for instructors', async () => {
		await expect(school.app.services.regrade.start(student, 'all')).rejects.toMatchObject({
			code: 'not_allowed',
		});
	});

	it('adds gradings under the new version, leaves the earlier ones, and says what moved', async () => {
		const { regrade } = school.app.services;
		const before = await rows();
		const started = await regrade.start(instructor, { slug: 'low-mood' });
		expect(started.targets.map(({ consultationId }) => consultationId)).toEqual([id]);
		await vi.waitFor(
			async () => expect(await regrade.listUndone(instructor, started.targets)).toEqual([]),
			{ timeout: 10_000 },
		);
		const after = await rows();
		expect(after.slice(0, before.length)).toEqual(before);
		expect(after.slice(before.length)).toMatchObject([
			{ method: 'rule', rubricVersionId: started.targets[0]?.rubric.versionId },
		]);
		const [moved] = await regrade.listMoved(instructor, [id], started.sinceMs);
		expect(moved?.items.map(({ itemId }) => itemId).sort()).toEqual([
			'explained_confidentiality',
			'introduced_self',
		]);
		expect(moved?.after.maxPoints).toBe((moved?.before.maxPoints ?? 0) + 2);
	});

	it('a person’s decision stands on an item that only became worth more', async () => {
		expect(await feedbackItem('introduced_self')).toMatchObject({ points: 0, marks: 3 });
	});

	it('and does not on one that says something else now', async () => {
		expect(await feedbackItem('explained_confidentiality')).toMatchObject({
			label: 'Explains who will hear of this',
			points: 0,
		});
	});

	it('marks nothing by a rubric that asks for what the case did not hold when it was played', async () => {
		await publishChanged((yaml) =>
			yaml
				.replace('acts: [introduction], within: { first: 3 }', 'acts: [introduction]')
				.replace(
					/criterion: \{ kind: act, acts: \[confidentiality\] \}/,
					'criterion: { kind: elicited, facts: [never_told] }',
				),
		);
		const started = await school.app.services.regrade.start(instructor, { consultationIds: [id] });
		expect(started).toMatchObject({ targets: [], unfit: [id] });
	});

	it('twice changes nothing more', async () => {
		const scores = () => school.database.inSystem((tx) => tx.$count(itemScores));
		const before = await scores();
		await school.app.gradeWaiting();
		expect(await scores()).toBe(before);
	});
});
