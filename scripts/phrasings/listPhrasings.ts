/** Disputed lines with what they were said to have asked, and what became of it. */
import { and, asc, desc, eq, gte, gt, isNotNull } from 'drizzle-orm';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type { DisputeOutcome } from '#lib/domain/grading/grader.ts';
import type { RubricItem } from '#lib/domain/rubric/schema.ts';
import type { Scenario } from '#lib/domain/scenario/schema.ts';
import type { Database, Transaction } from '#lib/server/adapters/db/database.ts';
import { consultations } from '#lib/server/adapters/db/schema/consultations.ts';
import { gradings, itemScores } from '#lib/server/adapters/db/schema/gradings.ts';
import { disputes } from '#lib/server/adapters/db/schema/reviews.ts';
import { utterances } from '#lib/server/adapters/db/schema/transcript.ts';
import { users } from '#lib/server/adapters/db/schema/users.ts';
import type { CaseLibrary } from '#lib/server/services/ports.ts';
import { withoutName } from './withoutName.ts';

type Phrasing = {
	scenario: string;
	language: string;
	item: string;
	/** What the item asks for. */
	label: string;
	/** Topics of the catalogue, or acts, that the line should have been read as. */
	topics: string[];
	said: string;
	outcome: 'corrected' | 'waits' | 'credited by a person' | 'refused by a person';
};

const readDisputes = (tx: Transaction, since: Date) =>
	tx
		.select({
			dispute: disputes,
			consultation: consultations,
			text: utterances.text,
			name: users.displayName,
		})
		.from(disputes)
		.innerJoin(consultations, eq(consultations.id, disputes.consultationId))
		.innerJoin(utterances, eq(utterances.id, disputes.utteranceId))
		.innerJoin(users, eq(users.id, disputes.studentId))
		.where(gte(disputes.createdAt, since))
		.orderBy(asc(disputes.createdAt), asc(disputes.id));

type Row = Awaited<ReturnType<typeof readDisputes>>[number];

/** The level a person gave the item after it was disputed; null when nobody has yet. */
async function readDecision(tx: Transaction, { dispute }: Row): Promise<number | null> {
	const [decided] = await tx
		.select({ level: itemScores.level })
		.from(itemScores)
		.innerJoin(gradings, eq(gradings.id, itemScores.gradingId))
		.where(
			and(
				eq(gradings.consultationId, dispute.consultationId),
				eq(gradings.method, 'human'),
				gt(gradings.createdAt, dispute.createdAt),
				eq(itemScores.itemId, dispute.itemId),
				isNotNull(itemScores.level),
			),
		)
		.orderBy(desc(gradings.createdAt))
		.limit(1);
	return decided?.level ?? null;
}

function outcomeOf(outcome: DisputeOutcome, decided: number | null): Phrasing['outcome'] {
	if (decided !== null) return decided > 0 ? 'credited by a person' : 'refused by a person';
	return outcome === 'upheld' ? 'corrected' : 'waits';
}

function topicsOf({ criterion }: RubricItem, { facts }: Scenario): string[] {
	if (criterion.kind === 'act') return criterion.acts;
	if (criterion.kind === 'action') return [...criterion.findings, ...criterion.actions];
	if (criterion.kind !== 'elicited') return [];
	const wanted = facts.filter(({ id }) => criterion.facts.includes(id));
	return [...new Set([...criterion.topics, ...wanted.flatMap(({ topics }) => topics)])];
}

/** Oldest first, of all schools; nothing in it says whose line it was. */
export async function listPhrasings(
	database: Database,
	cases: CaseLibrary,
	since: Date,
): Promise<Phrasing[]> {
	const rows = await database.inSystem((tx) => readDisputes(tx, since));
	const phrasings: Phrasing[] = [];
	for (const row of rows) {
		const { consultation, dispute } = row;
		const { scenario, rubric } = await cases.load(
			consultation.schoolId,
			{ schoolId: consultation.scenarioSchoolId, versionId: consultation.scenarioVersionId },
			{ schoolId: consultation.rubricSchoolId, versionId: consultation.rubricVersionId },
			consultation.language as Language,
		);
		const items = rubric.sections.flatMap((section) => section.items);
		const item = items.find(({ id }) => id === dispute.itemId);
		if (!item) continue;
		const decided = await database.inSystem((tx) => readDecision(tx, row));
		phrasings.push({
			scenario: scenario.slug,
			language: scenario.language,
			item: item.id,
			label: item.label,
			topics: topicsOf(item, scenario),
			said: withoutName(row.text, row.name),
			outcome: outcomeOf(dispute.outcome, decided),
		});
	}
	return phrasings;
}
