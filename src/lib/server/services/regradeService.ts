/** Grades consultations again: under the newest rubric, by the graders of today. What stood before stays on record. */
import { can } from '#lib/domain/access/can.ts';
import { movedMarks, type MovedMarks } from '#lib/domain/grading/movedMarks.ts';
import { rubricReferenceFlaws } from '#lib/domain/rubric/checks/references.ts';
import type { Actor } from './actor.ts';
import type { Opened } from './caseOpener.ts';
import { check } from './check.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type {
	Graders,
	GradingBacklog,
	JobQueue,
	RegradeScope,
	RegradeTarget,
} from './gradingPorts.ts';
import { sendGradingJob } from './gradingService.ts';
import type { Ids, Transactions } from './ports.ts';
import { readStanding } from './readStanding.ts';
import { hasGraded } from './recordGrading.ts';
import { ServiceError } from './serviceError.ts';

export type Regrade = {
	/** Names the run, in the audit log too. */
	run: string;
	/** When it began, by the database's clock: what moved is measured from here. */
	sinceMs: number;
	targets: RegradeTarget[];
	/** Played by a version of the case that lacks what the newest rubric asks for: left as they are. */
	unfit: string[];
};

export type Moved = MovedMarks & { consultationId: string };

export type RegradeService = {
	/** Sends the work; `listUndone` says how far it is. @throws ServiceError `not_allowed` */
	start(actor: Actor, scope: RegradeScope): Promise<Regrade>;
	listUndone(actor: Actor, targets: readonly RegradeTarget[]): Promise<RegradeTarget[]>;
	/** Of these consultations: the marks as they stood then, and as they stand now. */
	listMoved(actor: Actor, consultationIds: readonly string[], sinceMs: number): Promise<Moved[]>;
};

export type RegradeDependencies = {
	core: ConsultationCore;
	transactions: Transactions;
	graders: Graders;
	jobs: JobQueue;
	backlog: GradingBacklog;
	ids: Ids;
};

function requireGrader(actor: Actor): void {
	if (!can(actor, 'grading.write', { schoolId: actor.schoolId })) {
		throw new ServiceError('not_allowed');
	}
}

/** An item about something the case did not hold then could not have been earned. */
function isFit({ content, pack }: Opened): boolean {
	const topics = { language: content.rubric.language, topics: [...pack.topics.values()] };
	const catalogues = { topics, findings: pack.findings, complaints: [] };
	return rubricReferenceFlaws(content.rubric, content.scenario, catalogues).length === 0;
}

async function start(
	deps: RegradeDependencies,
	actor: Actor,
	scope: RegradeScope,
): Promise<Regrade> {
	requireGrader(actor);
	const { core, transactions, backlog, ids } = deps;
	const { schoolId } = actor;
	const found = await backlog.listTargets(schoolId, scope);
	const run = ids.newId();
	const targets: RegradeTarget[] = [];
	const sinceMs = await transactions.inSchool(schoolId, async (tx) => {
		for (const target of found) {
			const record = await tx.find(target.consultationId);
			check(actor, 'grading.read', record);
			if (isFit(await core.open({ ...record, rubric: target.rubric }))) targets.push(target);
		}
		await tx.recordAudit({
			schoolId,
			actorId: actor.userId,
			action: 'gradings.regraded',
			resourceType: 'school',
			resourceId: schoolId,
			details: { run, consultations: targets.length },
		});
		return tx.nowMs();
	});
	for (const target of targets) {
		await sendGradingJob(deps, { schoolId, ...target, what: 'whole' }, run);
	}
	const fit = new Set(targets);
	const unfit = found.filter((target) => !fit.has(target));
	return { run, sinceMs, targets, unfit: unfit.map(({ consultationId }) => consultationId) };
}

async function listUndone(
	{ transactions, graders }: RegradeDependencies,
	actor: Actor,
	targets: readonly RegradeTarget[],
): Promise<RegradeTarget[]> {
	requireGrader(actor);
	const wanted = [graders.rule, ...graders.modelsOf(actor.schoolId)];
	return transactions.inSchool(actor.schoolId, async (tx) => {
		const undone: RegradeTarget[] = [];
		for (const target of targets) {
			const record = await tx.find(target.consultationId);
			check(actor, 'grading.read', record);
			const gradings = await tx.gradings.list(record.id);
			if (!wanted.every((grader) => hasGraded(gradings, grader, target.rubric)))
				undone.push(target);
		}
		return undone;
	});
}

async function listMoved(
	{ core, transactions }: RegradeDependencies,
	actor: Actor,
	consultationIds: readonly string[],
	sinceMs: number,
): Promise<Moved[]> {
	requireGrader(actor);
	return transactions.inSchool(actor.schoolId, async (tx) => {
		const moved: Moved[] = [];
		for (const consultationId of consultationIds) {
			const record = await tx.find(consultationId);
			check(actor, 'grading.read', record);
			const before = await readStanding(core, tx, record, sinceMs);
			const after = await readStanding(core, tx, record);
			const by = ({ open, marks }: typeof before) => ({ rubric: open.content.rubric, marks });
			moved.push({ consultationId, ...movedMarks(by(before), by(after)) });
		}
		return moved;
	});
}

export const createRegradeService = (deps: RegradeDependencies): RegradeService => ({
	start: (actor, scope) => start(deps, actor, scope),
	listUndone: (actor, targets) => listUndone(deps, actor, targets),
	listMoved: (actor, ids, sinceMs) => listMoved(deps, actor, ids, sinceMs),
});
