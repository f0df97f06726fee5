/** Looks at short intervals for what nobody else will notice: time that ran out, replies without a speaker, missing marks. */
import type { Commands } from './consultationCommands.ts';
import type { GradingService } from './gradingService.ts';
import type { Log, PendingWork } from './ports.ts';
import type { ReplyService } from './replyService.ts';

export type SweeperDependencies = {
	commands: Commands;
	replies: ReplyService;
	grading: GradingService;
	work: PendingWork;
	log: Log;
	everyMs: number;
};

/** Runs one job at a time; asked again while it runs, it runs once more afterwards. */
export function runOneAtATime(job: () => Promise<void>, onError: (error: unknown) => void) {
	let running: Promise<void> | null = null;
	let again = false;
	async function loop() {
		do {
			again = false;
			await job().catch(onError);
		} while (again);
		running = null;
	}
	return {
		poke(): void {
			again = true;
			running ??= loop();
		},
		settled: async () => running ?? undefined,
	};
}

export function startSweeper(deps: SweeperDependencies) {
	const { commands, replies, grading, work, log, everyMs } = deps;
	const complain = (what: string) => (error: unknown) => log.error({ err: error }, what);

	async function reachDeadlines() {
		for (const { id, schoolId } of await work.listDue()) {
			await commands
				.reachTime(schoolId, id)
				.catch(complain(`Time could not be applied to consultation ${id}`));
		}
	}

	const jobs = {
		deadlines: runOneAtATime(reachDeadlines, complain('Deadlines could not be looked up')),
		replies: runOneAtATime(replies.takeAll, complain('Replies could not be looked up')),
		grading: runOneAtATime(grading.gradeWaiting, complain('Missing marks could not be looked up')),
	};
	const timer = setInterval(() => Object.values(jobs).forEach((job) => job.poke()), everyMs);
	jobs.replies.poke();

	return {
		poke: { replies: () => jobs.replies.poke(), grading: () => jobs.grading.poke() },
		async close(): Promise<void> {
			clearInterval(timer);
			await Promise.all(Object.values(jobs).map((job) => job.settled()));
		},
	};
}
