/** A process that grades, to be killed: the app itself, with a second marker that takes its time. */
import { setTimeout as wait } from 'node:timers/promises';
import { openApp } from '#lib/server/wiring.ts';
import { secondMarker } from '../../tests/fakes/secondMarker.ts';
import { workerTimes } from './workerTimes.ts';

const marker = secondMarker(async (_, result) => {
	await wait(20 + Math.random() * 80);
	return result;
});
await openApp(
	{ ...process.env, SCRIPTED_PACE: 'instant', LOG_LEVEL: 'fatal' },
	{ modelsOf: () => [marker], times: workerTimes },
);
process.send?.('ready');
process.on('disconnect', () => process.exit());
