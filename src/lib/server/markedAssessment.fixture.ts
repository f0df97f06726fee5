/** An assessment that was sat and marked, with levels and grades as a test sets them. */
import { eq } from 'drizzle-orm';
import { defaultMarkingRules } from '#lib/domain/assessment/markingRules.ts';
import { maxLevel } from '#lib/domain/grading/levels.ts';
import type { ItemScore } from '#lib/domain/grading/grader.ts';
import { pointsFor } from '#lib/domain/grading/points.ts';
import { buildRuleGrader } from '#lib/domain/grading/ruleGrader.ts';
import type { RubricItem } from '#lib/domain/rubric/schema.ts';
import type { CutRule } from '#lib/domain/statistics/standardSetting.ts';
import { openAssessment, type Room } from './assessmentRoom.fixture.ts';
import { createCaseLibrary } from './adapters/db/caseLibrary.ts';
import type { Transaction } from './adapters/db/database.ts';
import { newId } from './adapters/db/newId.ts';
import { assessments, candidates, sittings } from './adapters/db/schema/assessments.ts';
import { consultations } from './adapters/db/schema/consultations.ts';
import { gradings, itemScores } from './adapters/db/schema/gradings.ts';
import { markings } from './adapters/db/schema/markings.ts';
import { colleagueOf } from './reviewRoom.fixture.ts';
import type { TestApp } from './openTestApp.fixture.ts';
import type { Actor } from './services/actor.ts';

/** Who was where: candidates 0, 1, 2 … in the order they were added, stations 0, 1 … in theirs. */
export type Place = { candidate: number; station: number };
/** An item with its place in the rubric. */
export type PlacedItem = RubricItem & { index: number; highest: number };

export type MarkedAs = {
	people: number;
	cutRule?: CutRule;
	/** How many stations each candidate sits; the rest of theirs stay unsat. */
	sits?(candidate: number): number;
	/** As the person leaves it, and as the rules found it. */
	levelOf(place: Place, item: PlacedItem): number;
	ruleLevelOf?(place: Place, item: PlacedItem): number;
	gradeOf(place: Place): number;
	/** The second person's, where there is one. */
	second?(place: Place): { grade: number; levelOf(item: PlacedItem): number } | null;
	isSigned?(place: Place): boolean;
};

type Sat = Place & { consultationId: string; items: PlacedItem[] };

const score = (itemId: string, level: number): ItemScore => ({
	...{ itemId, level, unscoredReason: null, credit: null, evidence: [], nearest: [] },
	confidence: 1,
});

const levelsBy = (items: readonly PlacedItem[], levelOf: (item: PlacedItem) => number) =>
	items.map((item) => ({ item, level: levelOf(item) }));

async function insertGrading(
	tx: Transaction,
	{ schoolId, consultationId }: { schoolId: string; consultationId: string },
	by: { method: 'rule' | 'human'; graderVersion: string; authorId?: string },
	levels: ReturnType<typeof levelsBy>,
) {
	const [played] = await tx
		.select()
		.from(consultations)
		.where(eq(consultations.id, consultationId));
	const gradingId = newId();
	const hash = '0'.repeat(64);
	await tx.insert(gradings).values({
		...{ id: gradingId, schoolId, consultationId, ...by },
		...{ rubricSchoolId: played!.rubricSchoolId, rubricVersionId: played!.rubricVersionId },
		...{ interpreterVersion: 'none', codeVersion: 'none', catalogueHash: hash },
		...{ scenarioContentHash: hash, rubricContentHash: hash },
		points: levels.reduce((sum, { item, level }) => sum + pointsFor(item, level)!, 0),
		maxPoints: levels.reduce((sum, { item }) => sum + item.marks, 0),
	});
	await tx
		.insert(itemScores)
		.values(levels.map(({ item, level }) => ({ schoolId, gradingId, ...score(item.id, level) })));
}

const asRecord = (levels: ReturnType<typeof levelsBy>) =>
	Object.fromEntries(levels.map(({ item, level }) => [item.id, level]));

/** Handed in and graded; signed unless the test says otherwise. */
async function mark(tx: Transaction, as: MarkedAs, sat: Sat, markers: readonly Actor[]) {
	const { consultationId, items } = sat;
	const [{ schoolId, userId: authorId }, second] = [markers[0]!, markers[1]!];
	const [sitting] = await tx
		.select()
		.from(sittings)
		.where(eq(sittings.consultationId, consultationId));
	const place = { schoolId, consultationId };
	const found = levelsBy(items, (item) => (as.ruleLevelOf ?? as.levelOf)(sat, item));
	await insertGrading(
		tx,
		place,
		{ method: 'rule', graderVersion: buildRuleGrader().version },
		found,
	);
	const over = { stage: 'submitted', dueAt: null, nextDueAt: null } as const;
	await tx.update(consultations).set(over).where(eq(consultations.id, consultationId));
	if (as.isSigned?.(sat) === false) return;
	const levels = levelsBy(items, (item) => as.levelOf(sat, item));
	await insertGrading(tx, place, { method: 'human', graderVersion: 'human/1', authorId }, levels);
	const signed = { gradedAt: new Date(), signedAt: new Date() };
	const own = { markerId: authorId, grade: as.gradeOf(sat), levels: asRecord(levels), ...signed };
	await tx.update(markings).set(own).where(eq(markings.sittingId, sitting!.id));
	const other = as.second?.(sat);
	if (!other) return;
	await tx.insert(markings).values({
		...{ id: newId(), schoolId, assessmentId: sitting!.assessmentId, sittingId: sitting!.id },
		...{ round: 2, place: 1, markerId: second.userId, grade: other.grade, ...signed },
		levels: asRecord(levelsBy(items, other.levelOf)),
	});
}

async function sitAll(school: TestApp, room: Room, as: MarkedAs, markers: readonly Actor[]) {
	const { schoolId } = room.ada;
	const cases = createCaseLibrary(school.database);
	for (const [candidate, person] of room.people.entries()) {
		for (let station = 0; station < (as.sits?.(candidate) ?? 2); station += 1) {
			const begin = { startCode: room.startCode, language: 'en' } as const;
			const { consultationId } = await school.app.services.sitting.begin(person, room.id, begin);
			const [row] = await school.database.inSchool(schoolId, (tx) =>
				tx.select().from(consultations).where(eq(consultations.id, consultationId)),
			);
			const scenario = { schoolId: row!.scenarioSchoolId, versionId: row!.scenarioVersionId };
			const rubric = { schoolId: row!.rubricSchoolId, versionId: row!.rubricVersionId };
			const content = await cases.load(schoolId, scenario, rubric, 'en');
			const items = content.rubric.sections
				.flatMap((section) => section.items)
				.map((item, index) => ({ ...item, index, highest: maxLevel(item) }));
			const sat = { candidate, station, consultationId, items };
			await school.database.inSchool(schoolId, (tx) => mark(tx, as, sat, markers));
		}
	}
}

/** Chest pain and then abdominal pain. */
export async function markAssessment(school: TestApp & { student: Actor }, as: MarkedAs) {
	const extra = Array.from({ length: as.people }, () => 0);
	const room = await openAssessment(school, { extra });
	const { schoolId } = school.student;
	const markers = [room.ada, await colleagueOf(school, school.student, 'Ben Ito')];
	const { cutRule } = as;
	// Nobody is drawn for a second marker, but for whom the test says.
	const markingRules = { ...defaultMarkingRules, secondPercent: 0 };
	await school.database.inSchool(schoolId, (tx) =>
		tx
			.update(assessments)
			.set({ markingRules, ...(cutRule && { cutRule }) })
			.where(eq(assessments.id, room.id)),
	);
	await sitAll(school, room, as, markers);
	const numbers = await school.database.inSchool(schoolId, (tx) =>
		tx.select().from(candidates).where(eq(candidates.assessmentId, room.id)),
	);
	const numberOf = (candidate: number) =>
		numbers.find(({ userId }) => userId === room.people[candidate]!.userId)!.number!;
	return { ...room, numberOf };
}
