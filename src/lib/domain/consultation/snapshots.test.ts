import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { transition } from 'xstate';
import { testScenario } from '../scenario/testScenario.ts';
import { buildConsultationMachine, machineVersion } from './machine.ts';

const fixture = JSON.parse(readFileSync('tests/snapshots/consultation-1.json', 'utf8'));
const machine = buildConsultationMachine(testScenario, new Map());

describe('a consultation stored by an earlier version of the machine', () => {
	it('has a fixture for the version in use', () => {
		expect(fixture.machineVersion).toBe(machineVersion);
	});

	it('is taken up where it stood', () => {
		const snapshot = machine.resolveState(fixture.snapshot);
		expect(snapshot.value).toEqual({ talking: { conversation: 'replying', affect: 'trusting' } });
		const [next] = transition(machine, snapshot, { type: 'patient.replied', told: ['smokes'] });
		expect(next.value).toEqual({ talking: { conversation: 'listening', affect: 'trusting' } });
		expect(next.context.memory.told).toEqual({ cough_weeks: 1, smokes: 1 });
	});
});
