/** What the library shows, kept in the address: a link leads back to the same shelf. */
import type { ScenarioCard } from '#lib/domain/consultation/studentView.ts';
import { languages } from '#lib/domain/dialogue/language.ts';
import { type Language } from '#lib/domain/dialogue/topicCatalogue.ts';

/** Null or empty: everything. */
export type LibraryFilter = {
	search: string;
	complaint: string | null;
	system: string | null;
	setting: string | null;
	level: string | null;
	language: Language | null;
	done: 'yes' | 'no' | null;
};

export const filterKeys = ['complaint', 'system', 'setting', 'level', 'language', 'done'] as const;
export type FilterKey = (typeof filterKeys)[number];

const oneOf = <Value extends string>(value: string | null, values: readonly Value[]) =>
	values.find((known) => known === value) ?? null;

export const readFilter = (params: URLSearchParams): LibraryFilter => ({
	search: params.get('search')?.trim() ?? '',
	complaint: params.get('complaint') || null,
	system: params.get('system') || null,
	setting: params.get('setting') || null,
	level: params.get('level') || null,
	language: oneOf(params.get('language'), languages),
	done: oneOf(params.get('done'), ['yes', 'no']),
});

/** @returns an address of the library; the same filter always gives the same. */
export function addressOf(filter: LibraryFilter): string {
	const params = new URLSearchParams();
	if (filter.search) params.set('search', filter.search);
	for (const key of filterKeys) {
		const value = filter[key];
		if (value !== null) params.set(key, value);
	}
	return params.size > 0 ? `/library?${params.toString()}` : '/library';
}

export const isFiltered = ({ search, ...filter }: LibraryFilter): boolean =>
	search !== '' || filterKeys.some((key) => filter[key] !== null);

const folded = (text: string) => text.normalize('NFKC').toLowerCase();

/** Every word must stand somewhere on the card. Chinese, which has no spaces, is one word. */
function isFound({ title, patient, complaint }: ScenarioCard, search: string): boolean {
	const onCard = folded([title, patient.name, complaint.label].join(' '));
	return folded(search)
		.split(/\s+/)
		.every((word) => onCard.includes(word));
}

export function matches(card: ScenarioCard, filter: LibraryFilter): boolean {
	const { complaint, system, setting, level, language, done } = filter;
	return (
		isFound(card, filter.search) &&
		(complaint === null || card.complaint.id === complaint) &&
		(system === null || card.system === system) &&
		(setting === null || card.setting === setting) &&
		(level === null || card.level === level) &&
		(language === null || card.languages.includes(language)) &&
		(done === null || card.timesDone > 0 === (done === 'yes'))
	);
}
