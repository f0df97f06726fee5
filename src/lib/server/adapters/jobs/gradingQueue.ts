/** The queue of grading jobs: pg-boss carries it in PostgreSQL, in a schema of its own, beside the tables of schools. */
import { createHash } from 'node:crypto';
import PgBoss from 'pg-boss';
import postgres, { type ParameterOrJSON, type Sql } from 'postgres';
import type { GradingJob, JobQueue } from '#lib/server/services/gradingPorts.ts';
import type { Log } from '#lib/server/services/ports.ts';
import { startWorking, type QueueTimes, type Source } from './startWorking.ts';

/** Holds ids and nothing else, and no role of the app's may enter it: only the connecting user does. */
const schema = 'jobs';
const queue = 'grading';
const givenUp = 'grading-given-up';

/** Tried again after 2 to 4 s, 4 to 8 s and so on: nine tries in about ten minutes. */
const retries = { retryLimit: 8, retryDelay: 2, retryBackoff: true };

export const queueTimes: QueueTimes = { silentSeconds: 20, aliveEveryMs: 5000, pollMs: 2000 };

type Handlers = {
	run(job: GradingJob): Promise<void>;
	/** After the last try. */
	giveUp(job: GradingJob): Promise<void>;
};

export type GradingQueue = JobQueue & {
	work(handlers: Handlers): void;
	/** What is running is given a moment to end, and else given back to the queue. */
	close(): Promise<void>;
};

/** The library writes for another driver: ours takes no undefined, and must leave JSON that is text already as it is. */
const asText = { serialize: (value: unknown) => value, parse: (text: string) => JSON.parse(text) };
const openClient = (url: string) =>
	// The library's transactions are begun within its statements: they need a connection of their own.
	postgres(url, {
		max: 1,
		connect_timeout: 10,
		onnotice: () => {},
		types: {
			json: { to: 114, from: [114], ...asText },
			jsonb: { to: 3802, from: [3802], ...asText },
		},
	});

const toParameter = (value: unknown): ParameterOrJSON<never> => {
	const isPlain = typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date);
	return (value === undefined ? null : isPlain && value ? JSON.stringify(value) : value) as never;
};

const executeWith =
	(client: Sql) =>
	async (text: string, values: unknown[] = []) => ({
		rows: await client.unsafe(text, values.map(toParameter)),
	});

/** The same key is the same job, on every process. */
function idOf(key: string): string {
	const hex = createHash('sha256').update(key).digest('hex');
	return hex.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Makes the library's tables where they are missing. */
async function openBoss(client: Sql, log: Log): Promise<PgBoss> {
	const boss = new PgBoss({
		db: { executeSql: executeWith(client) },
		schema,
		schedule: false,
		supervise: true,
	});
	boss.on('error', (error) => log.error({ err: error }, 'The queue of grading jobs has a fault'));
	await boss.start();
	await boss.createQueue(givenUp, { name: givenUp });
	await boss.createQueue(queue, { name: queue });
	return boss;
}

function sourceOf(boss: PgBoss, client: Sql, name: string): Source<GradingJob> {
	return {
		async take() {
			const [job] = await boss.fetch<GradingJob>(name, { batchSize: 1 });
			return job ?? null;
		},
		complete: (id) => boss.complete(name, id),
		fail: (id, message) => boss.fail(name, id, { message }),
		/** The library counts a job's time from `started_on`, and knows no heartbeat: moving it is one. */
		async keep(ids) {
			await client.unsafe(
				`update ${schema}.job set started_on = now()
				where name = $1 and id = any($2::uuid[]) and state = 'active'`,
				[name, [...ids]],
			);
		},
	};
}

/**
 * @param url of the user who owns the database.
 * @param atOnce how many jobs this process runs side by side.
 */
export async function openGradingQueue(
	url: string,
	log: Log,
	times: QueueTimes = queueTimes,
	atOnce = 4,
): Promise<GradingQueue> {
	const client = openClient(url);
	const boss = await openBoss(client, log);
	const { silentSeconds } = times;
	const working: ReturnType<typeof startWorking>[] = [];
	const poke = () => working.forEach((one) => one.poke());
	return {
		async send(key, job) {
			const options = { ...retries, expireInSeconds: silentSeconds, deadLetter: givenUp };
			await boss.send(queue, job, { id: idOf(key), ...options });
			poke();
		},
		work({ run, giveUp }) {
			const shared = { log, times, expire: () => boss.expire() };
			working.push(
				startWorking(sourceOf(boss, client, queue), run, { ...shared, atOnce, onFailed: poke }),
				startWorking(sourceOf(boss, client, givenUp), giveUp, { ...shared, atOnce: 1 }),
			);
		},
		async close() {
			await Promise.all(working.map((one) => one.close()));
			await boss.stop({ graceful: false });
			await client.end({ timeout: 5 });
		},
	};
}
