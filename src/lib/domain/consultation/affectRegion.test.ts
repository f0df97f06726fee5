import { describe, expect, it } from 'vitest';
import { newMemory } from '../patient/memory.ts';
import { reading, topicReading } from '../patient/testTurn.ts';
import { testScenario } from '../scenario/testScenario.ts';
import { prompts } from './affectRegion.ts';

describe('a topic that moves the patient', () => {
	it('does so when asked plainly, not when the question leads past it', () => {
		const transition = { topics: ['suicidal_thoughts'], times: 1, to: 'raw' };
		const asked = (style: 'closed' | 'leading') =>
			prompts(
				transition,
				{
					type: 'student.spoke',
					utteranceId: 'u1',
					reading: { ...reading([]), topics: [{ ...topicReading('suicidal_thoughts'), style }] },
					findingIds: [],
				},
				newMemory(testScenario),
			);
		expect(asked('closed')).toBe(true);
		expect(asked('leading')).toBe(false);
	});
});
