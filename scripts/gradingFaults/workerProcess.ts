/**
 * A process that grades, to be killed: the services and the queue of the app, and a second marker that takes its time. It
 * reads no utterance and serves nobody, so that it is up again soon.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { buildRuleGrader } from '#lib/domain/grading/ruleGrader.ts';
import { createCaseLibrary } from '#lib/server/adapters/db/caseLibrary.ts';
import { createTransactions } from '#lib/server/adapters/db/consultationStore.ts';
import { openDatabase } from '#lib/server/adapters/db/database.ts';
import { createGradingBacklog } from '#lib/server/adapters/db/gradingBacklog.ts';
import { newId } from '#lib/server/adapters/db/newId.ts';
import { createPendingWork } from '#lib/server/adapters/db/pendingWork.ts';
import { readTopics } from '#lib/server/adapters/embedded/readTopics.ts';
import { openGradingQueue } from '#lib/server/adapters/jobs/gradingQueue.ts';
import { createConsultationCore } from '#lib/server/services/consultationCore.ts';
import { createGradingService } from '#lib/server/services/gradingService.ts';
import type { LanguagePack, PatientEngines } from '#lib/server/services/ports.ts';
import { runOneAtATime } from '#lib/server/services/sweeper.ts';
import { secondMarker } from '../../tests/fakes/secondMarker.ts';
import { killedTimes } from './killedTimes.ts';

const nobody = (): never => {
	throw new Error('A grading process reads no utterances and speaks none.');
};

/** What grading needs of a language. */
async function openPack(): Promise<LanguagePack> {
	const { catalogue } = await readTopics('scenarios', 'en');
	return {
		interpreter: { version: 'none', read: nobody },
		topics: new Map(catalogue.topics.map((topic) => [topic.id, topic])),
		topicLabel: (id) => id,
		lines: nobody as never,
		findings: { findings: [] } as never,
		hints: nobody as never,
		claimReader: nobody as never,
		catalogueHash: 'c'.repeat(64),
	};
}

const slowMarker = secondMarker(async (_, result) => {
	await wait(20 + Math.random() * 80);
	return result;
});

async function openGrading(url: string) {
	const log = { info() {}, error() {} };
	const ids = { newId };
	const pack = await openPack();
	const engines: PatientEngines = {
		of: nobody,
		scripted: { kind: 'scripted', models: [], reply: nobody },
	};
	const database = openDatabase(url, { maxConnections: 6 });
	const cases = createCaseLibrary(openDatabase(url, { maxConnections: 1 }));
	const silent = { publish() {}, subscribe: () => () => {} };
	const jobs = await openGradingQueue(url, log, killedTimes);
	const grading = createGradingService({
		core: createConsultationCore({ cases, packs: () => pack, engines, ids, log }),
		transactions: createTransactions(database, silent, newId()),
		graders: { rule: buildRuleGrader(), modelsOf: () => [slowMarker] },
		backlog: createGradingBacklog(database),
		work: createPendingWork(database),
		auditShare: 0,
		ledger: nobody as never,
		writeParagraphOf: () => null,
		uptimeMs: () => performance.now(),
		jobs,
		ids,
		log,
	});
	return { grading, jobs };
}

const { grading, jobs } = await openGrading(process.env.DATABASE_URL ?? '');
jobs.work({ run: grading.run, giveUp: grading.giveUp });
const ignore = () => {};
const rules = runOneAtATime(grading.gradeWaiting, ignore);
const net = runOneAtATime(grading.sendLost, ignore);
rules.poke();
net.poke();
setInterval(rules.poke, 300);
setInterval(net.poke, 5000);
process.send?.('ready');
process.on('disconnect', () => process.exit());
