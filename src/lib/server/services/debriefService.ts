/** The debrief: what comes beside the marks. */
import type { DebriefService } from './debriefPorts.ts';
import { getDebrief, type ReadDebriefDependencies } from './readDebrief.ts';
import { listReports, reportReply } from './replyReports.ts';
import { retryFrom, type RetryDependencies } from './retryFrom.ts';
import { findSelfRatingForm, rateSelf } from './rateSelf.ts';

export type DebriefDependencies = ReadDebriefDependencies & RetryDependencies;

export const createDebriefService = (deps: DebriefDependencies): DebriefService => ({
	findSelfRatingForm: (actor, consultationId) => findSelfRatingForm(deps, actor, consultationId),
	rateSelf: (actor, consultationId, { rating }) => rateSelf(deps, actor, consultationId, rating),
	getDebrief: (actor, consultationId) => getDebrief(deps, actor, consultationId),
	retryFrom: (actor, consultationId, input) => retryFrom(deps, actor, consultationId, input),
	reportReply: (actor, consultationId, input) => reportReply(deps, actor, consultationId, input),
	listReports: (actor) => listReports(deps, actor),
});
