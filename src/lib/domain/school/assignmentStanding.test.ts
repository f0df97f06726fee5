import { describe, expect, it } from 'vitest';
import { assignmentStanding, type AssignedWork } from './assignmentStanding.ts';

const dates = { opensAtMs: 100, dueAtMs: 200 };
const work = (given: Partial<AssignedWork>): AssignedWork => ({
	...{ consultationId: 'one', stage: 'submitted', startedAtMs: 110, stageStartedAtMs: 150 },
	...given,
});

describe('an assigned case', () => {
	it('is not begun before anything was, nor by what was given up or begun before it opened', () => {
		const works = [
			work({ stage: 'abandoned' }),
			work({ stage: 'expired' }),
			work({ startedAtMs: 99 }),
		];
		expect(assignmentStanding(dates, [])).toEqual({ state: 'not_begun' });
		expect(assignmentStanding(dates, works)).toEqual({ state: 'not_begun' });
	});

	it('is under way from the door note on', () => {
		expect(assignmentStanding(dates, [work({ stage: 'briefing' })])).toEqual({
			state: 'under_way',
			consultationId: 'one',
		});
	});

	it('is done with the first that was handed in, whatever is begun again', () => {
		const works = [
			work({ consultationId: 'again', stageStartedAtMs: 180 }),
			work({ consultationId: 'begun', stage: 'talking', stageStartedAtMs: 190 }),
			work({}),
		];
		expect(assignmentStanding(dates, works)).toMatchObject({
			state: 'done',
			consultationId: 'one',
		});
	});

	it.each([
		[200, false],
		[201, true],
	])('handed in at %d is late: %s', (stageStartedAtMs, isLate) => {
		expect(assignmentStanding(dates, [work({ stageStartedAtMs })])).toMatchObject({ isLate });
	});
});
