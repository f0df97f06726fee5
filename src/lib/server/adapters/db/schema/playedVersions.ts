/** Which versions of a case and of its rubric a row is of: those of one's own school, or of the commons. */
import { foreignKey, uuid, type AnyPgColumn } from 'drizzle-orm/pg-core';
import { rubricVersions } from './rubrics.ts';
import { scenarioVersions } from './scenarios.ts';

/** The school that owns the case: the row's own, or the commons. */
export const playedVersionColumns = () => ({
	scenarioSchoolId: uuid('scenario_school_id').notNull(),
	scenarioVersionId: uuid('scenario_version_id').notNull(),
	rubricSchoolId: uuid('rubric_school_id').notNull(),
	rubricVersionId: uuid('rubric_version_id').notNull(),
});

type Columns = Record<keyof ReturnType<typeof playedVersionColumns>, AnyPgColumn>;

/** @param name of the table. */
export const playedVersionKeys = (name: string, table: Columns) => [
	foreignKey({
		name: `${name}_scenario_version_fk`,
		columns: [table.scenarioSchoolId, table.scenarioVersionId],
		foreignColumns: [scenarioVersions.schoolId, scenarioVersions.id],
	}),
	foreignKey({
		name: `${name}_rubric_version_fk`,
		columns: [table.rubricSchoolId, table.rubricVersionId],
		foreignColumns: [rubricVersions.schoolId, rubricVersions.id],
	}),
];
