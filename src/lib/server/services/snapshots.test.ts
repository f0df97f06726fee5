import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isGateOpen } from '#lib/domain/patient/gate.ts';
import type { Fact } from '#lib/domain/scenario/schema.ts';
import { testScenario } from '#lib/domain/scenario/testScenario.ts';
import { memoryOf } from './snapshots.ts';

it.each([1, 2, 3])(
	'what is read of a consultation of machine %i answers what gates ask',
	(version) => {
		const { snapshot } = JSON.parse(
			readFileSync(`tests/snapshots/consultation-${version}.json`, 'utf8'),
		);
		const guarded: Fact = {
			...testScenario.facts[0]!,
			disclosure: 'guarded',
			gate: { any: [[{ askedTimes: 9 }]] },
		};
		expect(isGateOpen(guarded, memoryOf(snapshot))).toBe(false);
	},
);
