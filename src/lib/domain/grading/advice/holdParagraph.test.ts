import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OverallFact } from './advice.ts';
import { holdParagraph } from './holdParagraph.ts';

const facts: OverallFact[] = [
	{ code: 'marks', points: 24.5, most: 36 },
	{ code: 'weakest_section', label: 'Red flags', points: 2, most: 8 },
	{ code: 'questions', open: 4, total: 11 },
	{ code: 'safety_missed', count: 2 },
];
const zh: OverallFact[] = [
	{ code: 'marks', points: 24.5, most: 36 },
	{ code: 'weakest_section', label: '危险信号', points: 2, most: 8 },
];

describe("a model's paragraph", () => {
	it.each([
		['en', 'You got 24.5 out of 36 marks. Of your questions, 4 out of 11 were open. Keep going!'],
		['en', 'The weakest part was Red flags, with room to grow. Look there next time.'],
		['zh-CN', '您得到 24.5 分，满分 36 分。危险信号是表现最弱的部分。下次再试试！'],
	] as const)('stands where it tells the facts: %s %s', (language, text) => {
		expect(holdParagraph(text, language === 'en' ? facts : zh, language)).toBe(text);
	});

	it.each([
		['another number', 'You got 30 out of 36 marks.'],
		['numbers turned round', 'You got 36 out of 24.5 marks.'],
		['a number in words', 'You got thirty marks.'],
		['a claim', 'You listened with great warmth.'],
		['a diagnosis', 'You got 24.5 out of 36 marks for a heart attack.'],
		['praise for what is a weakness', 'Your strongest part was Red flags.'],
		['a denial', 'You did not miss any safety item.'],
		['nothing', '  '],
	])('falls with %s', (_, text) => {
		expect(holdParagraph(text, facts, 'en')).toBeNull();
	});

	it.each(['您得到 30 分，满分 36 分。', '您表现出很强的共情能力。', '危险信号是表现最好的部分。'])(
		'falls in Chinese as well: %s',
		(text) => {
			expect(holdParagraph(text, zh, 'zh-CN')).toBeNull();
		},
	);

	it('never brings in a number that is in no fact', () => {
		const known = [24.5, 36, 2, 8, 4, 11];
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 99 }), (a, b) => {
				const held = holdParagraph(`You got ${a} out of ${b} marks.`, facts, 'en');
				expect(held === null || (known.includes(a) && known.includes(b))).toBe(true);
			}),
		);
	});
});
