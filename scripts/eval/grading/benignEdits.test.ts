import { expect, test } from 'vitest';
import { seededRandom } from '#lib/domain/statistics/seededRandom.ts';
import { benignEdits } from './benignEdits.ts';

const edited = (edit: string, text: string, line = 3, language: 'en' | 'zh-CN' = 'en') =>
	benignEdits(language)[edit]?.(text, seededRandom(1), line);

test('a typo changes places of two letters inside one longer word', () => {
	const [text, typed = ''] = ['Any breathlessness?', edited('typos', 'Any breathlessness?')];
	expect(typed).not.toBe(text);
	expect([...typed].sort()).toEqual([...text].sort());
	expect(edited('typos', 'Any pain?')).toBe('Any pain?');
});

test('a courtesy adds words and takes none away, and leaves the greeting alone', () => {
	expect(edited('courtesies', 'Any pain?')).toContain('Any pain?');
	expect(edited('courtesies', 'Hello.', 0)).toBe('Hello.');
});

test('another turn of phrase asks the same', () => {
	expect(edited('paraphrases', 'Do you have any pain?')).toBe('have you got any pain?');
	expect(edited('paraphrases', '您有没有发热？', 3, 'zh-CN')).toBe('你有无发热？');
});
