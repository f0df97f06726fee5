/** Joins the services of assessments to their adapters, for wiring.ts. */
import { randomInt } from 'node:crypto';
import { createStartCodeLimiter } from './adapters/auth/signInLimiter.ts';
import type { Database } from './adapters/db/database.ts';
import { createPinsOf } from './adapters/llm/pinsOf.ts';
import { createAppealService } from './services/appealService.ts';
import { createAssessmentService } from './services/assessmentService.ts';
import type { AssessmentDependencies } from './services/changeAssessment.ts';
import { createMarkingService, type MarkingDependencies } from './services/markingService.ts';
import { createReleaseService } from './services/releaseService.ts';
import { createResultsService } from './services/resultsService.ts';
import { createSittingService } from './services/sittingService.ts';

type Given = Omit<AssessmentDependencies, 'chance' | 'pinsOf'> &
	Pick<MarkingDependencies, 'graders'> &
	Parameters<typeof createPinsOf>[0] & { database: Database };

export function joinAssessments(given: Given) {
	const pinsOf = createPinsOf(given);
	const startCodes = createStartCodeLimiter(given.database);
	return {
		assessment: createAssessmentService({ ...given, pinsOf, chance: (limit) => randomInt(limit) }),
		marking: createMarkingService(given),
		sitting: createSittingService({ ...given, pinsOf, startCodes }),
		results: createResultsService(given),
		release: createReleaseService(given),
		appeals: createAppealService(given),
	};
}
