/** Joins the services of a school's people, cohorts, assignments and settings. */
import type { Database } from './adapters/db/database.ts';
import { createSchoolRecords } from './adapters/db/schoolRecords.ts';
import { createAssignmentService } from './services/assignmentService.ts';
import { createCohortService } from './services/cohortService.ts';
import { createPeopleService } from './services/peopleService.ts';
import type { CaseLibrary } from './services/ports.ts';
import { createRosterService } from './services/rosterService.ts';
import { createSchoolSettingsService } from './services/schoolSettingsService.ts';

export function joinSchool(database: Database, cases: CaseLibrary) {
	const records = createSchoolRecords(database);
	return {
		people: createPeopleService(records),
		roster: createRosterService(records),
		cohorts: createCohortService(records),
		assignments: createAssignmentService({ records, cases, nowMs: () => Date.now() }),
		school: createSchoolSettingsService(records),
	};
}
