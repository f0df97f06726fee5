import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardFixtures } from '../fixtures/patientFixture.ts';
import { addressOf, isFiltered, matches, readFilter, type LibraryFilter } from './libraryFilter.ts';

const everything = readFilter(new URLSearchParams());
const cards = cardFixtures('en');
const shown = (filter: Partial<LibraryFilter>, of = cards) =>
	of.filter((card) => matches(card, { ...everything, ...filter })).map(({ slug }) => slug);

describe('the library', () => {
	it('shows everything when nothing is asked for', () => {
		expect(shown({})).toHaveLength(cards.length);
		expect(isFiltered(everything)).toBe(false);
		expect(addressOf(everything)).toBe('/library');
	});

	it.each([
		[{ search: 'HEAD' }, ['headache-29']],
		[{ search: 'sleep reyes' }, ['not-sleeping-38']],
		[{ complaint: 'headache' }, ['headache-29']],
		[{ system: 'mind' }, ['not-sleeping-38']],
		[{ setting: 'emergency_department' }, ['headache-29']],
		[{ level: 'novice' }, ['breathless-71']],
		[{ language: 'en' as const }, ['breathless-71', 'headache-29', 'not-sleeping-38']],
		[{ done: 'yes' as const }, ['not-sleeping-38']],
		[{ done: 'no' as const, level: 'advanced' }, ['tiredness-16']],
		[{ search: 'nobody' }, []],
	])('for %j shows what has all of it', (filter, slugs) => {
		expect(shown(filter)).toEqual(slugs);
	});

	it('finds Chinese titles by a part of them', () => {
		expect(shown({ search: '头痛' }, cardFixtures('zh-CN'))).toEqual(['headache-29']);
	});

	it('keeps what was asked for in the address, whatever it is', () => {
		const word = fc.option(fc.stringMatching(/^[a-z_]{1,9}$/), { nil: null });
		const filter: fc.Arbitrary<LibraryFilter> = fc.record({
			search: fc.string().map((text) => text.trim()),
			complaint: word,
			system: word,
			setting: word,
			level: word,
			language: fc.constantFrom('en' as const, 'zh-CN' as const, null),
			done: fc.constantFrom('yes' as const, 'no' as const, null),
		});
		fc.assert(
			fc.property(filter, (asked) => {
				const { searchParams } = new URL(addressOf(asked), 'https://patients.example');
				expect(readFilter(searchParams)).toEqual(asked);
			}),
		);
		expect.hasAssertions();
	});

	it('passes over what the address holds by mistake', () => {
		const read = readFilter(new URLSearchParams('language=fr&done=perhaps&level='));
		expect(read).toEqual(everything);
	});
});
