import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testScenario } from '../scenario/testScenario.ts';
import { clockAfter, dueTimeEvent, nextDueAtMs, stageAllowanceMs } from './deadlines.ts';
import { withExtraTime, type SittingTerms } from './sittingTerms.ts';

const terms = (extraPercent: number, times = someTimes): SittingTerms => ({
	assessmentId: 'assessment',
	station: { position: 1, count: 2 },
	times,
	extraPercent,
	patientModels: [],
});
const someTimes = { readingSeconds: 60, consultationSeconds: 480, noteSeconds: 301 };

const percent = fc.integer({ min: 0, max: 100 });
const seconds = fc.integer({ min: 1, max: 7200 });
const running = fc.constantFrom('briefing' as const, 'talking' as const, 'writing' as const);

describe('extra time', () => {
	it('lengthens each stage by its share, rounded up to a whole second', () => {
		const at = (stage: 'briefing' | 'talking' | 'writing') =>
			stageAllowanceMs(testScenario, stage, terms(25));
		expect([at('briefing'), at('talking'), at('writing')]).toEqual([75_000, 600_000, 377_000]);
	});

	it('never gives less for more, nor less than its share, nor a second beyond it', () => {
		fc.assert(
			fc.property(seconds, percent, percent, (given, one, other) => {
				const [less, more] = [Math.min(one, other), Math.max(one, other)];
				expect(withExtraTime(given, more)).toBeGreaterThanOrEqual(withExtraTime(given, less));
				const exact = given * (1 + more / 100);
				expect(withExtraTime(given, more)).toBeGreaterThanOrEqual(exact - 1e-6);
				expect(withExtraTime(given, more)).toBeLessThan(exact + 1 + 1e-6);
			}),
		);
	});

	it('of none changes nothing', () => {
		fc.assert(
			fc.property(seconds, (given) => {
				expect(withExtraTime(given, 0)).toBe(given);
			}),
		);
	});
});

describe('the clock of a sitting', () => {
	it('gives each stage its allowance and every credit, to the millisecond, and ends it then', () => {
		const credits = fc.array(fc.integer({ min: 1, max: 600_000 }), { maxLength: 5 });
		fc.assert(
			fc.property(
				running,
				percent,
				credits,
				fc.integer({ min: 0 }),
				(stage, extra, given, start) => {
					const own = terms(extra);
					const before = { stage: 'expired' as const, stageStartedAtMs: 0, dueAtMs: null };
					const clock = clockAfter(testScenario, { ...before, terms: own }, stage, start);
					const total = given.reduce((sum, ms) => sum + ms, 0);
					const due = (clock.dueAtMs ?? 0) + total;
					const at = { ...clock, dueAtMs: due, stage, terms: own, past: everyEntry };
					expect(due - start).toBe(stageAllowanceMs(testScenario, stage, own)! + total);
					expect(dueTimeEvent(testScenario, at, due - 1)).toBeNull();
					expect(dueTimeEvent(testScenario, at, due)).not.toBeNull();
					expect(nextDueAtMs(testScenario, at)).toBe(due);
				},
			),
		);
	});

	it('opens the door when reading time is over, and loses nobody their station', () => {
		const at = { stage: 'briefing' as const, stageStartedAtMs: 0, dueAtMs: 60_000, past: [] };
		const event = dueTimeEvent(testScenario, { ...at, terms: terms(0) }, 60_000);
		expect(event).toEqual({ type: 'consultation.began', byClock: true });
	});

	it('shows the author’s timeline at the same share of everybody’s time, later by what was given back', () => {
		const scenario = { ...testScenario, timeline: [entry] };
		const clock = (extra: number, creditMs: number) => ({
			...{ stage: 'talking' as const, stageStartedAtMs: 0, past: [], terms: terms(extra) },
			dueAtMs: withExtraTime(480, extra) * 1000 + creditMs,
		});
		expect(nextDueAtMs(scenario, clock(0, 0))).toBe(240_000);
		expect(nextDueAtMs(scenario, clock(25, 0))).toBe(300_000);
		expect(nextDueAtMs(scenario, clock(25, 60_000))).toBe(360_000);
		expect(dueTimeEvent(scenario, clock(25, 60_000), 359_999)).toBeNull();
		expect(dueTimeEvent(scenario, clock(25, 60_000), 360_000)).toMatchObject({
			timelineId: 'worse',
		});
	});
});

const entry = { ...testScenario.timeline[0]!, id: 'worse', atSeconds: 240 };
const everyEntry = testScenario.timeline.map(({ id }) => id);
