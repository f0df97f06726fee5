/**
 * Takes jobs from a queue and runs them, several at once. The library has a loop of its own, but it does not wait for a
 * job to be marked as done: where the database is away at that moment, the whole process ends by it.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '#lib/server/services/ports.ts';

export type QueueTimes = {
	/** A job whose process has not said for so long that it lives is tried again. */
	silentSeconds: number;
	aliveEveryMs: number;
	/** How often other processes' jobs are looked for; own ones are known at once. */
	pollMs: number;
};

export type Source<Job> = {
	take(): Promise<{ id: string; data: Job } | null>;
	complete(id: string): Promise<void>;
	fail(id: string, message: string): Promise<void>;
	/** Says that this process still works on them. */
	keep(ids: readonly string[]): Promise<void>;
};

type Options = {
	atOnce: number;
	times: QueueTimes;
	log: Log;
	/** Gives jobs of dead processes back. */
	expire(): Promise<void>;
	onFailed?(): void;
};

/** How long running jobs may take to end when the process closes. */
const closingMs = 2000;

function createBell() {
	let ring = new AbortController();
	return {
		/** Aborts at the next poke. */
		next: () => ring.signal,
		poke(): void {
			ring.abort();
			ring = new AbortController();
		},
	};
}

export function startWorking<Job>(
	source: Source<Job>,
	run: (job: Job) => Promise<void>,
	{ atOnce, times, log, expire, onFailed }: Options,
) {
	const running = new Set<string>();
	const bell = createBell();
	let isClosing = false;
	const complain = (error: unknown) =>
		log.error({ err: error }, 'The queue of grading jobs could not be asked');

	async function perform({ id, data }: { id: string; data: Job }): Promise<void> {
		running.add(id);
		try {
			await run(data);
			await source.complete(id);
		} catch (error) {
			log.error({ err: error, job: data }, 'A grading job failed');
			await source.fail(id, error instanceof Error ? error.message : String(error));
			onFailed?.();
		} finally {
			running.delete(id);
		}
	}

	/** A queue that cannot be asked now is asked again after a while: jobs taken meanwhile run out, and come back. */
	async function loop(): Promise<void> {
		while (!isClosing) {
			// Before it looks: what is sent while it looks is heard afterwards.
			const signal = bell.next();
			const job = await source.take().catch(complain);
			if (job) await perform(job).catch(complain);
			else await wait(times.pollMs, undefined, { signal }).catch(() => undefined);
		}
	}

	const loops = Array.from({ length: atOnce }, loop);
	const timer = setInterval(() => {
		if (running.size > 0) source.keep([...running]).catch(complain);
		expire().then(bell.poke, complain);
	}, times.aliveEveryMs);
	expire().catch(complain);

	return {
		poke: bell.poke,
		async close(): Promise<void> {
			isClosing = true;
			bell.poke();
			await Promise.race([Promise.all(loops), wait(closingMs)]);
			clearInterval(timer);
			const left = [...running].map((id) => source.fail(id, 'Its process ended.'));
			await Promise.allSettled(left);
		},
	};
}
