/** For the database tests: an assessment of one station, with its one candidate. */
import type { Transaction } from './database.ts';
import { newId } from './newId.ts';
import {
	assessmentAmendments,
	assessments,
	candidates,
	sittings,
	stations,
} from './schema/assessments.ts';
import { appeals, markings, toldResults } from './schema/markings.ts';

export async function insertAssessment(
	tx: Transaction,
	{ schoolId, userId }: { schoolId: string; userId: string },
	{ scenarioVersionId, rubricVersionId }: { scenarioVersionId: string; rubricVersionId: string },
	{ consultationId }: { consultationId: string },
) {
	const [assessmentId, stationId, candidateId] = [newId(), newId(), newId()];
	const place = { schoolId, assessmentId };
	const head = { title: 'Finals', startCode: 'ACE347', createdById: userId };
	await tx.insert(assessments).values({ id: assessmentId, schoolId, ...head });
	await tx.insert(stations).values({
		...{ id: stationId, ...place, position: 1, languages: ['en'] },
		...{ scenarioSchoolId: schoolId, scenarioVersionId, rubricSchoolId: schoolId, rubricVersionId },
		...{ readingSeconds: 60, consultationSeconds: 480, noteSeconds: 300 },
	});
	await tx.insert(candidates).values({ id: candidateId, ...place, userId, number: '4821' });
	const sittingId = newId();
	await tx.insert(sittings).values({
		...{ id: sittingId, ...place, candidateId, stationId, consultationId },
		pins: {} as typeof sittings.$inferInsert.pins,
	});
	await tx.insert(assessmentAmendments).values({
		...{ id: newId(), ...place, candidateId, kind: 'extra_time', authorId: userId },
		...{ before: 0, after: 25, reason: 'A letter came late.' },
	});
	await tx.insert(markings).values({ id: newId(), ...place, sittingId, round: 1, place: 7 });
	await tx.insert(appeals).values({ id: newId(), ...place, sittingId, words: 'I did ask that.' });
	await tx.insert(toldResults).values({
		...{ id: newId(), ...place, candidateId },
		result: { share: 0.5, outcome: 'failed', cut: 0.6, stations: [] },
	});
}
