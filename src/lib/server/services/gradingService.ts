/** Sees to it that every consultation that was handed in ends with marks or with a person, and shows the marks. */
import { createAskParts } from './askParts.ts';
import { createBackOff, type BackOff } from './backOff.ts';
import { findFeedback, type FeedbackContext } from './findFeedback.ts';
import { findGradingProgress } from './findGradingProgress.ts';
import {
	gradeByRule,
	handToPerson,
	runGradingJob,
	type GradeContext,
} from './gradeConsultation.ts';
import type { GradingBacklog, GradingJob, JobQueue } from './gradingPorts.ts';
import type { Log, PendingWork } from './ports.ts';
import type { Marked } from './readStanding.ts';
import type { FeedbackService } from './services.ts';

export type GradingDependencies = Omit<GradeContext, 'ask'> &
	FeedbackContext & {
		jobs: JobQueue;
		backlog: GradingBacklog;
		work: PendingWork;
		log: Log;
	};

type Context = GradingDependencies & GradeContext;

/** After so long a wait between two tries of the rules the consultation is a person's; trying goes on. */
const hopelessMs = 30_000;

/** @param run names another round: what was done or given up in one is sent again in the next. */
export async function sendGradingJob(
	{ graders, jobs }: Pick<GradingDependencies, 'graders' | 'jobs'>,
	job: GradingJob,
	run = '',
): Promise<void> {
	const versions = graders.modelsOf(job.schoolId).map(({ version }) => version);
	const { consultationId, rubric, what } = job;
	await jobs.send(JSON.stringify([consultationId, rubric.versionId, what, versions, run]), job);
}

const hasModels = ({ graders }: Pick<GradingDependencies, 'graders'>, schoolId: string) =>
	graders.modelsOf(schoolId).length > 0;

const sendWhole = (context: Context, { record }: Marked): Promise<void> => {
	const { schoolId, id: consultationId, rubric } = record;
	return sendGradingJob(context, { schoolId, consultationId, rubric, what: 'whole' });
};

type Place = { id: string; schoolId: string };

async function gradeFound(context: Context, { id, schoolId }: Place, backOff: BackOff) {
	const target = { schoolId, consultationId: id };
	try {
		const { marked, isFirst } = await gradeByRule(context, target);
		backOff.succeeded(id);
		// New rules mark again whatever was handed in before; models cost money, and wait to be told.
		if (isFirst && hasModels(context, schoolId)) await sendWhole(context, marked);
	} catch (error) {
		const nextTryMs = backOff.failed(id);
		const fields = { err: error, consultationId: id, nextTryMs };
		context.log.error(fields, 'A consultation could not be marked');
		if (nextTryMs > hopelessMs) await handToPerson(context, target);
	}
}

/** By the rules, at once; one that fails is left out for a while and does not hold the others up. */
async function gradeWaiting(context: Context, backOff: BackOff): Promise<void> {
	const { work, graders } = context;
	for (const place of await work.listUngraded(graders.rule.version, backOff.resting())) {
		await gradeFound(context, place, backOff).catch((error: unknown) =>
			context.log.error(
				{ err: error, consultationId: place.id },
				'A consultation that cannot be marked could not be handed to a person',
			),
		);
	}
}

/** The conversation is over, and the note is being written: a model may begin. */
async function prepare(context: Context, { schoolId, id }: Place): Promise<void> {
	if (!hasModels(context, schoolId)) return;
	const record = await context.transactions.inSchool(schoolId, (tx) => tx.find(id));
	if (record?.stage !== 'writing') return;
	const { rubric } = record;
	await sendGradingJob(context, { schoolId, consultationId: id, rubric, what: 'conversation' });
}

/** By then all tries of a job are over; should it have ended without a trace, it is sent anew, at most daily. */
const triedMs = 3_600_000;
const wholeDays = (ms: number) => Math.floor(ms / 86_400_000);

/** The net under the queue: what the record shows as not done is sent once more, and the queue knows what it has. */
async function sendLost(context: Context): Promise<void> {
	const { backlog } = context;
	let page = await backlog.listWithoutModel(null);
	while (page.length > 0) {
		for (const { id: consultationId, schoolId, rubric, waitedMs } of page) {
			if (!hasModels(context, schoolId)) continue;
			const job = { schoolId, consultationId, rubric, what: 'whole' } as const;
			await sendGradingJob(context, job, waitedMs > triedMs ? `late ${wholeDays(waitedMs)}` : '');
		}
		page = await backlog.listWithoutModel(page.at(-1)?.id ?? null);
	}
}

export function createGradingService(deps: GradingDependencies) {
	const context: Context = { ...deps, ask: createAskParts(deps) };
	const feedback: FeedbackService = {
		findFeedback: (actor, consultationId) => findFeedback(context, actor, consultationId),
		getProgress: (actor, consultationId) => findGradingProgress(context, actor, consultationId),
	};
	const backOff = createBackOff(deps.uptimeMs);
	return {
		feedback,
		gradeWaiting: () => gradeWaiting(context, backOff),
		prepare: (schoolId: string, id: string) => prepare(context, { schoolId, id }),
		sendLost: () => sendLost(context),
		/** @throws Error what the queue is to try again later. */
		run: (job: GradingJob) => runGradingJob(context, job),
		async giveUp(job: GradingJob): Promise<void> {
			if (job.what === 'whole') await handToPerson(context, job);
		},
	};
}

export type GradingService = ReturnType<typeof createGradingService>;
