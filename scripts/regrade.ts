/**
 * `npm run regrade -- --school SLUG --by EMAIL (--consultations ID,ID | --case SLUG | --all)`: grades again under the newest
 * rubric, by the graders of today, and prints what moved.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { and, eq } from 'drizzle-orm';
import type { MovedItem } from '#lib/domain/grading/movedMarks.ts';
import { openDatabase } from '#lib/server/adapters/db/database.ts';
import { resolveDatabaseUrl } from '#lib/server/adapters/db/databaseUrl.ts';
import { schools } from '#lib/server/adapters/db/schema/schools.ts';
import { users } from '#lib/server/adapters/db/schema/users.ts';
import { OperatorError } from '#lib/server/operatorError.ts';
import type { Actor } from '#lib/server/services/actor.ts';
import type { RegradeScope, RegradeTarget } from '#lib/server/services/gradingPorts.ts';
import type { Moved, RegradeService } from '#lib/server/services/regradeService.ts';
import { ServiceError } from '#lib/server/services/serviceError.ts';
import { openApp } from '#lib/server/wiring.ts';
import { readOptions } from './eval/options.ts';
import { runNamed } from './eval/runNamed.ts';

/** A model that is away for longer than all tries of a job leaves the rest to people. */
const patienceMs = 20 * 60_000;

type Options = ReturnType<typeof read>;
const read = (args: string[]) =>
	readOptions(args, ['school', 'by'], ['consultations', 'case'], ['all']);

function scopeOf(options: Options): RegradeScope {
	const { consultations, case: slug, all } = options;
	if ([consultations, slug, all].filter(Boolean).length !== 1) {
		throw new OperatorError('Say which: --consultations ID,ID or --case SLUG or --all.');
	}
	if (consultations) return { consultationIds: consultations.split(',') };
	return slug ? { slug } : 'all';
}

/** Who answers for it: kept in the audit log. */
async function findActor(school: string, email: string): Promise<Actor> {
	const chosen = await resolveDatabaseUrl();
	const database = openDatabase(chosen.url, { maxConnections: 1 });
	try {
		const [found] = await database.inSystem((tx) =>
			tx
				.select({
					userId: users.id,
					schoolId: users.schoolId,
					role: users.role,
					displayName: users.displayName,
				})
				.from(users)
				.innerJoin(schools, eq(schools.id, users.schoolId))
				.where(and(eq(schools.slug, school), eq(users.email, email))),
		);
		if (!found) throw new OperatorError(`The school "${school}" has nobody with ${email}.`);
		return found;
	} finally {
		await database.close();
		await chosen.stop();
	}
}

async function untilDone(service: RegradeService, actor: Actor, targets: RegradeTarget[]) {
	let undone = targets;
	let movedMs = performance.now();
	while (undone.length > 0 && performance.now() - movedMs < patienceMs) {
		await wait(1000);
		const left = await service.listUndone(actor, undone);
		if (left.length < undone.length) movedMs = performance.now();
		undone = left;
		console.error(`  ${targets.length - undone.length} of ${targets.length} graded`);
	}
	return undone;
}

const pointsOf = (mark: MovedItem['before']) =>
	mark ? `${mark.points ?? 'unscored'} of ${mark.marks}` : 'not in the rubric';

function printMoved({ consultationId, before, after, items }: Moved): void {
	console.error(
		`${consultationId}: ${before.points} of ${before.maxPoints} -> ${after.points} of ${after.maxPoints}`,
	);
	for (const item of items) {
		console.error(`    ${item.label}: ${pointsOf(item.before)} -> ${pointsOf(item.after)}`);
	}
}

async function regrade(args: string[]): Promise<object> {
	const options = read(args);
	const scope = scopeOf(options);
	const actor = await findActor(options.school, options.by);
	const app = await openApp();
	try {
		const service = app.services.regrade;
		const { run, sinceMs, targets, unfit } = await service.start(actor, scope);
		console.error(`Grading ${targets.length} consultations again.`);
		for (const id of unfit) {
			console.error(`${id}: left as it is, for its case lacks what the newest rubric asks for.`);
		}
		const undone = await untilDone(service, actor, targets);
		const ids = targets.map(({ consultationId }) => consultationId);
		const moved = await service.listMoved(actor, ids, sinceMs);
		const changed = moved.filter(({ items }) => items.length > 0);
		changed.forEach(printMoved);
		const counts = { graded: ids.length - undone.length, undone: undone.length };
		const figures = { ...counts, unfit: unfit.length, moved: changed.length };
		return { run, ...figures, ok: undone.length === 0 };
	} catch (error) {
		if (!(error instanceof ServiceError)) throw error;
		throw new OperatorError(`${options.by} may not grade: it takes an instructor (${error.code}).`);
	} finally {
		await app.close();
	}
}

runNamed('command', { regrade });
