import { describe, expect, it } from 'vitest';
import { testScenario } from '../scenario/testScenario.ts';
import { retryClock, shortestRetryMs } from './deadlines.ts';

const allowanceMs = testScenario.briefing.consultationSeconds * 1000;

describe('the clock of a retry', () => {
	it('stands where it stood at that turn', () => {
		const clock = retryClock(testScenario, 1_000_000, 60_000);
		expect(clock).toEqual({ stageStartedAtMs: 940_000, dueAtMs: 940_000 + allowanceMs });
	});
	it('leaves three minutes at least, for a turn at the end of the time', () => {
		const { dueAtMs } = retryClock(testScenario, 1_000_000, allowanceMs - 1000);
		expect(dueAtMs).toBe(1_000_000 + shortestRetryMs);
	});
});
