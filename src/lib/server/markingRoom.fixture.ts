/** An assessment of one station that candidates have sat, with three people who may mark it. */
import { and, asc, eq, sql } from 'drizzle-orm';
import { beforeAll } from 'vitest';
import { defaultMarkingRules, type MarkingRules } from '#lib/domain/assessment/markingRules.ts';
import type { DecidingStep } from '#lib/domain/assessment/markingView.ts';
import type { ReviewView } from '#lib/domain/review/reviewView.ts';
import { auditRecords } from './adapters/db/schema/audit.ts';
import { assessments, sittings } from './adapters/db/schema/assessments.ts';
import { markings } from './adapters/db/schema/markings.ts';
import { finishStation, openAssessment, sittingsAt, type Room } from './assessmentRoom.fixture.ts';
import { command, useTestApp, type TestApp } from './openTestApp.fixture.ts';
import { colleagueOf, items } from './reviewRoom.fixture.ts';
import type { Actor } from './services/actor.ts';

type School = TestApp & { student: Actor };

/** Sat by so many candidates, who each said one thing; marked by rules. */
async function sit(school: School, room: Room): Promise<void> {
	const { begin } = sittingsAt(school);
	for (const person of room.people) {
		const { consultationId } = await begin(room, person);
		await finishStation(school, person, consultationId);
	}
	await school.app.gradeWaiting();
}

type Held = { ada: Actor; ben: Actor; cyn: Actor; assessmentId: string };

/** What is on record of the assessment. */
function recordOf(school: School, held: Held) {
	const { inSchool } = sittingsAt(school);
	return {
		inSchool,
		markings: () =>
			inSchool((tx) =>
				tx
					.select()
					.from(markings)
					.where(eq(markings.assessmentId, held.assessmentId))
					.orderBy(asc(markings.round)),
			),
		consultations: () =>
			inSchool((tx) =>
				tx
					.select({ id: sittings.consultationId })
					.from(sittings)
					.where(eq(sittings.assessmentId, held.assessmentId)),
			),
		/** What was audited of a marking. */
		async actions(id: string): Promise<string[]> {
			const rows = await inSchool((tx) =>
				tx
					.select({ action: auditRecords.action })
					.from(auditRecords)
					.where(and(eq(auditRecords.resourceType, 'marking'), eq(auditRecords.resourceId, id))),
			);
			return rows.map(({ action }) => action);
		},
	};
}

/** What people do in it. */
function workIn(school: School, held: Held) {
	const service = () => school.app.services.marking;
	return {
		service,
		async next(actor: Actor, leaving: string | null = null): Promise<string | null> {
			const wanted = { stationId: null, leaving };
			return (await service().next(actor, held.assessmentId, wanted)).markingId;
		},
		/** Takes the next one and grades it. */
		async begin(actor: Actor, grade: number): Promise<DecidingStep> {
			const id = (await this.next(actor))!;
			return (await service().grade(actor, id, { ...command(), grade })) as DecidingStep;
		},
		/** Decides all that waits: as it stands, or at this level. */
		async decideAll(
			actor: Actor,
			id: string,
			view: ReviewView,
			level?: number,
		): Promise<ReviewView> {
			let last = view;
			for (const item of items(view).filter(({ doubts }) => doubts.length > 0)) {
				const decision = {
					...{ itemId: item.id, seenLevel: item.level, cited: [] },
					...{ level: level ?? item.level ?? 0, reason: 'Looked at it again.' },
				};
				last = await service().decide(actor, id, { ...command(), ...decision });
			}
			return last;
		},
		/** From taking it to the signature. @returns its id. */
		async mark(actor: Actor, grade: number): Promise<string> {
			const { id, review } = await this.begin(actor, grade);
			await this.decideAll(actor, id, review);
			await service().sign(actor, id, command());
			return id;
		},
	};
}

/** Another assessment, marked by these rules. */
async function open(
	school: School,
	held: Held,
	rules: Partial<MarkingRules>,
	candidates = 1,
): Promise<void> {
	const { inSchool } = sittingsAt(school);
	const extra = Array.from({ length: candidates }, () => 0);
	const room = await openAssessment(school, { slugs: ['chest-pain'], extra });
	const markingRules = { ...defaultMarkingRules, ...rules };
	held.assessmentId = room.id;
	await inSchool((tx) =>
		tx.update(assessments).set({ markingRules }).where(eq(assessments.id, room.id)),
	);
	await sit(school, room);
	// Which round comes first is drawn; here the first does.
	await inSchool((tx) =>
		tx
			.update(markings)
			.set({ place: sql`${markings.round}` })
			.where(eq(markings.assessmentId, room.id)),
	);
}

export function useMarkingRoom() {
	const school = useTestApp();
	const held = {} as Held;
	const room = Object.assign(held, recordOf(school, held), workIn(school, held), {
		open: (rules: Partial<MarkingRules>, candidates = 1) => open(school, held, rules, candidates),
	});
	beforeAll(async () => {
		held.ada = await colleagueOf(school, school.student, 'Ada Obi');
		held.ben = await colleagueOf(school, school.student, 'Ben Ito');
		held.cyn = await colleagueOf(school, school.student, 'Cyn Roe');
	});
	return { school, room };
}
