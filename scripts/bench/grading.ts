/** `bench grading`: how long after a note is handed in its marks are there, when a model answers in a second. */
import { setTimeout as wait } from 'node:timers/promises';
import { openEmbeddedPostgres } from '#lib/server/adapters/db/embedded/openEmbeddedPostgres.ts';
import type { Actor } from '#lib/server/services/actor.ts';
import { openApp, type App } from '#lib/server/wiring.ts';
import { newDataFolder } from '../../tests/e2e/server.ts';
import { secondMarker } from '../../tests/fakes/secondMarker.ts';
import { readOptions } from '../eval/options.ts';
import { demoStudent, handIn, talk } from '../gradingFaults/playedConsultation.ts';

const asked = { worstAfterSubmissionMs: 2000, answerMs: 1000 };
/** A student writes for minutes; this is enough for what was asked when the conversation ended. */
const writingMs = 3000;
const turns = 30;

const questions = Array.from({ length: turns }, (_, at) =>
	at % 2 ? `Do you smoke, and how many a day? (${at})` : `When did the pain start? (${at})`,
);

type Measured = { ruleMs: number; wholeMs: number; partsBefore: number; parts: number };

async function measureOne(app: App, student: Actor): Promise<Measured> {
	const { feedback } = app.services;
	const id = await talk(app, student, questions);
	await wait(writingMs);
	const before = (await feedback.getProgress(student, id)).model;
	const startedMs = performance.now();
	await handIn(app, student, id);
	let ruleMs = 0;
	for (;;) {
		const { rule, model } = await feedback.getProgress(student, id);
		if (rule && !ruleMs) ruleMs = performance.now() - startedMs;
		if (rule && !model) break;
		await wait(10);
	}
	const wholeMs = performance.now() - startedMs;
	return { ruleMs, wholeMs, partsBefore: before?.answered ?? 0, parts: before?.parts ?? 0 };
}

const rounded = (values: readonly number[]) => Math.round(Math.max(...values));

/** @returns the slowest of the rounds, in milliseconds. */
export async function benchGrading(args: string[]): Promise<object> {
	const rounds = Number(readOptions(args, [], ['rounds']).rounds ?? 8);
	const folder = newDataFolder();
	const embedded = await openEmbeddedPostgres({ dataDir: folder.dataDir });
	const marker = secondMarker(async (_, result) => {
		await wait(asked.answerMs);
		return result;
	});
	const env = { DATABASE_URL: embedded.url, SCRIPTED_PACE: 'instant', LOG_LEVEL: 'error' };
	const app = await openApp(env, { modelsOf: () => [marker] });
	try {
		const student = await demoStudent(embedded.url);
		const measured: Measured[] = [];
		for (let round = 1; round <= rounds; round += 1) {
			const one = await measureOne(app, student);
			measured.push(one);
			console.error(
				`  round ${round}: by the rules after ${Math.round(one.ruleMs)} ms, by both after ${Math.round(one.wholeMs)} ms; ` +
					`${one.partsBefore} of ${one.parts} parts were answered before`,
			);
		}
		const worstAfterSubmissionMs = rounded(measured.map(({ wholeMs }) => wholeMs));
		return {
			name: 'bench grading',
			measuredOn: { rounds, turns, case: 'chest-pain' },
			worstRuleMs: rounded(measured.map(({ ruleMs }) => ruleMs)),
			worstAfterSubmissionMs,
			partsAnsweredBefore: measured[0]?.partsBefore,
			parts: measured[0]?.parts,
			asked,
			ok: worstAfterSubmissionMs <= asked.worstAfterSubmissionMs,
		};
	} finally {
		await app.close();
		await embedded.stop();
		folder.remove();
	}
}
