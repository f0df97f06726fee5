/** Loaded into a process that is measured: answers how much it has used since it was last asked. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

if (isMainThread && process.send) {
	const RESOLUTION_MS = 5;
	const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
	delay.enable();
	let before = process.cpuUsage();
	process.on('message', (message) => {
		if (message !== 'probe') return;
		const { user, system } = process.cpuUsage(before);
		before = process.cpuUsage();
		process.send?.({
			type: 'probe',
			cpuMicros: user + system,
			// The histogram holds the time between two ticks of its own timer.
			loopDelayMs: Math.max(0, delay.percentile(99) / 1e6 - RESOLUTION_MS),
			residentBytes: process.memoryUsage.rss(),
		});
		delay.reset();
	});
	process.channel?.unref();
	// Whoever measures has gone, by whatever death.
	process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}
