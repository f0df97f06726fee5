import { expect, it, vi } from 'vitest';
import { createGradingService, type GradingDependencies } from './gradingService.ts';

it('a consultation that cannot be marked is tried again ever more seldom, and its fault is logged as often', async () => {
	let nowMs = 0;
	const log = { error: vi.fn(), info: () => {} };
	const waiting = { id: 'broken', schoolId: 'school' };
	const deps = {
		log,
		uptimeMs: () => nowMs,
		graders: { rule: { version: 'rule/1' }, modelsOf: () => [] },
		work: {
			listUngraded: async (_: string, except: string[]) =>
				except.includes(waiting.id) ? [] : [waiting],
		},
		transactions: {
			inSchool: async () => {
				throw new Error('Its case cannot be read.');
			},
		},
	};
	const { gradeWaiting } = createGradingService(deps as unknown as GradingDependencies);
	for (; nowMs < 60_000; nowMs += 1000) await gradeWaiting();
	const faults = log.error.mock.calls.filter(([, message]) =>
		message.endsWith('could not be marked'),
	);
	expect(faults).toHaveLength(6);
});
