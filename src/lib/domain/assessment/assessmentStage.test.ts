import { describe, expect, it } from 'vitest';
import { faultsBeforeSealing, stageOfAssessment } from './assessmentStage.ts';

const window = { opensAtMs: 1000, closesAtMs: 2000 };
const sealed = { window, sealedAtMs: 10, closedAtMs: null };

describe('an assessment', () => {
	it('is a draft until it is sealed, whatever its window', () => {
		expect(stageOfAssessment({ ...sealed, sealedAtMs: null }, 1500)).toBe('draft');
	});
	it('opens and closes by the clock', () => {
		const at = (nowMs: number) => stageOfAssessment(sealed, nowMs);
		expect([at(999), at(1000), at(1999), at(2000)]).toEqual([
			'scheduled',
			'open',
			'open',
			'closed',
		]);
	});
	it('is closed once a person has closed it', () => {
		expect(stageOfAssessment({ ...sealed, closedAtMs: 1100 }, 1500)).toBe('closed');
	});
});

describe('sealing', () => {
	it('needs stations, candidates and a window that is not over, and says what is missing', () => {
		expect(faultsBeforeSealing({ stations: 0, candidates: 0, window: null }, 0)).toEqual([
			'no_stations',
			'no_candidates',
			'no_window',
		]);
		const whole = { stations: 1, candidates: 1, window };
		expect(faultsBeforeSealing(whole, 2000)).toEqual(['window_over']);
		expect(faultsBeforeSealing(whole, 1999)).toEqual([]);
	});
});
