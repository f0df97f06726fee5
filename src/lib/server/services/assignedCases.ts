/** What assigned cases are called, in the reader's language where they have it. */
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type { AssignmentTerms } from '#lib/domain/school/assignment.ts';
import type { Actor } from './actor.ts';
import type { CaseLibrary, PublishedCase } from './ports.ts';
import type { AssignmentRecord } from './schoolPorts.ts';

export type Titled = { title: string; language: Language };

async function nameCase(
	cases: CaseLibrary,
	schoolId: string,
	{ slug, scenario, rubric, languages }: PublishedCase,
	wanted: Language,
): Promise<Titled & { slug: string }> {
	const language = languages.includes(wanted) ? wanted : languages[0]!;
	const content = await cases.load(schoolId, scenario, rubric, language);
	return { slug, title: content.scenario.title, language };
}

/** By title; a case that is no longer published goes by its slug. */
export async function nameCases(
	{ cases }: { cases: CaseLibrary },
	{ schoolId }: Actor,
	language: Language,
) {
	const published = await cases.listPublished(schoolId);
	const named = await Promise.all(
		published.map((entry) => nameCase(cases, schoolId, entry, language)),
	);
	const titleOf = (slug: string): Titled => {
		const found = named.find((each) => each.slug === slug);
		return found ? { title: found.title, language: found.language } : { title: slug, language };
	};
	return {
		titleOf,
		all: named.toSorted((one, other) => one.title.localeCompare(other.title, language)),
	};
}

export const termsOf = ({ opensAtMs, dueAtMs, note }: AssignmentRecord): AssignmentTerms => ({
	opensAtMs,
	dueAtMs,
	note,
});
