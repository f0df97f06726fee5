/** The only file that joins services to adapters. */
import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { panelVersion, reducePanel } from '#lib/domain/grading/panel.ts';
import { buildRuleGrader } from '#lib/domain/grading/ruleGrader.ts';
import { createSignInPorts } from './adapters/auth/createSignInPorts.ts';
import { sessionCookieAt } from './adapters/auth/sessionCookie.ts';
import { createAuditReader } from './adapters/db/auditReader.ts';
import { createCaseLibrary } from './adapters/db/caseLibrary.ts';
import { createTransactions } from './adapters/db/consultationStore.ts';
import { createHeartbeat } from './adapters/db/heartbeat.ts';
import { openDatabase, type Database } from './adapters/db/database.ts';
import { resolveDataDir } from './adapters/db/embedded/dataDir.ts';
import { createModelLedger } from './adapters/db/modelUses.ts';
import { newId } from './adapters/db/newId.ts';
import { createPendingWork } from './adapters/db/pendingWork.ts';
import { createProgressReader } from './adapters/db/progressReader.ts';
import { createReplyLog } from './adapters/db/replyLog.ts';
import { createSchoolModelStore } from './adapters/db/schoolModelStore.ts';
import { createStreamReader } from './adapters/db/streamReader.ts';
import { createUsageReader } from './adapters/db/usageReader.ts';
import { createGradingBacklog } from './adapters/db/gradingBacklog.ts';
import { listenForWakeups } from './adapters/db/wakeups.ts';
import { readComplaintNames } from './adapters/embedded/complaintNames.ts';
import { openLanguagePacks } from './adapters/embedded/languagePacks.ts';
import { readShippedScenarios } from './adapters/embedded/shippedScenarios.ts';
import { openStrongTranscripts } from './adapters/embedded/strongTranscripts.ts';
import { createScriptedPatient } from './adapters/embedded/scriptedPatient.ts';
import { openGradingQueue } from './adapters/jobs/gradingQueue.ts';
import type { ModelWorld } from './adapters/llm/askModel.ts';
import { readWithModels } from './adapters/llm/modelReader.ts';
import { createSchoolModelAdmin } from './adapters/llm/schoolModelAdmin.ts';
import { openSchoolModels, type OpenSchoolModels } from './adapters/llm/schoolModels.ts';
import { openSchoolRoles, parseVoices } from './adapters/llm/schoolRoles.ts';
import { readServerDefaults } from './adapters/llm/serverDefaults.ts';
import { openSealing } from './adapters/secrets/appSecret.ts';
import { createRawHandler } from './adapters/http/rawHandler.ts';
import type { AppHandle, DemoAccount } from './appHandle.ts';
import { parseAuditShare } from './auditShare.ts';
import { parseLogLevel } from './logLevel.ts';
import { rememberOpened, type OpenedThings } from './openedThings.ts';
import { createReportFault } from './adapters/http/reportFault.ts';
import { prepareDatabase } from './prepareDatabase.ts';
import { createAuditService } from './services/auditService.ts';
import { consultationKey } from './services/consultationKey.ts';
import { createCommands } from './services/consultationCommands.ts';
import { createConsultationCore } from './services/consultationCore.ts';
import { createConsultationService } from './services/consultationService.ts';
import { createViews, type Views } from './services/consultationViews.ts';
import { createEvidenceService } from './services/evidenceService.ts';
import { createDebriefService } from './services/debriefService.ts';
import { createDisputeService } from './services/disputeService.ts';
import { createGradingService } from './services/gradingService.ts';
import { createLibraryService } from './services/libraryService.ts';
import type { SchoolModels } from './services/modelAdminPorts.ts';
import { createModelAdminService } from './services/modelAdminService.ts';
import type { Log } from './services/ports.ts';
import { createRecentConsultations } from './services/recentConsultations.ts';
import { createRegradeService } from './services/regradeService.ts';
import { createReviewService } from './services/reviewService.ts';
import { createProgressService } from './services/progressService.ts';
import { createReplyService } from './services/replyService.ts';
import type { Services } from './services/services.ts';
import { joinAuthoring, openAuthoring } from './wiringAuthoring.ts';
import { createSignInService } from './services/signInService.ts';
import { createTraceService } from './services/traceService.ts';
import { startSweeper } from './services/sweeper.ts';
import { joinSchool } from './wiringSchool.ts';
import { joinAssessments } from './wiringAssessments.ts';
import {
	isOpenInside,
	paceOf,
	scenariosFolder,
	type AppOptions,
	type Env,
} from './wiringOptions.ts';

export type App = AppHandle & {
	/** Writes a fault of ours to the log. @returns what names its entry there, to be shown to the person. */
	reportFault(error: unknown, path: string): string;
	services: Services;
	/** For head-less commands: what a browser follows, and marking all that waits. */
	follow: Views['follow'];
	gradeWaiting(): Promise<void>;
	/** For the hooks: the session's cookie at the address a browser asked for. */
	sessionCookieAt: typeof sessionCookieAt;
};

type Base = {
	database: Database;
	caseDatabase: Database;
	models: OpenSchoolModels;
	schools: SchoolModels;
	log: Log;
	env: Env;
	owner: string;
	url: string;
	options: AppOptions;
	opened: OpenedThings;
};

const modelWorld = (log: Log): ModelWorld => ({
	nowMs: () => Date.now(),
	sleep: (ms, signal) => wait(ms, undefined, { signal }).catch(() => undefined),
	random: Math.random,
	log,
});

/** What the services of consultations need of the world. */
async function openPorts(base: Base) {
	const { database, caseDatabase, models, log, env, owner, url, options, opened } = base;
	const uptimeMs = () => performance.now();
	const voices = parseVoices(env.GRADER_VOICES);
	const auditShare = parseAuditShare(env.AUDIT_SHARE);
	const complaints = await readComplaintNames(scenariosFolder(env));
	const packs = options.shipped?.packs ?? (await openLanguagePacks(scenariosFolder(env), log));
	if (!options.shipped) opened.add(packs.close);
	const wakeups = await listenForWakeups(database, owner, log);
	opened.add(wakeups.close);
	const jobs = await openGradingQueue(url, log, options.times);
	opened.add(jobs.close);
	const codeVersion = env.npm_package_version ?? 'unknown';
	const scripted = createScriptedPatient(paceOf(env));
	const { modelsOf, ...roles } = openSchoolRoles(models, {
		...{ scripted, log, uptimeMs, vectors: packs.vectors, voices },
	});
	return {
		log,
		owner,
		...{ database, models, codeVersion },
		...roles,
		ledger: createModelLedger(database, { ...models, uptimeMs }),
		wakeups,
		packs: readWithModels(packs.get, (schoolId) => models.modelsOf(schoolId).interpreter, uptimeMs),
		strongTranscripts: openStrongTranscripts(scenariosFolder(env), log),
		ids: { newId },
		uptimeMs,
		cases: createCaseLibrary(caseDatabase),
		complaints,
		...(await openAuthoring(database, scenariosFolder(env), packs.get)),
		progress: createProgressReader(database),
		transactions: createTransactions(database, wakeups, owner, {
			...{ priceOf: models.priceOf, codeVersion },
		}),
		work: createPendingWork(database),
		heartbeat: createHeartbeat(database),
		reader: createStreamReader(database),
		replyLog: createReplyLog(database, owner),
		auditShare,
		backlog: createGradingBacklog(database),
		jobs,
		graders: {
			rule: buildRuleGrader(),
			modelsOf: options.modelsOf ?? modelsOf,
			panel: { versionOf: panelVersion, reduce: reducePanel },
		},
	};
}

function joinConsultations(ports: Awaited<ReturnType<typeof openPorts>>) {
	const core = createConsultationCore(ports);
	const recent = createRecentConsultations();
	const base = { ...ports, core, recent };
	const replies = createReplyService({ ...base, keyOf: consultationKey });
	const commands = createCommands({ ...base, speak: replies.speak });
	const shared = { ...base, commands };
	const views = createViews(shared);
	const grading = createGradingService(shared);
	ports.jobs.work({ run: grading.run, giveUp: grading.giveUp });
	const sweeper = startSweeper({ ...shared, replies, grading, everyMs: 1000 });
	async function close() {
		replies.stop();
		await sweeper.close();
		await replies.settled();
	}
	const consultation = createConsultationService({ ...shared, views, poke: sweeper.poke });
	const library = createLibraryService(ports);
	const progress = createProgressService(ports);
	const dispute = createDisputeService(shared);
	const debrief = createDebriefService(shared);
	const trace = createTraceService(core, ports.transactions);
	const review = createReviewService(shared);
	const regrade = createRegradeService(shared);
	const evidence = createEvidenceService(shared);
	const marking = { dispute, debrief, review, regrade, evidence };
	const assessments = joinAssessments(shared);
	const writing = joinAuthoring({ ...shared, consultation, rule: ports.graders.rule });
	const staff = { ...marking, ...assessments, ...writing };
	const services = { consultation, library, progress, trace, ...staff };
	return { views, grading, services, close };
}

async function joinApp(base: Base, demoAccounts: readonly DemoAccount[]): Promise<App> {
	const ports = await openPorts(base);
	const { views, grading, services, close } = joinConsultations(ports);
	const demo = demoAccounts.length > 0 ? ({ kind: 'demo' } as const) : null;
	const signIn = createSignInService(createSignInPorts(base.database), demo);
	const closing = new AbortController();
	// Each open stream listens.
	setMaxListeners(0, closing.signal);
	return {
		services: {
			...services,
			...joinSchool(base.database, ports.cases),
			signIn,
			feedback: grading.feedback,
			audit: createAuditService(createAuditReader(base.database)),
			modelAdmin: createModelAdminService(base.schools, createUsageReader(base.database)),
		},
		gradeWaiting: grading.gradeWaiting,
		follow: views.follow,
		sessionCookieAt,
		reportFault: createReportFault(base.log),
		demoAccounts,
		handleRaw: createRawHandler({
			findActor: async (token) => (await signIn.actorOf(token))?.actor ?? null,
			check: views.find,
			say: services.consultation.say,
			seen: services.sitting.seen,
			follow: views.follow,
			closing: closing.signal,
		}),
		async close() {
			closing.abort();
			await close();
			await base.opened.close();
		},
	};
}

/**
 * Opens the database (embedded when `DATABASE_URL` is unset), migrates, publishes the shipped cases, and starts work.
 * @throws OperatorError with a sentence for whoever runs the server; nothing is left running then.
 */
export async function openApp(env: Env = process.env, options: AppOptions = {}): Promise<App> {
	const log = pino({ level: parseLogLevel(env.LOG_LEVEL) });
	const server = readServerDefaults(env);
	const prepared = await prepareDatabase(
		env,
		async () => options.shipped?.cases ?? readShippedScenarios(scenariosFolder(env)),
	);
	const opened = rememberOpened();
	opened.add(prepared.stop);
	const { url } = prepared;
	const database = openDatabase(url);
	opened.add(database.close);
	// Transactions wait for their case: were every connection held by one that waits, none would be left to read it.
	const caseDatabase = openDatabase(url, { maxConnections: 2 });
	opened.add(caseDatabase.close);
	try {
		const sealing = openSealing(env, prepared.isEmbedded ? resolveDataDir(env) : null);
		const store = createSchoolModelStore(database);
		const world = modelWorld(log);
		const parts = { server, store, sealing, world, allowsInside: isOpenInside(env) };
		const models = await openSchoolModels(parts);
		opened.add(models.close);
		const schools = createSchoolModelAdmin({ ...parts, models });
		const owner = randomUUID();
		const base = { database, caseDatabase, models, schools, log, env, owner, url, options, opened };
		return await joinApp(base, prepared.demoAccounts);
	} catch (error) {
		await opened.close();
		throw error;
	}
}
