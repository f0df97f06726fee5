/** For the database tests: a school with at least one row in every table. */
import { eq } from 'drizzle-orm';
import { newId } from './newId.ts';
import type { Database, Transaction } from './database.ts';
import { assignments } from './schema/assignments.ts';
import { insertAssessment } from './oneAssessment.fixture.ts';
import { auditRecords } from './schema/audit.ts';
import { cohortMembers, cohorts } from './schema/cohorts.ts';
import { commands, consultations, notes, timeCredits } from './schema/consultations.ts';
import { replyReports, selfRatings } from './schema/debrief.ts';
import { domainRatings, graderAnswers, gradings, itemScores } from './schema/gradings.ts';
import { scenarioDrafts } from './schema/drafts.ts';
import { hints } from './schema/hints.ts';
import { replies, replyChunks } from './schema/replies.ts';
import { disputes, reviewComments, reviews } from './schema/reviews.ts';
import { rubricTexts, rubricVersions } from './schema/rubrics.ts';
import { scenarioTexts, scenarioVersions, scenarios } from './schema/scenarios.ts';
import { schools } from './schema/schools.ts';
import { oneTimeLinks, sessions } from './schema/sessions.ts';
import { consultationEvents, utterances } from './schema/transcript.ts';
import { modelKeys, modelUses, schoolModelSettings } from './schema/usage.ts';
import { users } from './schema/users.ts';

const hash = 'a'.repeat(64);
const now = new Date('2026-01-05T09:00:00Z');

const uniqueHash = () => newId().replaceAll('-', '').repeat(2);

export async function insertPerson(tx: Transaction, slug: string, isCommons = false) {
	const [schoolId, userId] = [newId(), newId()];
	await tx.insert(schools).values({ id: schoolId, slug, name: `School ${slug}`, isCommons });
	await tx.insert(users).values({
		id: userId,
		schoolId,
		email: `student@${slug}.example`,
		displayName: 'Student',
		role: 'student',
	});
	await tx.insert(sessions).values({ id: uniqueHash(), schoolId, userId, expiresAt: now });
	await tx.insert(oneTimeLinks).values({
		id: newId(),
		schoolId,
		userId,
		tokenHash: uniqueHash(),
		purpose: 'set_password',
		expiresAt: now,
	});
	await tx.insert(auditRecords).values({
		id: newId(),
		schoolId,
		actorId: userId,
		action: 'user.signed_in',
		resourceType: 'user',
	});
	const cohortId = newId();
	await tx.insert(cohorts).values({ id: cohortId, schoolId, name: 'Year 3' });
	await tx.insert(cohortMembers).values({ schoolId, cohortId, userId });
	const draft = { slug: 'cough', language: 'en', scenarioYaml: '#', rubricYaml: '#' };
	await tx.insert(scenarioDrafts).values({ schoolId, authorId: userId, ...draft });
	return { schoolId, userId, cohortId };
}

async function insertPublishedVersions(tx: Transaction, schoolId: string) {
	const [scenarioId, scenarioVersionId, rubricVersionId] = [newId(), newId(), newId()];
	await tx.insert(scenarios).values({ id: scenarioId, schoolId, slug: 'cough' });
	const version = { schoolId, scenarioId, version: 1, contentHash: hash, structureHash: hash };
	await tx.insert(scenarioVersions).values({ id: scenarioVersionId, ...version });
	await tx.insert(rubricVersions).values({ id: rubricVersionId, ...version });
	const text = { schoolId, language: 'en', yaml: '# as written' };
	await tx.insert(scenarioTexts).values({ ...text, scenarioVersionId });
	await tx.insert(rubricTexts).values({ ...text, rubricVersionId });
	const published = { status: 'published', publishedAt: now } as const;
	await tx
		.update(scenarioVersions)
		.set(published)
		.where(eq(scenarioVersions.id, scenarioVersionId));
	await tx.update(rubricVersions).set(published).where(eq(rubricVersions.id, rubricVersionId));
	return { scenarioId, scenarioVersionId, rubricVersionId };
}

type Person = Awaited<ReturnType<typeof insertPerson>>;
type Versions = Awaited<ReturnType<typeof insertPublishedVersions>>;

async function insertAssignment(tx: Transaction, person: Person, { scenarioId }: Versions) {
	const { schoolId, cohortId, userId: createdById } = person;
	const dates = { opensAt: now, dueAt: new Date(now.getTime() + 1000) };
	const ofCase = { scenarioSchoolId: schoolId, scenarioId };
	await tx
		.insert(assignments)
		.values({ id: newId(), schoolId, cohortId, createdById, ...ofCase, ...dates });
}

async function insertConsultation(
	tx: Transaction,
	person: Person,
	{ scenarioVersionId, rubricVersionId }: Versions,
) {
	const { schoolId, userId: studentId } = person;
	const [consultationId, utteranceId, replyId] = [newId(), newId(), newId()];
	const ofConsultation = { schoolId, consultationId };
	await tx.insert(consultations).values({
		id: consultationId,
		schoolId,
		studentId,
		scenarioSchoolId: schoolId,
		rubricSchoolId: schoolId,
		...{ scenarioVersionId, rubricVersionId },
		language: 'en',
		mode: 'practice',
		stage: 'talking',
		machineVersion: 'consultation/1',
		snapshot: {},
		stageStartedAt: now,
	});
	await tx.insert(commands).values({ ...ofConsultation, commandId: newId(), response: {} });
	await tx.insert(notes).values(ofConsultation);
	await tx
		.insert(timeCredits)
		.values({ id: newId(), ...ofConsultation, stage: 'talking', milliseconds: 5, reason: 'slow' });
	await tx.insert(consultationEvents).values({
		...ofConsultation,
		revision: 1,
		type: 'student.spoke',
		schemaVersion: 1,
		author: 'student',
		payload: {},
		snapshot: {},
	});
	await tx.insert(hints).values({
		...{ ...ofConsultation, revision: 1, area: 'past', step: 1, reached: 0 },
		...{ text: 'What was before?', afterPosition: 0, spokenBy: 'author' },
	});
	await tx
		.insert(utterances)
		.values({ id: utteranceId, ...ofConsultation, position: 1, speaker: 'student', text: 'Hello' });
	await tx.insert(replies).values({ id: replyId, ...ofConsultation, utteranceId, plan: {} });
	await tx.insert(replyChunks).values({ ...ofConsultation, replyId, sequence: 1, text: 'Hel' });
	return { consultationId, utteranceId, replyId };
}

export async function insertGrading(
	tx: Transaction,
	school: Person & { consultationId: string },
	rubricVersionId: string,
) {
	const gradingId = newId();
	await tx.insert(gradings).values({
		id: gradingId,
		schoolId: school.schoolId,
		consultationId: school.consultationId,
		rubricSchoolId: school.schoolId,
		rubricVersionId,
		method: 'rule',
		graderVersion: 'rule/1',
		interpreterVersion: 'phrases/1',
		scenarioContentHash: hash,
		rubricContentHash: hash,
		catalogueHash: hash,
		codeVersion: '0.1.0',
		points: 1,
		maxPoints: 2,
	});
	await tx
		.insert(itemScores)
		.values({ schoolId: school.schoolId, gradingId, itemId: 'onset', level: 1 });
	const rated = { domainId: 'listening', level: 3, low: 2, high: 4 };
	await tx.insert(domainRatings).values({ schoolId: school.schoolId, gradingId, ...rated });
	await tx.insert(graderAnswers).values({
		schoolId: school.schoolId,
		consultationId: school.consultationId,
		rubricSchoolId: school.schoolId,
		rubricVersionId,
		graderVersion: 'model/1',
		partId: 'history',
		inputHash: hash,
		answer: {},
		durationMs: 5,
	});
	return { gradingId };
}

async function insertReview(
	tx: Transaction,
	{ schoolId, userId }: Person,
	{ consultationId, utteranceId }: { consultationId: string; utteranceId: string },
) {
	const place = { schoolId, consultationId };
	const doubts = [{ itemId: 'onset', reason: 'disputed' as const }];
	await tx.insert(reviews).values({ id: newId(), ...place, doubts });
	const said = { ...place, utteranceId };
	await tx
		.insert(reviewComments)
		.values({ id: newId(), ...said, authorId: userId, text: 'Well put.' });
	await tx
		.insert(disputes)
		.values({ id: newId(), ...said, itemId: 'onset', studentId: userId, outcome: 'to_a_person' });
}

async function insertDebrief(
	tx: Transaction,
	{ schoolId, userId: studentId }: Person,
	{ consultationId, utteranceId }: { consultationId: string; utteranceId: string },
) {
	const own = { schoolId, consultationId, studentId };
	await tx.insert(selfRatings).values({ ...own, rating: null });
	const report = { fault: 'other' as const, comment: '' };
	await tx.insert(replyReports).values({ id: newId(), ...own, utteranceId, ...report });
}

async function insertModelUse(
	tx: Transaction,
	{ schoolId, userId }: Person,
	{ consultationId }: { consultationId: string },
) {
	const counts = { promptTokens: 5, cachedTokens: 0, completionTokens: 2, isEstimated: false };
	const use = { role: 'patient', model: 'small', ...counts } as const;
	await tx.insert(modelUses).values({ id: newId(), schoolId, consultationId, userId, ...use });
	await tx.insert(schoolModelSettings).values({ schoolId });
	const baseUrl = 'https://models.example/v1';
	await tx.insert(modelKeys).values({ schoolId, baseUrl, sealed: 'v1', ending: '1234' });
}

/** @param slug also the start of the person's address: unique in the database. */
export function insertOneOfEverything(
	database: Database,
	slug: string,
	options: { isCommons?: boolean } = {},
) {
	return database.inSystem(async (tx) => {
		const person = await insertPerson(tx, slug, options.isCommons);
		const versions = await insertPublishedVersions(tx, person.schoolId);
		await insertAssignment(tx, person, versions);
		const consultation = await insertConsultation(tx, person, versions);
		const grading = await insertGrading(
			tx,
			{ ...person, ...consultation },
			versions.rubricVersionId,
		);
		await insertReview(tx, person, consultation);
		await insertDebrief(tx, person, consultation);
		await insertModelUse(tx, person, consultation);
		await insertAssessment(tx, person, versions, consultation);
		return { ...person, ...versions, ...consultation, ...grading };
	});
}
export type SchoolRows = Awaited<ReturnType<typeof insertOneOfEverything>>;
