/** `bench marking`: how long the next sitting takes to be there to mark, and its marks once the grade is given. */
import { randomUUID } from 'node:crypto';
import { availableParallelism, loadavg } from 'node:os';
import { quantile } from '#lib/domain/trial/measures/measureTrial.ts';
import { openDatabase } from '#lib/server/adapters/db/database.ts';
import { openEmbeddedPostgres } from '#lib/server/adapters/db/embedded/openEmbeddedPostgres.ts';
import type { Actor } from '#lib/server/services/actor.ts';
import { openApp, type App } from '#lib/server/wiring.ts';
import { newDataFolder } from '../../tests/e2e/server.ts';
import { readOptions } from '../eval/options.ts';
import { demoPerson } from '../gradingFaults/playedConsultation.ts';
import { seedSittings } from './manySittings.ts';

const asked = { openingMs95: 150 };
const turns = 20;

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
	const startedMs = performance.now();
	const result = await work();
	return { ms: performance.now() - startedMs, result };
}

const rounded = (ms: number) => Number(ms.toFixed(1));
const figuresOf = (times: readonly number[]) => ({
	ms50: rounded(quantile(times, 0.5)),
	ms95: rounded(quantile(times, 0.95)),
	worstMs: rounded(Math.max(...times)),
});

/** Leaves each for the one after it, as a marker does who goes through them all. */
async function markThrough({ services: { marking } }: App, marker: Actor, assessmentId: string) {
	const [opening, grading]: [number[], number[]] = [[], []];
	for (let leaving: string | null = null; ;) {
		const wanted = { stationId: null, leaving };
		const opened = await timed(async () => {
			const { markingId } = await marking.next(marker, assessmentId, wanted);
			return markingId && (await marking.get(marker, markingId));
		});
		if (!opened.result || opened.result.step !== 'grading') return { opening, grading };
		const { id } = opened.result;
		opening.push(opened.ms);
		const given = { commandId: randomUUID(), grade: 3 };
		grading.push((await timed(() => marking.grade(marker, id, given))).ms);
		leaving = id;
	}
}

export async function benchMarking(args: string[]): Promise<object> {
	const sittings = Number(readOptions(args, [], ['sittings']).sittings ?? 200);
	const folder = newDataFolder();
	const embedded = await openEmbeddedPostgres({ dataDir: folder.dataDir });
	const app = await openApp({
		...{ DATABASE_URL: embedded.url, SCRIPTED_PACE: 'instant', LOG_LEVEL: 'error' },
	});
	const database = openDatabase(embedded.url, { maxConnections: 1 });
	try {
		const student = await demoPerson(embedded.url, 'student');
		const instructor = await demoPerson(embedded.url, 'instructor');
		const people = { instructor, student };
		const assessmentId = await seedSittings({ app, database }, people, { sittings, turns });
		console.error(`  ${sittings} sittings of ${turns} turns are handed in`);
		const times = await markThrough(app, instructor, assessmentId);
		const [opening, grading] = [figuresOf(times.opening), figuresOf(times.grading)];
		console.error(
			`  opening the next: ${opening.ms50} ms in the middle, ${opening.ms95} at the 95th percentile; its marks after the grade: ${grading.ms50} and ${grading.ms95}`,
		);
		return {
			bench: 'marking',
			measuredOn: { sittings: times.opening.length, turns, case: 'chest-pain' },
			...{ opening, grading, asked },
			machine: { cores: availableParallelism(), load: loadavg()[0] },
			ok:
				times.opening.length >= sittings &&
				Math.max(opening.ms95, grading.ms95) < asked.openingMs95,
		};
	} finally {
		await database.close();
		await app.close();
		await embedded.stop();
		folder.remove();
	}
}
