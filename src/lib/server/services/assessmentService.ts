/** Building an assessment, sealing it, and what may still be changed while it is sat: for instructors and administrators. */
import {
	assessmentLimits,
	extraPercentSchema,
	startCodeSchema,
	stationSchema,
	titleSchema,
	windowSchema,
	type StationInput,
	type Window,
} from '#lib/domain/assessment/assessment.ts';
import type {
	AssessmentChoices,
	AssessmentRow,
	AssessmentView,
	LiveView,
} from '#lib/domain/assessment/assessmentView.ts';
import {
	cutRuleSchema,
	markingRulesSchema,
	type MarkingRules,
} from '#lib/domain/assessment/markingRules.ts';
import { drawStartCode } from '#lib/domain/assessment/startCode.ts';
import type { CutRule } from '#lib/domain/statistics/standardSetting.ts';
import type { Actor } from './actor.ts';
import { amendExtraTime, amendStartCode, amendWindow } from './amendAssessment.ts';
import type { NewStation } from './assessmentPorts.ts';
import {
	change,
	inDraft,
	requireAuthor,
	requireDraft,
	type AssessmentChange,
	type AssessmentDependencies,
} from './changeAssessment.ts';
import { listAssessments, readAssessment, readChoices, readLive } from './readAssessment.ts';
import { close, seal, unseal } from './sealAssessment.ts';
import { ServiceError } from './serviceError.ts';

/** A change that needs a reason once the assessment is sealed; without one while it is a draft. */
export type Reasoned = { reason: string };

export type AssessmentService = {
	list(actor: Actor): Promise<AssessmentRow[]>;
	/** A draft with a title and a code. */
	create(actor: Actor, title: string): Promise<{ id: string }>;
	get(actor: Actor, id: string): Promise<AssessmentView>;
	/** @param words to look for students by; empty for none. */
	listChoices(actor: Actor, words: string): Promise<AssessmentChoices>;
	rename(actor: Actor, id: string, title: string): Promise<void>;
	/** All stations in order, each with the newest published version of its case. */
	setStations(actor: Actor, id: string, stations: readonly StationInput[]): Promise<void>;
	addCohort(actor: Actor, id: string, cohortId: string): Promise<{ added: number }>;
	addCandidate(actor: Actor, id: string, userId: string): Promise<void>;
	removeCandidate(actor: Actor, id: string, candidateId: string): Promise<void>;
	setWindow(actor: Actor, id: string, given: Reasoned & { window: Window }): Promise<void>;
	setStartCode(actor: Actor, id: string, given: Reasoned & { startCode: string }): Promise<void>;
	setExtraTime(
		actor: Actor,
		id: string,
		given: Reasoned & { candidateId: string; extraPercent: number },
	): Promise<void>;
	/** By what it is marked, and how its cut is set: sealing locks both. */
	setRules(
		actor: Actor,
		id: string,
		rules: { markingRules: MarkingRules; cutRule: CutRule },
	): Promise<void>;
	/** Pins what it is sat with, and gives every candidate a number. */
	seal(actor: Actor, id: string): Promise<void>;
	/** Back to a draft, while nobody has begun. */
	unseal(actor: Actor, id: string): Promise<void>;
	/** Nobody begins a station any more; what runs goes on to its end. */
	close(actor: Actor, id: string): Promise<void>;
	getLive(actor: Actor, id: string): Promise<LiveView>;
};

async function requireRoom({ tx, assessment }: AssessmentChange, more: number): Promise<void> {
	const max = assessmentLimits.candidates;
	if ((await tx.assessments.countCandidates(assessment.id)) + more > max) {
		throw new ServiceError('too_many_candidates', { max });
	}
}

/** @throws ServiceError `not_found` for a case that is not published, `language_not_available`. */
async function chooseStations(
	{ cases }: AssessmentDependencies,
	{ schoolId }: Actor,
	given: readonly StationInput[],
): Promise<NewStation[]> {
	const published = await cases.listPublished(schoolId);
	return given.map((input) => {
		const { slug, languages, times } = stationSchema.parse(input);
		const found = published.find((entry) => entry.slug === slug);
		if (!found) throw new ServiceError('not_found');
		const missing = languages.find((language) => !found.languages.includes(language));
		if (missing) throw new ServiceError('language_not_available', { language: missing });
		return { scenario: found.scenario, rubric: found.rubric, languages, times };
	});
}

async function setStations(
	deps: AssessmentDependencies,
	actor: Actor,
	id: string,
	given: readonly StationInput[],
): Promise<void> {
	requireAuthor(actor);
	if (given.length > assessmentLimits.stations) {
		throw new ServiceError('too_long', { max: assessmentLimits.stations });
	}
	const stations = await chooseStations(deps, actor, given);
	await change(deps, actor, id, async ({ tx, assessment, record }) => {
		requireDraft(assessment);
		await tx.assessments.replaceStations(
			id,
			stations.map((station) => ({ ...station, id: deps.ids.newId() })),
		);
		await record('assessment.stations_set', {
			versions: stations.map(({ scenario, rubric }) => [scenario.versionId, rubric.versionId]),
		});
	});
}

const addCohort = (deps: AssessmentDependencies, actor: Actor, id: string, cohortId: string) =>
	change(deps, actor, id, async (context) => {
		const { tx, assessment, record } = context;
		requireDraft(assessment);
		const students = await tx.assessments.listCohortStudents(cohortId);
		const before = await tx.assessments.listCandidates(id);
		const known = new Set(before.map(({ userId }) => userId));
		const added = students.filter((userId) => !known.has(userId));
		await requireRoom(context, added.length);
		await tx.assessments.addCandidates(
			id,
			added.map((userId) => ({ id: deps.ids.newId(), userId, cohortId })),
		);
		await record('assessment.cohort_added', { cohortId, added: added.length });
		return { added: added.length };
	});

const addCandidate = (deps: AssessmentDependencies, actor: Actor, id: string, userId: string) =>
	change(deps, actor, id, async (context) => {
		const { tx, assessment, record } = context;
		requireDraft(assessment);
		if (!(await tx.assessments.isStudent(userId))) throw new ServiceError('not_found');
		await requireRoom(context, 1);
		await tx.assessments.addCandidates(id, [{ id: deps.ids.newId(), userId, cohortId: null }]);
		await record('assessment.candidate_added', { userId });
	});

async function create(
	{ transactions, ids, chance }: AssessmentDependencies,
	actor: Actor,
	given: string,
): Promise<{ id: string }> {
	requireAuthor(actor);
	const [id, title] = [ids.newId(), titleSchema.parse(given)];
	const { schoolId, userId } = actor;
	await transactions.inSchool(schoolId, async (tx) => {
		const startCode = drawStartCode(chance);
		await tx.assessments.insert({ id, title, startCode, createdById: userId });
		await tx.recordAudit({
			...{ schoolId, actorId: userId, action: 'assessment.created' },
			...{ resourceType: 'assessment', resourceId: id },
		});
	});
	return { id };
}

export function createAssessmentService(deps: AssessmentDependencies): AssessmentService {
	return {
		list: (actor) => listAssessments(deps, actor),
		create: (actor, title) => create(deps, actor, title),
		get: (actor, id) => readAssessment(deps, actor, id),
		listChoices: (actor, words) => readChoices(deps, actor, words),
		rename: (actor, id, given) =>
			change(deps, actor, id, async ({ tx, record }) => {
				await tx.assessments.update(id, { title: titleSchema.parse(given) });
				await record('assessment.renamed');
			}),
		setStations: (actor, id, stations) => setStations(deps, actor, id, stations),
		addCohort: (actor, id, cohortId) => addCohort(deps, actor, id, cohortId),
		addCandidate: (actor, id, userId) => addCandidate(deps, actor, id, userId),
		removeCandidate: (actor, id, candidateId) =>
			inDraft(deps, actor, id, async ({ tx, record }) => {
				await tx.assessments.removeCandidate(id, candidateId);
				await record('assessment.candidate_removed', { candidateId });
			}),
		setWindow: (actor, id, { window, reason }) =>
			change(deps, actor, id, (context) =>
				amendWindow(deps, context, windowSchema.parse(window), reason),
			),
		setStartCode: (actor, id, { startCode, reason }) =>
			change(deps, actor, id, (context) =>
				amendStartCode(deps, context, startCodeSchema.parse(startCode), reason),
			),
		setExtraTime: (actor, id, { candidateId, extraPercent, reason }) =>
			change(deps, actor, id, (context) => {
				const percent = extraPercentSchema.parse(extraPercent);
				return amendExtraTime(deps, context, { candidateId, extraPercent: percent }, reason);
			}),
		setRules: (actor, id, given) =>
			inDraft(deps, actor, id, async ({ tx, record }) => {
				const markingRules = markingRulesSchema.parse(given.markingRules);
				const cutRule = cutRuleSchema.parse(given.cutRule);
				await tx.assessments.update(id, { markingRules, cutRule });
				await record('assessment.rules_set', { markingRules, cutRule });
			}),
		seal: (actor, id) => seal(deps, actor, id),
		unseal: (actor, id) => unseal(deps, actor, id),
		close: (actor, id) => close(deps, actor, id),
		getLive: (actor, id) => readLive(deps, actor, id),
	};
}
