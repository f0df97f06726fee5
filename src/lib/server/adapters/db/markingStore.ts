/** Markings of an assessment's sittings: taken in their pseudo-random order, leased to one person at a time, graded, signed. */
import { and, asc, count, desc, eq, isNotNull, isNull, ne, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { MarkingRound } from '#lib/domain/assessment/marking.ts';
import { markingPlace } from '#lib/domain/assessment/drawMarkings.ts';
import type {
	MarkedBy,
	MarkingQueries,
	MarkingRecord,
	WantedMarking,
} from '#lib/server/services/markingPorts.ts';
import { toRecord } from './consultationRows.ts';
import type { Transaction } from './database.ts';
import { sittings, stations } from './schema/assessments.ts';
import { consultations } from './schema/consultations.ts';
import { gradings } from './schema/gradings.ts';
import { markings } from './schema/markings.ts';
import { reviews } from './schema/reviews.ts';
import { users } from './schema/users.ts';

const now = sql`clock_timestamp()`;
const leaseEnd = sql`clock_timestamp() + interval '10 minutes'`;
const isHeld = sql<boolean>`coalesce(${markings.leasedUntil} > clock_timestamp(), false)`;
const isSigned = isNotNull(markings.signedAt);
const isInWork = sql`${markings.signedAt} is null and (${markings.grade} is not null or ${isHeld})`;

const other = alias(markings, 'other');
/** Of the same sitting: who marked one round takes no other. */
const hasOtherRound = (tx: Transaction, markerId: string) =>
	sql`exists (${tx
		.select({ one: sql`1` })
		.from(other)
		.where(
			and(
				eq(other.sittingId, markings.sittingId),
				eq(other.markerId, markerId),
				ne(other.id, markings.id),
			),
		)})`;
/** Theirs and not signed; or nobody has graded it, and nobody has it before them. */
const isFreeFor = (markerId: string) =>
	sql`${markings.signedAt} is null and (${markings.markerId} = ${markerId} or (${markings.grade} is null and not ${isHeld}))`;

/** Handed in, and marked by machine as far as it will be. */
function isReady(tx: Transaction, markedBy: MarkedBy): SQL {
	const graded = tx
		.select({ one: sql`1` })
		.from(gradings)
		.where(and(eq(gradings.consultationId, consultations.id), eq(gradings.method, markedBy)));
	const givenUp = tx
		.select({ one: sql`1` })
		.from(reviews)
		.where(
			and(
				eq(reviews.consultationId, consultations.id),
				sql`${reviews.doubts} @> '[{"reason": "grading_failed"}]'`,
			),
		);
	return sql`${consultations.stage} = 'submitted' and (exists (${graded}) or exists (${givenUp}))`;
}

/** Found and taken in one journey; a row that somebody else is taking is passed over, not waited for. */
async function takeNext(
	tx: Transaction,
	markerId: string,
	{ assessmentId, stationId, leavingId, markedBy }: WantedMarking,
): Promise<string | null> {
	// One after the other for each person: who asks twice at once would else get two rounds of one sitting.
	tx.send(sql`select pg_advisory_xact_lock(hashtextextended(${`marker ${markerId}`}, 0))`);
	const isMine = sql`${markings.markerId} = ${markerId}`;
	const comesAfter = sql`(${markings.place}, ${markings.id}) >
		(select left_marking.place, left_marking.id from markings left_marking where left_marking.id = ${leavingId})`;
	const first = leavingId ? comesAfter : sql`coalesce(${isMine}, false)`;
	const waiting = tx.$with('waiting').as(
		tx
			.select({ waitingId: sql<string>`${markings.id}`.as('waiting_id') })
			.from(markings)
			.innerJoin(sittings, eq(sittings.id, markings.sittingId))
			.innerJoin(consultations, eq(consultations.id, sittings.consultationId))
			.where(
				and(
					eq(markings.assessmentId, assessmentId),
					stationId ? eq(sittings.stationId, stationId) : undefined,
					leavingId ? ne(markings.id, leavingId) : undefined,
					sql`not ${isHeld}`,
					isFreeFor(markerId),
					ne(consultations.studentId, markerId),
					isReady(tx, markedBy),
					sql`not ${hasOtherRound(tx, markerId)}`,
				),
			)
			.orderBy(desc(first), asc(markings.place), asc(markings.id))
			.limit(1)
			.for('update', { of: markings, skipLocked: true }),
	);
	const [taken] = await tx
		.with(waiting)
		.update(markings)
		.set({ markerId, leasedUntil: leaseEnd })
		.from(waiting)
		.where(eq(markings.id, waiting.waitingId))
		.returning({ id: markings.id });
	return taken?.id ?? null;
}

async function readMarkings(tx: Transaction, which: SQL): Promise<MarkingRecord[]> {
	const rows = await tx
		.select({
			row: markings,
			position: stations.position,
			consultation: consultations,
			markerName: users.displayName,
		})
		.from(markings)
		.innerJoin(sittings, eq(sittings.id, markings.sittingId))
		.innerJoin(stations, eq(stations.id, sittings.stationId))
		.innerJoin(consultations, eq(consultations.id, sittings.consultationId))
		.leftJoin(users, eq(users.id, markings.markerId))
		.where(which)
		.orderBy(asc(markings.round));
	return rows.map(({ row, consultation, ...names }) => ({
		...names,
		consultation: toRecord(consultation),
		...{ id: row.id, assessmentId: row.assessmentId, sittingId: row.sittingId, round: row.round },
		...{ markerId: row.markerId, grade: row.grade, levels: row.levels },
		signedAtMs: row.signedAt?.getTime() ?? null,
	}));
}

async function hold(tx: Transaction, id: string, markerId: string): Promise<number | null> {
	const [held] = await tx
		.update(markings)
		.set({ markerId, leasedUntil: leaseEnd })
		.where(and(eq(markings.id, id), isFreeFor(markerId), sql`not ${hasOtherRound(tx, markerId)}`))
		.returning({ until: markings.leasedUntil });
	return held?.until?.getTime() ?? null;
}

const countIf = (condition: SQL | undefined) =>
	sql<number>`(count(*) filter (where ${condition}))::int`;

function countStations(tx: Transaction, assessmentId: string, markedBy: MarkedBy) {
	const isNobodys = sql`${markings.signedAt} is null and ${markings.grade} is null and not ${isHeld}`;
	const ready = isReady(tx, markedBy);
	const ofRound = (round: MarkingRound) => ({
		all: countIf(eq(markings.round, round)),
		done: countIf(and(eq(markings.round, round), isSigned)),
	});
	return tx
		.select({
			stationId: sittings.stationId,
			toCome: countIf(sql`${isNobodys} and not (${ready})`),
			waiting: countIf(sql`${isNobodys} and ${ready}`),
			inWork: countIf(isInWork),
			done: countIf(isSigned),
			second: ofRound(2),
			third: ofRound(3),
		})
		.from(markings)
		.innerJoin(sittings, eq(sittings.id, markings.sittingId))
		.innerJoin(consultations, eq(consultations.id, sittings.consultationId))
		.where(eq(markings.assessmentId, assessmentId))
		.groupBy(sittings.stationId);
}

const countMarkers = (tx: Transaction, assessmentId: string) =>
	tx
		.select({ name: users.displayName, done: countIf(isSigned), inWork: countIf(isInWork) })
		.from(markings)
		.innerJoin(users, eq(users.id, markings.markerId))
		.where(and(eq(markings.assessmentId, assessmentId), sql`(${isSigned} or ${isInWork})`))
		.groupBy(users.id, users.displayName)
		.orderBy(desc(countIf(isSigned)), desc(count()), asc(users.displayName));

export function markingQueries(tx: Transaction, schoolId: string): MarkingQueries {
	const change = async (id: string, values: Partial<typeof markings.$inferInsert>) => {
		await tx.update(markings).set(values).where(eq(markings.id, id));
	};
	return {
		takeNext: (markerId, wanted) => takeNext(tx, markerId, wanted),
		find: async (id) => (await readMarkings(tx, eq(markings.id, id)))[0] ?? null,
		listOf: (sittingId) => readMarkings(tx, eq(markings.sittingId, sittingId)),
		hold: (id, markerId) => hold(tx, id, markerId),
		async release(id, markerId) {
			await tx
				.update(markings)
				.set({
					leasedUntil: null,
					markerId: sql`case when ${markings.grade} is null then null else ${markings.markerId} end`,
				})
				.where(
					and(eq(markings.id, id), eq(markings.markerId, markerId), isNull(markings.signedAt)),
				);
		},
		async grade(id, grade) {
			await tx.update(markings).set({ grade, gradedAt: now }).where(eq(markings.id, id));
		},
		setLevels: (id, levels) => change(id, { levels }),
		async sign(id, levels) {
			await tx
				.update(markings)
				.set({ levels, signedAt: now, leasedUntil: null })
				.where(eq(markings.id, id));
		},
		async addThird(id, { assessmentId, sittingId }) {
			const place = markingPlace(3, assessmentId, sittingId);
			const own = { id, schoolId, assessmentId, sittingId };
			await tx.insert(markings).values({ ...own, round: 3, place });
		},
		countStations: (assessmentId, markedBy) => countStations(tx, assessmentId, markedBy),
		countMarkers: (assessmentId) => countMarkers(tx, assessmentId),
	};
}
