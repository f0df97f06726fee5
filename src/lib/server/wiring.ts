/** The only file that joins services to adapters. */
import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { buildRuleGrader } from '#lib/domain/grading/ruleGrader.ts';
import { createSignInPorts } from './adapters/auth/createSignInPorts.ts';
import { sessionCookieAt } from './adapters/auth/sessionCookie.ts';
import { createCaseLibrary } from './adapters/db/caseLibrary.ts';
import { createTransactions } from './adapters/db/consultationStore.ts';
import { openDatabase, type Database } from './adapters/db/database.ts';
import { createGradingBacklog } from './adapters/db/gradingBacklog.ts';
import { resolveDataDir } from './adapters/db/embedded/dataDir.ts';
import { createModelLedger } from './adapters/db/modelUses.ts';
import { newId } from './adapters/db/newId.ts';
import { createPendingWork } from './adapters/db/pendingWork.ts';
import { createProgressReader } from './adapters/db/progressReader.ts';
import { createReplyLog } from './adapters/db/replyLog.ts';
import { createSchoolModelStore } from './adapters/db/schoolModelStore.ts';
import { createStreamReader } from './adapters/db/streamReader.ts';
import { listenForWakeups } from './adapters/db/wakeups.ts';
import { openLanguagePacks } from './adapters/embedded/languagePacks.ts';
import { createScriptedPatient, naturalPace } from './adapters/embedded/scriptedPatient.ts';
import { openGradingQueue } from './adapters/jobs/gradingQueue.ts';
import type { QueueTimes } from './adapters/jobs/startWorking.ts';
import type { ModelWorld } from './adapters/llm/askModel.ts';
import type { Model } from './adapters/llm/model.ts';
import { createModelPatient } from './adapters/llm/modelPatient.ts';
import { readWithModels } from './adapters/llm/modelReader.ts';
import { openSchoolModels, type OpenSchoolModels } from './adapters/llm/schoolModels.ts';
import { readServerDefaults } from './adapters/llm/serverDefaults.ts';
import { openSealing } from './adapters/secrets/appSecret.ts';
import { createRawHandler } from './adapters/http/rawHandler.ts';
import type { AppHandle, DemoAccount } from './appHandle.ts';
import { parseLogLevel } from './logLevel.ts';
import { createReportFault } from './adapters/http/reportFault.ts';
import { prepareDatabase } from './prepareDatabase.ts';
import { consultationKey } from './services/consultationKey.ts';
import { createCommands } from './services/consultationCommands.ts';
import { createConsultationCore } from './services/consultationCore.ts';
import { createConsultationService } from './services/consultationService.ts';
import { createViews, type Views } from './services/consultationViews.ts';
import { createEvidenceService } from './services/evidenceService.ts';
import { createGradingService } from './services/gradingService.ts';
import { createLibraryService } from './services/libraryService.ts';
import type { Graders } from './services/gradingPorts.ts';
import type { Log, PatientEngine, PatientEngines } from './services/ports.ts';
import { createRecentConsultations } from './services/recentConsultations.ts';
import { createRegradeService } from './services/regradeService.ts';
import { createReplyService } from './services/replyService.ts';
import type { Services } from './services/services.ts';
import { createSignInService } from './services/signInService.ts';
import { createTraceService } from './services/traceService.ts';
import { startSweeper } from './services/sweeper.ts';

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

type Env = Readonly<Record<string, string | undefined>>;

/** Where the authors' files lie; the build runs beside them. */
const scenariosFolder = (env: Env) => env.SCENARIOS_DIR ?? 'scenarios';

const paceOf = (env: Env) =>
	env.SCRIPTED_PACE === 'instant' ? { thinkMs: 0, chunkMs: 0 } : naturalPace;

type Base = {
	database: Database;
	caseDatabase: Database;
	models: OpenSchoolModels;
	log: Log;
	env: Env;
	owner: string;
	url: string;
	grading: GradingOptions;
};

/** What a command or a test sets otherwise than a server has it. */
export type GradingOptions = { modelsOf?: Graders['modelsOf']; times?: QueueTimes };

const modelWorld = (log: Log): ModelWorld => ({
	nowMs: () => Date.now(),
	sleep: (ms, signal) => wait(ms, undefined, { signal }).catch(() => undefined),
	random: Math.random,
	log,
});

/** A school's patients are played by its own model where it has one. */
function openEngines(models: OpenSchoolModels, scripted: PatientEngine, log: Log): PatientEngines {
	const opened = new WeakMap<Model, PatientEngine>();
	return {
		scripted,
		of(schoolId) {
			const { patient } = models.modelsOf(schoolId);
			if (!patient) return scripted;
			const engine = opened.get(patient) ?? createModelPatient(patient, scripted, log);
			opened.set(patient, engine);
			return engine;
		},
	};
}

/** What the services of consultations need of the world. */
async function openPorts({ database, caseDatabase, models, log, env, owner, url, grading }: Base) {
	const uptimeMs = () => performance.now();
	const codeVersion = env.npm_package_version ?? 'unknown';
	const jobs = await openGradingQueue(url, log, grading.times);
	const packs = await openLanguagePacks(scenariosFolder(env), log);
	const wakeups = await listenForWakeups(database, owner, log);
	const scripted = createScriptedPatient(paceOf(env));
	return {
		log,
		owner,
		engines: openEngines(models, scripted, log),
		ledger: createModelLedger(database, models),
		wakeups,
		packs: readWithModels(packs.get, (schoolId) => models.modelsOf(schoolId).interpreter, uptimeMs),
		ids: { newId },
		uptimeMs,
		cases: createCaseLibrary(caseDatabase),
		progress: createProgressReader(database),
		transactions: createTransactions(database, wakeups, owner, models.priceOf, codeVersion),
		work: createPendingWork(database),
		reader: createStreamReader(database),
		replyLog: createReplyLog(database, owner),
		backlog: createGradingBacklog(database),
		jobs,
		graders: { rule: buildRuleGrader(), modelsOf: grading.modelsOf ?? (() => []) },
		async close() {
			await jobs.close();
			await wakeups.close();
			await models.close();
			await packs.close();
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
		await ports.close();
	}
	const consultation = createConsultationService({ ...shared, views, poke: sweeper.poke });
	const library = createLibraryService(ports.cases, ports.progress);
	const trace = createTraceService(core, ports.transactions);
	const regrade = createRegradeService(shared);
	const evidence = createEvidenceService(shared);
	const services = { consultation, library, trace, regrade, evidence };
	return { views, grading, services, close };
}

/** @param closeDatabase comes last, when nothing asks it any more. */
async function joinApp(
	base: Base,
	demoAccounts: readonly DemoAccount[],
	closeDatabase: () => Promise<void>,
): Promise<App> {
	const { views, grading, services, close } = joinConsultations(await openPorts(base));
	const demo = demoAccounts.length > 0 ? ({ kind: 'demo' } as const) : null;
	const signIn = createSignInService(createSignInPorts(base.database), demo);
	const closing = new AbortController();
	// Each open stream listens.
	setMaxListeners(0, closing.signal);
	return {
		services: { ...services, signIn, feedback: grading.feedback },
		gradeWaiting: grading.gradeWaiting,
		follow: views.follow,
		sessionCookieAt,
		reportFault: createReportFault(base.log),
		demoAccounts,
		handleRaw: createRawHandler({
			findActor: async (token) => (await signIn.actorOf(token))?.actor ?? null,
			check: views.find,
			follow: views.follow,
			closing: closing.signal,
		}),
		async close() {
			closing.abort();
			await close();
			await closeDatabase();
		},
	};
}

/**
 * Opens the database (embedded when `DATABASE_URL` is unset), migrates, publishes the shipped cases, and starts work.
 * @throws OperatorError with a sentence for whoever runs the server; nothing is left running then.
 */
export async function openApp(env: Env = process.env, grading: GradingOptions = {}): Promise<App> {
	const log = pino({ level: parseLogLevel(env.LOG_LEVEL) });
	const server = readServerDefaults(env);
	const prepared = await prepareDatabase(env, scenariosFolder(env));
	const database = openDatabase(prepared.url);
	// Transactions wait for their case: were every connection held by one that waits, none would be left to read it.
	const caseDatabase = openDatabase(prepared.url, { maxConnections: 2 });
	async function closeDatabase() {
		await Promise.all([database.close(), caseDatabase.close()]);
		await prepared.stop();
	}
	try {
		const sealing = openSealing(env, prepared.isEmbedded ? resolveDataDir(env) : null);
		const store = createSchoolModelStore(database);
		const models = await openSchoolModels({ server, store, sealing, world: modelWorld(log) });
		const base: Base = {
			database,
			caseDatabase,
			models,
			log,
			env,
			owner: randomUUID(),
			url: prepared.url,
			grading,
		};
		return await joinApp(base, prepared.demoAccounts, closeDatabase);
	} catch (error) {
		await closeDatabase();
		throw error;
	}
}
