/** The only file that joins services to adapters. */
import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { buildRuleGrader } from '#lib/domain/grading/ruleGrader.ts';
import { createSignInPorts } from './adapters/auth/createSignInPorts.ts';
import { createCaseLibrary } from './adapters/db/caseLibrary.ts';
import { createTransactions } from './adapters/db/consultationStore.ts';
import { openDatabase, type Database } from './adapters/db/database.ts';
import { createGradingStore } from './adapters/db/gradingStore.ts';
import { newId } from './adapters/db/newId.ts';
import { createPendingWork } from './adapters/db/pendingWork.ts';
import { createProgressReader } from './adapters/db/progressReader.ts';
import { createReplyLog } from './adapters/db/replyLog.ts';
import { createStreamReader } from './adapters/db/streamReader.ts';
import { listenForWakeups } from './adapters/db/wakeups.ts';
import { openLanguagePacks } from './adapters/embedded/languagePacks.ts';
import { createScriptedPatient, naturalPace } from './adapters/embedded/scriptedPatient.ts';
import { createRawHandler } from './adapters/http/rawHandler.ts';
import type { AppHandle, DemoAccount } from './appHandle.ts';
import { prepareDatabase } from './prepareDatabase.ts';
import { createCommands } from './services/consultationCommands.ts';
import { createConsultationCore } from './services/consultationCore.ts';
import { createConsultationService } from './services/consultationService.ts';
import { createViews, type Views } from './services/consultationViews.ts';
import { createGradingService } from './services/gradingService.ts';
import { createLibraryService } from './services/libraryService.ts';
import type { Log, PatientEngine } from './services/ports.ts';
import { createReplyService } from './services/replyService.ts';
import type { Services } from './services/services.ts';
import { createSignInService } from './services/signInService.ts';
import { createTraceService } from './services/traceService.ts';
import { startSweeper } from './services/sweeper.ts';

export type App = AppHandle & {
	services: Services;
	/** For head-less commands: what a browser follows, and marking all that waits. */
	follow: Views['follow'];
	gradeWaiting(): Promise<void>;
};

type Env = Readonly<Record<string, string | undefined>>;

/** Where the authors' files lie; the build runs beside them. */
const scenariosFolder = (env: Env) => env.SCENARIOS_DIR ?? 'scenarios';

const paceOf = (env: Env) =>
	env.SCRIPTED_PACE === 'instant' ? { thinkMs: 0, chunkMs: 0 } : naturalPace;

type Base = { database: Database; log: Log; env: Env; engine: PatientEngine; owner: string };

async function joinConsultations({ database, log, env, engine, owner }: Base) {
	const packs = await openLanguagePacks(scenariosFolder(env), log);
	const cases = createCaseLibrary(database);
	const ids = { newId };
	const wakeups = await listenForWakeups(database, owner, log);
	const transactions = createTransactions(database, wakeups, owner);
	const work = createPendingWork(database);
	const core = createConsultationCore({ cases, packs: packs.get, engine, ids });
	const commands = createCommands(core, transactions);
	const reader = createStreamReader(database);
	const views = createViews({ core, transactions, engine, wakeups, reader });
	const replyLog = createReplyLog(database, owner);
	const replies = createReplyService({
		core,
		transactions,
		engine,
		work,
		replyLog,
		wakeups,
		log,
		owner,
	});
	const gradings = createGradingStore(database, env.npm_package_version ?? 'unknown');
	const grader = buildRuleGrader();
	const grading = createGradingService({
		core,
		transactions,
		gradings,
		grader,
		work,
		ids,
		log,
	});
	const sweeper = startSweeper({ commands, replies, grading, work, log, everyMs: 1000 });
	const consultation = createConsultationService({
		core,
		commands,
		views,
		transactions,
		cases,
		ids,
		poke: sweeper.poke,
	});
	const trace = createTraceService(core, transactions);
	const library = createLibraryService(cases, createProgressReader(database));
	async function close() {
		replies.stop();
		await sweeper.close();
		await replies.settled();
		await wakeups.close();
		await packs.close();
	}
	return { consultation, library, grading, views, trace, close };
}

/**
 * Opens the database (embedded when `DATABASE_URL` is unset), migrates, publishes the shipped cases, and starts work.
 * @throws OperatorError with a sentence for whoever runs the server.
 */
export async function openApp(env: Env = process.env): Promise<App> {
	const log = pino({ level: env.LOG_LEVEL ?? 'warn' });
	const owner = randomUUID();
	const prepared = await prepareDatabase(env, scenariosFolder(env));
	const database = openDatabase(prepared.url);
	const engine = createScriptedPatient(paceOf(env));
	const rooms = await joinConsultations({ database, log, env, engine, owner });
	const demo = prepared.demoAccounts.length > 0 ? ({ kind: 'demo' } as const) : null;
	const signIn = createSignInService(createSignInPorts(database), demo);
	const closing = new AbortController();
	const { consultation, library, grading, views, trace } = rooms;
	const demoAccounts: readonly DemoAccount[] = prepared.demoAccounts;
	return {
		services: { signIn, consultation, library, feedback: grading.feedback, trace },
		gradeWaiting: grading.gradeWaiting,
		follow: views.follow,
		demoAccounts,
		handleRaw: createRawHandler({
			findActor: async (token) => (await signIn.actorOf(token))?.actor ?? null,
			follow: views.follow,
			closing: closing.signal,
		}),
		async close() {
			closing.abort();
			await rooms.close();
			await database.close();
			await prepared.stop();
		},
	};
}
