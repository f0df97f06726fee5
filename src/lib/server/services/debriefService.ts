/** The debrief: what comes beside the marks. */
import type { ConsultationCore } from './consultationCore.ts';
import type { DebriefService } from './debriefPorts.ts';
import type { Transactions } from './ports.ts';
import { getDebrief } from './readDebrief.ts';
import { findSelfRatingForm, rateSelf } from './rateSelf.ts';

export type DebriefDependencies = { core: ConsultationCore; transactions: Transactions };

export const createDebriefService = (deps: DebriefDependencies): DebriefService => ({
	findSelfRatingForm: (actor, consultationId) => findSelfRatingForm(deps, actor, consultationId),
	rateSelf: (actor, consultationId, { rating }) => rateSelf(deps, actor, consultationId, rating),
	getDebrief: (actor, consultationId) => getDebrief(deps, actor, consultationId),
});
