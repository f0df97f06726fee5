/** The values each filter of the library may take, in words: those that the shelf holds, and the one that is set. */
import type { ScenarioCard } from '#lib/domain/consultation/studentView.ts';
import { systems } from '#lib/domain/scenario/complaintNames.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { languageNames, levels, levelWord, settingWord, systemWord } from './caseWords.ts';
import type { FilterKey, LibraryFilter } from './libraryFilter.ts';

type Choice = { value: string; label: string; lang?: string };
type Filter = { key: FilterKey; label: string; choices: Choice[] };

const byLabel = (a: Choice, b: Choice) => a.label.localeCompare(b.label, getLocale());

function choicesOf(cards: readonly ScenarioCard[]): Record<FilterKey, Choice[]> {
	const complaints = new Map(cards.map(({ complaint }) => [complaint.id, complaint.label]));
	const settings = new Set(cards.map(({ setting }) => setting));
	return {
		language: languageNames.filter(({ value }) =>
			cards.some(({ languages }) => languages.some((language) => language === value)),
		),
		complaint: [...complaints].map(([value, label]) => ({ value, label })).sort(byLabel),
		system: systems
			.filter((system) => cards.some((card) => card.system === system))
			.map((value) => ({ value, label: systemWord(value) })),
		setting: [...settings].map((value) => ({ value, label: settingWord(value) })).sort(byLabel),
		level: levels
			.filter((level) => cards.some((card) => card.level === level))
			.map((value) => ({ value, label: levelWord(value) })),
		done: [
			{ value: 'no', label: m.doneNo() },
			{ value: 'yes', label: m.doneYes() },
		],
	};
}

/** A filter that could not tell one card from another is left out. */
export function filterChoices(cards: readonly ScenarioCard[], filter: LibraryFilter): Filter[] {
	const choices = choicesOf(cards);
	const labels: [FilterKey, string][] = [
		['complaint', m.filterComplaint()],
		['system', m.filterSystem()],
		['setting', m.filterSetting()],
		['level', m.filterLevel()],
		['language', m.filterLanguage()],
		['done', m.filterDone()],
	];
	return labels
		.map(([key, label]) => ({ key, label, choices: choices[key] }))
		.filter(({ key, choices: some }) => some.length > 1 || filter[key] !== null);
}
