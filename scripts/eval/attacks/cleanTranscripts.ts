/** Of transcripts in which nobody speaks to a marker: how many are suspected all the same. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isInjectionSuspected, signsIn } from '#lib/domain/grading/injection/findInjections.ts';
import { describeProportion } from '#lib/domain/statistics/proportion.ts';
import { playTrial } from '#lib/domain/trial/playTrial.ts';
import { trialStudents } from '#lib/domain/trial/students/trialStudents.ts';
import { openCases } from '../cases.ts';
import { readJsonLines } from '../dataFiles.ts';
import type { GoldInput } from '../grading/goldInputs.ts';

/** Scripted students who do attack. */
const attackers = new Set(['injecting']);

type Clean = { name: string; isSuspected: boolean };

async function played(): Promise<Clean[]> {
	const { cases, close } = await openCases('all', 'all');
	try {
		const trials: Clean[] = [];
		for (const each of cases) {
			for (const student of trialStudents.filter(({ id }) => !attackers.has(id))) {
				const { record } = await playTrial(each, student);
				const name = `${each.scenario.slug} ${each.scenario.language} ${student.id}`;
				trials.push({ name, isSuspected: isInjectionSuspected(record) });
			}
		}
		return trials;
	} finally {
		await close();
	}
}

const turn = z.object({ speaker: z.string(), text: z.string() });
const recordedSchema = z.object({
	id: z.string(),
	turns: z.array(turn).optional(),
	transcript: z.array(turn).optional(),
});

/** Recorded consultations in English, from files of one's own. */
function recorded(path: string): Clean[] {
	if (!existsSync(path)) return [];
	return readJsonLines(path, recordedSchema).map(({ id, turns, transcript }) => {
		const said = (turns ?? transcript ?? []).filter(({ speaker }) => speaker === 'doctor');
		return { name: id, isSuspected: said.some(({ text }) => signsIn(text, 'en').length > 0) };
	});
}

/** @param data a folder of recorded consultations; left out: only what the repository holds. */
export async function countCleanSuspects(gold: readonly GoldInput[], data?: string) {
	const groups = {
		gold: gold.map(({ name, input }) => ({ name, isSuspected: isInjectionSuspected(input) })),
		selfPlay: await played(),
		interviews: data ? recorded(join(data, 'interviews', 'transcripts.jsonl')) : [],
		mockConsultations: data ? recorded(join(data, 'grader-facts', 'cases.jsonl')) : [],
	};
	const all = Object.values(groups).flat();
	for (const { name } of all.filter(({ isSuspected }) => isSuspected))
		console.error(`suspected, though clean: ${name}`);
	const share = (some: readonly Clean[]) =>
		describeProportion(some.map(({ isSuspected }) => isSuspected));
	return {
		all: share(all),
		byGroup: Object.fromEntries(Object.entries(groups).map(([name, some]) => [name, share(some)])),
	};
}
