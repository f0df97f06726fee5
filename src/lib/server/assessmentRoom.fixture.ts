/** An assessment with candidates, sealed and open, for database tests; and a release for a consultation that was none. */
import { eq } from 'drizzle-orm';
import { emptyNote } from '#lib/domain/consultation/note.ts';
import { newId } from './adapters/db/newId.ts';
import { assessments, candidates, sittings, stations } from './adapters/db/schema/assessments.ts';
import { consultations } from './adapters/db/schema/consultations.ts';
import { command, viewWhen, type TestApp } from './openTestApp.fixture.ts';
import { colleagueOf } from './reviewRoom.fixture.ts';
import type { Actor } from './services/actor.ts';

export const times = { readingSeconds: 60, consultationSeconds: 480, noteSeconds: 300 };
export const reason = 'The invigilator asked for it.';
const hourMs = 3_600_000;

/** Open for an hour. @param extra in percent, for each candidate. */
export async function openAssessment(
	school: TestApp & { student: Actor },
	{ slugs = ['chest-pain', 'abdominal-pain'], extra = [0] } = {},
) {
	const { assessment } = school.app.services;
	const ada = await colleagueOf(school, school.student, 'Ada Obi');
	const { id } = await assessment.create(ada, 'Finals');
	await assessment.setStations(
		ada,
		id,
		slugs.map((slug) => ({ slug, languages: ['en' as const], times })),
	);
	const people: Actor[] = [];
	for (const extraPercent of extra) {
		const person = await colleagueOf(
			school,
			school.student,
			`Candidate ${people.length}`,
			'student',
		);
		people.push(person);
		await assessment.addCandidate(ada, id, person.userId);
		const found = (await assessment.get(ada, id)).candidates.at(-1)!;
		await assessment.setExtraTime(ada, id, { candidateId: found.id, extraPercent, reason: '' });
	}
	const nowMs = Date.now();
	const window = { opensAtMs: nowMs - hourMs, closesAtMs: nowMs + hourMs };
	await assessment.setWindow(ada, id, { window, reason: '' });
	await assessment.seal(ada, id);
	const { startCode } = await assessment.get(ada, id);
	return { id, ada, people, startCode, window };
}

/** Says one thing and hands in an empty note. */
export async function finishStation({ app }: TestApp, actor: Actor, consultationId: string) {
	const { consultation } = app.services;
	await consultation.begin(actor, consultationId, command());
	await consultation.say(actor, consultationId, { ...command(), text: 'What brings you in?' });
	await viewWhen(app, actor, consultationId, ({ canSpeak }) => canSpeak);
	await consultation.end(actor, consultationId, command());
	await consultation.submitNote(actor, consultationId, { ...command(), note: emptyNote });
}

/** Makes a consultation one of an assessment whose marks are released in full. */
export async function makeReleased(
	school: TestApp,
	{ schoolId, userId }: Actor,
	consultationId: string,
) {
	const [assessmentId, stationId, candidateId] = [newId(), newId(), newId()];
	const place = { schoolId, assessmentId };
	await school.database.inSchool(schoolId, async (tx) => {
		const [row] = await tx.select().from(consultations).where(eq(consultations.id, consultationId));
		const { scenarioSchoolId, scenarioVersionId, rubricSchoolId, rubricVersionId } = row!;
		await tx.insert(assessments).values({
			...{ id: assessmentId, schoolId, title: 'Finals', startCode: 'ACE347', createdById: userId },
			...{ releasedAt: new Date(0), releaseDetail: 'feedback' },
		});
		await tx.insert(stations).values({
			...{ id: stationId, ...place, position: 1, languages: ['en'], ...times },
			...{ scenarioSchoolId, scenarioVersionId, rubricSchoolId, rubricVersionId },
		});
		await tx.insert(candidates).values({ id: candidateId, ...place, userId, number: '4821' });
		await tx.insert(sittings).values({
			...{ id: newId(), ...place, candidateId, stationId, consultationId },
			pins: {} as typeof sittings.$inferInsert.pins,
		});
		await tx
			.update(consultations)
			.set({ mode: 'assessment' })
			.where(eq(consultations.id, consultationId));
	});
}

export type Room = Awaited<ReturnType<typeof openAssessment>>;

/** What tests of sittings do again and again at one school. */
export const sittingsAt = (school: TestApp & { student: Actor }) => ({
	services: () => school.app.services,
	begin: (room: Room, actor: Actor, startCode = room.startCode) =>
		school.app.services.sitting.begin(actor, room.id, { startCode, language: 'en' }),
	inSchool: <T>(work: Parameters<typeof school.database.inSchool<T>>[1]) =>
		school.database.inSchool(school.student.schoolId, work),
});

/** What a refusal is known by. */
export const code = (expected: string) => ({ code: expected });
