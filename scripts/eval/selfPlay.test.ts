import { afterAll, describe, expect, it } from 'vitest';
import { measureTrial } from '#lib/domain/trial/measures/measureTrial.ts';
import { playTrial } from '#lib/domain/trial/playTrial.ts';
import { trialStudents } from '#lib/domain/trial/students/trialStudents.ts';
import { openCases } from './cases.ts';

const { cases, close } = await openCases('all', 'all');
afterAll(close);

/** Hundreds of turns, each read by the real interpreter. */
const patience = 180_000;

describe.each(cases.map((each) => ({ ...each, name: each.scenario.slug })))(
	'a shipped case, played by scripted students: $name ($scenario.language)',
	(trialCase) => {
		it.each(trialStudents)(
			'gives nothing away and gainsays nothing: $id',
			async (student) => {
				const measures = measureTrial(await playTrial(trialCase, student));
				expect(measures.turns).toBeGreaterThan(0);
				expect(measures.guardedLeaks).toEqual([]);
				expect(measures.contradictions).toEqual([]);
				expect(measures.unaskedByReading).toEqual([]);
			},
			patience,
		);
	},
);
