/** How much else the machine does while something is measured on it. Linux only, as is the database that comes along. */
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Of the kernel's clock that CPU time is counted in: USER_HZ, 100 on every Linux. */
const TICK_MICROS = 10_000;

const ticks = (fields: readonly string[]) => fields.reduce((sum, field) => sum + Number(field), 0);

/** The fields of /proc/PID/stat after the program's name, or null when there is no such process any more. */
function statOf(pid: number | string): string[] | null {
	try {
		const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
		return text.slice(text.lastIndexOf(')') + 2).split(' ');
	} catch {
		return null;
	}
}

/** CPU time of a process and its children, those that have ended included, in microseconds. */
export function familyMicros(pid: number): number {
	const own = ticks(statOf(pid)?.slice(11, 15) ?? []);
	const children = readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.map(statOf)
		.filter((stat) => stat?.[1] === String(pid))
		.map((stat) => ticks(stat?.slice(11, 13) ?? []));
	return (own + children.reduce((sum, one) => sum + one, 0)) * TICK_MICROS;
}

/** CPU time of all that runs on the machine, time taken by other machines on the same iron included, in microseconds. */
function busyMicros(): number {
	const [, user = '0', nice = '0', system = '0', , , irq = '0', softIrq = '0', stolen = '0'] =
		readFileSync('/proc/stat', 'utf8').split('\n')[0]?.split(/\s+/) ?? [];
	return ticks([user, nice, system, irq, softIrq, stolen]) * TICK_MICROS;
}

const MOST_FOREIGN_SHARE = 0.1;
const MOST_IDLE_DELAY_MS = 10;
const RESOLUTION_MS = 5;

/** Watches from a process that has nothing else to do. */
export function watchMachine() {
	const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
	let foreignMicros = 0;
	let watchedMs = 0;
	return {
		/** @param ownMicros tells the CPU time of the measurement itself. @returns a function that ends the watch. */
		watch() {
			const [busy, startMs] = [busyMicros(), performance.now()];
			delay.enable();
			return (ownMicros: number): void => {
				delay.disable();
				foreignMicros += Math.max(0, busyMicros() - busy - ownMicros);
				watchedMs += performance.now() - startMs;
			};
		},
		summary() {
			const foreignShare = foreignMicros / (watchedMs * 1000 * availableParallelism());
			const idleDelayMs = Math.max(0, delay.percentile(99) / 1e6 - RESOLUTION_MS);
			return {
				cores: availableParallelism(),
				/** Of the machine's CPU time, used by what is no part of the measurement. */
				foreignShare,
				/** 99th percentile of how late an idle process is woken. */
				idleDelayMs,
				loadAverage: loadavg()[0] ?? 0,
				isNoisy: foreignShare > MOST_FOREIGN_SHARE || idleDelayMs > MOST_IDLE_DELAY_MS,
			};
		},
	};
}
