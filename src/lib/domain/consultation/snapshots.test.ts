import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { transition } from 'xstate';
import { testScenario } from '../scenario/testScenario.ts';
import type { ConsultationContext } from './assignments.ts';
import { buildConsultationMachine, machineVersion, type ConsultationMachine } from './machine.ts';
import { migrateSnapshot } from './migrateSnapshot.ts';

const versions = [1, 2, 3];
const readFixture = (version: number) =>
	JSON.parse(readFileSync(`tests/snapshots/consultation-${version}.json`, 'utf8'));
const machine = buildConsultationMachine(testScenario, new Map());

function takeUp(version: number) {
	const { machineVersion: stored, snapshot } = readFixture(version);
	const migrated = migrateSnapshot(stored, snapshot);
	return machine.resolveState(migrated as Parameters<ConsultationMachine['resolveState']>[0]);
}

describe('a consultation stored by an earlier version of the machine', () => {
	it('has a fixture for every version up to the one in use', () => {
		expect(versions.map((version) => readFixture(version).machineVersion).at(-1)).toBe(
			machineVersion,
		);
	});

	it.each(versions)('is taken up where it stood: version %i', (version) => {
		const snapshot = takeUp(version);
		expect(snapshot.value).toEqual({ talking: { conversation: 'replying', affect: 'trusting' } });
		const [next] = transition(machine, snapshot, { type: 'patient.replied', told: ['smokes'] });
		expect(next.value).toEqual({ talking: { conversation: 'listening', affect: 'trusting' } });
		expect(next.context.memory.told).toEqual({ cough_weeks: 1, smokes: 1 });
	});

	it('of version 1 remembers nothing improvised, and can go on improvising', () => {
		const { memory } = takeUp(1).context as ConsultationContext;
		expect(memory.improvised).toEqual({});
	});

	it('of an unknown version is refused', () => {
		expect(migrateSnapshot('consultation/0', { value: '', context: {} })).toBeNull();
	});
});
