/** Looks at short intervals for what nobody else will notice: time that ran out, replies without a speaker, missing marks. */
import { createBackOff, type BackOff } from './backOff.ts';
import type { Commands } from './consultationCommands.ts';
import type { GradingService } from './gradingService.ts';
import type { Log, PendingWork } from './ports.ts';
import type { ReplyService } from './replyService.ts';
import type { Heartbeat } from './sittingClockPorts.ts';

export type SweeperDependencies = {
	commands: Commands;
	replies: ReplyService;
	grading: GradingService;
	work: PendingWork;
	heartbeat: Heartbeat;
	log: Log;
	/** A clock that only moves forward. */
	uptimeMs(): number;
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

/** One that fails is left out for a while and does not hold the others up. */
async function reachDeadlines(deps: SweeperDependencies, backOff: BackOff): Promise<void> {
	const { commands, grading, work, log } = deps;
	for (const { id, schoolId } of await work.listDue(backOff.resting())) {
		try {
			await commands.reachTime(schoolId, id);
			await grading.prepare(schoolId, id);
			backOff.succeeded(id);
		} catch (error) {
			const nextTryMs = backOff.failed(id);
			log.error({ err: error, consultationId: id, nextTryMs }, 'Time could not be applied');
		}
	}
}

async function beat({ heartbeat, log }: SweeperDependencies): Promise<void> {
	const outage = await heartbeat.beat();
	if (outage) log.info(outage, 'Nobody served for a while; running sittings were given it back');
}

/** Jobs that were lost are looked for seldom: hardly any ever is. */
const netEveryMs = 60_000;

export function startSweeper(deps: SweeperDependencies) {
	const { replies, grading, log, everyMs } = deps;
	const backOff = createBackOff(deps.uptimeMs);
	const complain = (what: string) => (error: unknown) => log.error({ err: error }, what);

	const jobs = {
		beat: runOneAtATime(() => beat(deps), complain('No sign of life could be given')),
		deadlines: runOneAtATime(
			() => reachDeadlines(deps, backOff),
			complain('Deadlines could not be looked up'),
		),
		replies: runOneAtATime(replies.takeLeft, complain('Replies could not be looked up')),
		grading: runOneAtATime(grading.gradeWaiting, complain('Missing marks could not be looked up')),
	};
	const net = runOneAtATime(grading.sendLost, complain('Lost grading jobs could not be looked up'));
	const timers = [
		setInterval(() => Object.values(jobs).forEach((job) => job.poke()), everyMs),
		setInterval(net.poke, netEveryMs),
	];
	jobs.beat.poke();
	jobs.replies.poke();
	net.poke();

	return {
		poke: {
			grading: () => jobs.grading.poke(),
			prepare(schoolId: string, consultationId: string): void {
				grading
					.prepare(schoolId, consultationId)
					.catch(complain('Grading could not begin while the note is written'));
			},
		},
		async close(): Promise<void> {
			timers.forEach((timer) => clearInterval(timer));
			await Promise.all([...Object.values(jobs), net].map((job) => job.settled()));
		},
	};
}
