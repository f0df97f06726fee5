import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeOfCandidate, type Sat } from './nextStation.ts';

const window = { opensAtMs: 1000, closesAtMs: 2000 };
const assessment = { window, sealedAtMs: 1, closedAtMs: null, stationIds: ['a', 'b'] };
const sat = (stationId: string, stage: Sat['stage']): Sat => ({
	stationId,
	consultationId: `consultation ${stationId}`,
	stage,
});

describe('a candidate', () => {
	it('begins with the first station and the code, inside the window', () => {
		const at = (nowMs: number) => placeOfCandidate(assessment, [], nowMs);
		expect(at(999)).toEqual({ kind: 'too_early' });
		expect(at(1000)).toEqual({ kind: 'may_begin', stationId: 'a', needsCode: true });
		expect(at(2000)).toEqual({ kind: 'too_late' });
	});

	it('is at the station whose clock runs, window or no window', () => {
		for (const stage of ['briefing', 'talking', 'writing'] as const) {
			expect(placeOfCandidate(assessment, [sat('a', stage)], 5000)).toMatchObject({
				kind: 'at_station',
				stationId: 'a',
			});
		}
	});

	it('goes on after the window has closed, without a code', () => {
		expect(placeOfCandidate(assessment, [sat('a', 'submitted')], 5000)).toEqual({
			kind: 'may_begin',
			stationId: 'b',
			needsCode: false,
		});
	});

	it('begins nothing more once a person has closed it', () => {
		const closed = { ...assessment, closedAtMs: 1500 };
		expect(placeOfCandidate(closed, [sat('a', 'submitted')], 1600)).toEqual({ kind: 'too_late' });
		expect(placeOfCandidate(closed, [sat('a', 'talking')], 1600)).toMatchObject({
			kind: 'at_station',
		});
	});

	it('sits every station once, in order, and is finished then', () => {
		fc.assert(
			fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 8 }), (stationIds) => {
				const all = { ...assessment, stationIds };
				const done: Sat[] = [];
				for (;;) {
					const place = placeOfCandidate(all, done, 1500);
					if (place.kind === 'finished') break;
					if (place.kind !== 'may_begin') throw new Error(place.kind);
					done.push(sat(place.stationId, 'submitted'));
				}
				expect(done.map(({ stationId }) => stationId)).toEqual(stationIds);
			}),
		);
	});
});
