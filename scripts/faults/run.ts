/** One run by seed: students side by side, blows against the app, and the checker at the end. */
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { checkRun } from './check/checkRun.ts';
import { signIn } from './http.ts';
import { countFaults, planBlows, planStudent, type Blow } from './plan.ts';
import { plant, type PlantName } from './plant.ts';
import { openStage, type Stage } from './stage.ts';
import { playStudent, type World } from './student.ts';

export type RunSettings = {
	seed: number;
	consultations: number;
	/** Students at the same time. */
	atOnce: number;
	/** Kills and freezes. */
	blows: number;
	/** A bug to be planted in the running system: the checker must find it. */
	planted: PlantName | null;
};

/** Strikes when the plan says so, or the process beside it where the one meant is down. */
function openBlows({ processes }: Stage, plan: readonly Blow[]) {
	const left = [...plan];
	const done = { kill: 0, freeze: 0 };
	const striking = new Set<Promise<void>>();
	return {
		done,
		settled: () => Promise.all(striking),
		after(acknowledged: number): void {
			while (left[0] && left[0].after <= acknowledged) {
				const { process, kind } = left.shift() as Blow;
				const struck = [processes[process], processes[1 - process]].find((one) => one?.isUp());
				if (!struck) continue;
				done[kind] += 1;
				const over = struck.strike(kind).finally(() => striking.delete(over));
				striking.add(over);
			}
		},
	};
}

/** The last notes are marked by a sweeper: it is given a while. */
async function untilGraded({ sql }: Stage, ids: readonly string[]): Promise<void> {
	for (let tries = 0; tries < 120; tries += 1) {
		const [waiting] = await sql<
			{ count: number }[]
		>`select count(*)::int as count from consultations
			left join gradings on gradings.consultation_id = consultations.id
			where consultations.stage = 'submitted' and gradings.id is null
			and consultations.id = any(${sql.array([...ids])}::uuid[])`;
		if (waiting?.count === 0) return;
		await wait(1000);
	}
}

/** @returns the consultations' ids. */
async function playAll(
	world: World,
	{ seed, consultations, atOnce }: RunSettings,
): Promise<string[]> {
	const ids: string[] = [];
	let next = 0;
	async function playNext(): Promise<void> {
		while (next < consultations) {
			const plan = planStudent(seed, next);
			next += 1;
			ids.push(await playStudent(world, plan));
			if (ids.length % 50 === 0)
				console.error(`${ids.length} of ${consultations} consultations over`);
		}
	}
	await Promise.all(Array.from({ length: Math.min(atOnce, consultations) }, playNext));
	return ids;
}

async function runOn(stage: Stage, settings: RunSettings, folder: string) {
	const { seed, consultations } = settings;
	const counts = { turns: 0, acknowledged: 0, retried: 0, reconnected: 0 };
	const blows = openBlows(stage, planBlows(seed, consultations, settings.blows));
	const origins = stage.processes.map(({ origin }) => origin);
	const world: World = {
		origins,
		cookie: await signIn(origins[0] ?? ''),
		sql: stage.sql,
		folder,
		on: {
			acknowledged(name) {
				counts.acknowledged += 1;
				if (name === 'say') counts.turns += 1;
				blows.after(counts.acknowledged);
			},
			retried: () => void (counts.retried += 1),
			reconnected: (times) => void (counts.reconnected += times),
		},
	};
	const ids = await playAll(world, settings);
	await blows.settled();
	await untilGraded(stage, ids);
	const modelRequests = await stage.countModelRequests();
	const { ended, violations, examples } = await checkRun(stage.sql, folder, ids);
	for (const example of examples) console.error(example);
	const faults = countFaults(seed, modelRequests);
	const injected = Object.values(faults).reduce((sum, count) => sum + count, 0);
	return {
		...{ seed, consultations: ids.length, turns: counts.turns },
		...{ modelRequests, faultShare: Number((injected / modelRequests).toFixed(3)), faults },
		...{ kills: blows.done.kill, freezes: blows.done.freeze },
		...{ commands: counts.acknowledged, retried: counts.retried, reconnected: counts.reconnected },
		...{ ended, violations },
	};
}

/** @returns the figures. Journals and the app's logs stay in a folder that is named on standard error. */
export async function runFaults(settings: RunSettings) {
	const started = Date.now();
	const folder = mkdtempSync(join(tmpdir(), 'virtual-patient-faults-'));
	const journals = join(folder, 'journals');
	mkdirSync(journals);
	console.error(`Journals and logs: ${folder}`);
	const stage = await openStage(settings.seed, folder);
	try {
		if (settings.planted) await plant(stage.sql, settings.planted);
		const figures = await runOn(stage, settings, journals);
		return { ...figures, seconds: Math.round((Date.now() - started) / 1000) };
	} finally {
		await stage.close();
	}
}
