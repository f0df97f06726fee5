import { describe, expect, it } from 'vitest';
import { countWords } from '../dialogue/countWords.ts';
import { takesMs, typedWithin } from './pace.ts';

describe('typing', () => {
	it('takes as long as its words do', () => {
		expect(countWords("What's brought you in today?", 'en')).toBe(5);
		expect(takesMs('one two three four five six seven', 'en', 35)).toBe(12_000);
	});

	it('counts Chinese by its characters', () => {
		expect(countWords('您今天哪里不舒服？', 'zh-CN')).toBeCloseTo(8 / 1.25);
	});

	it('stops where the time ends, at a whole word', () => {
		expect(typedWithin('one two three four', 'en', 60, 2500)).toBe('one two');
		expect(typedWithin('one two', 'en', 60, 2000)).toBe('one two');
	});
});
