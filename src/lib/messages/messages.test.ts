import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Entry = string | { match: Record<string, string> }[];
const read = (locale: string) =>
	JSON.parse(readFileSync(`src/lib/messages/${locale}.json`, 'utf8')) as Record<string, Entry>;

const english = read('en');
const chinese = read('zh-CN');

/** Every wording of a message: the one, or its plural forms. */
const wordings = (entry: Entry | undefined): string[] =>
	typeof entry === 'string' ? [entry] : (entry ?? []).flatMap(({ match }) => Object.values(match));
const placeholders = (entry: Entry | undefined) =>
	[...new Set(wordings(entry).flatMap((text) => text.match(/\{\w+\}/g) ?? []))].sort();

describe('the interface’s texts', () => {
	it('exist in every language, and in no language only', () => {
		expect(Object.keys(chinese).sort()).toEqual(Object.keys(english).sort());
	});
	it('name the same things in every language', () => {
		const differing = Object.keys(english).filter(
			(key) => placeholders(english[key]).join() !== placeholders(chinese[key]).join(),
		);
		expect(differing).toEqual([]);
	});
	it('are never empty', () => {
		const texts = [english, chinese].flatMap((messages) =>
			Object.values(messages).flatMap(wordings),
		);
		expect(texts.filter((text) => text.trim() === '')).toEqual([]);
	});
});
