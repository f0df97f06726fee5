/** Writing cases: a draft is saved as it is typed, checked, and published as a version that never changes. */
import type {
	CasesView,
	EditorView,
	OwnCase,
	PublishOutcome,
} from '#lib/domain/authoring/caseViews.ts';
import { draftByteLimit } from '#lib/domain/authoring/draftLimit.ts';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type { NamedComplaint } from '#lib/domain/scenario/complaintNames.ts';
import type { Fault } from '#lib/domain/scenario/fault.ts';
import type { Actor } from './actor.ts';
import {
	asAuthor,
	auditOfCase,
	findFaults,
	listSlugs,
	readDraft,
	readDrafts,
	versionsOf,
	type AuthoringContext,
} from './authoredCase.ts';
import type { DraftEntry, ShelvedCase, VersionKind } from './authoringPorts.ts';
import { copyCase, createCase, type CopiedCase, type NewCase } from './newCase.ts';
import { exportCase, importCase, type ImportOutcome } from './packCase.ts';
import { ServiceError } from './serviceError.ts';

export type SavedDraft = { revision: number; savedAtMs: number };
export type Compared = { from: string; to: string };

export type AuthoringService = {
	list(actor: Actor, language: Language): Promise<CasesView>;
	create(actor: Actor, given: NewCase): Promise<void>;
	copy(actor: Actor, given: CopiedCase): Promise<void>;
	open(actor: Actor, slug: string, language: Language | null): Promise<EditorView>;
	/** @throws ServiceError `draft_moved` where somebody else has saved since: nothing is overwritten. */
	save(
		actor: Actor,
		slug: string,
		language: Language,
		given: { scenario: string; rubric: string; revision: number },
	): Promise<SavedDraft>;
	/** Every language of the case together. */
	check(actor: Actor, slug: string): Promise<Fault[]>;
	/** @throws ServiceError `draft_moved` where the draft is no longer the one that was seen. */
	publish(
		actor: Actor,
		slug: string,
		seen: { language: Language; revision: number },
	): Promise<PublishOutcome>;
	/** A zip of everything that is written of a case. */
	export(actor: Actor, slug: string): Promise<Uint8Array>;
	import(actor: Actor, bytes: Uint8Array): Promise<ImportOutcome>;
	/** Two versions of one document; `draft` is what is being written. */
	compare(
		actor: Actor,
		slug: string,
		language: Language,
		asked: { kind: VersionKind; from: number; to: number | 'draft' },
	): Promise<Compared>;
};

export type AuthoringDependencies = AuthoringContext & { complaints: readonly NamedComplaint[] };

function toOwnCases(entries: readonly DraftEntry[], shelved: readonly ShelvedCase[]): OwnCase[] {
	return [...new Set(entries.map(({ slug }) => slug))].map((slug) => {
		const own = entries.filter((entry) => entry.slug === slug);
		const published = shelved.find((one) => one.slug === slug && !one.isCommons);
		return {
			slug,
			title: own.find(({ title }) => title)?.title ?? null,
			languages: own.map(({ language, savedAtMs, savedBy }) => ({ language, savedAtMs, savedBy })),
			published: published ? { version: published.version, atMs: published.publishedAtMs } : null,
		};
	});
}

async function list(context: AuthoringDependencies, actor: Actor, language: Language) {
	const [entries, shelved] = await Promise.all([
		context.drafts.list(actor.schoolId),
		context.drafts.listShelved(actor.schoolId),
	]);
	const known = new Set(context.surroundings.cataloguesOf(language).complaints.map(({ id }) => id));
	return {
		own: toOwnCases(entries, shelved),
		library: shelved
			.filter(({ isCommons }) => isCommons)
			.map(({ slug, title, languages }) => ({ slug, title, languages })),
		complaints: context.complaints
			.filter(({ id }) => known.has(id))
			.map(({ id, label }) => ({ id, label })),
	};
}

async function open(
	context: AuthoringContext,
	actor: Actor,
	slug: string,
	asked: Language | null,
): Promise<EditorView> {
	const drafts = await readDrafts(context, actor, slug);
	const draft = drafts.find(({ language }) => language === asked) ?? drafts[0]!;
	const { scenario, rubric, language, revision, savedAtMs, savedBy } = draft;
	const [versions, slugs] = await Promise.all([
		context.drafts.listVersions(actor.schoolId, slug),
		listSlugs(context, actor),
	]);
	return {
		draft: { slug, language, scenario, rubric, revision, savedAtMs, savedBy },
		languages: drafts.map((one) => one.language),
		versions,
		catalogues: context.surroundings.cataloguesOf(language),
		slugs,
		pictures: [...context.surroundings.pictures],
	};
}

async function save(
	context: AuthoringContext,
	actor: Actor,
	slug: string,
	language: Language,
	{ scenario, rubric, revision }: { scenario: string; rubric: string; revision: number },
): Promise<SavedDraft> {
	for (const text of [scenario, rubric]) {
		if (Buffer.byteLength(text) > draftByteLimit) throw new ServiceError('draft_too_long');
	}
	const place = { schoolId: actor.schoolId, slug, language };
	const seen = { revision, authorId: actor.userId };
	const saved = await context.drafts.save(place, { scenario, rubric }, seen);
	if (saved) return saved;
	const { savedBy } = await readDraft(context, actor, slug, language);
	throw new ServiceError('draft_moved', { name: savedBy });
}

async function publish(
	context: AuthoringContext,
	actor: Actor,
	slug: string,
	seen: { language: Language; revision: number },
): Promise<PublishOutcome> {
	const drafts = await readDrafts(context, actor, slug);
	const shown = drafts.find(({ language }) => language === seen.language);
	if (shown?.revision !== seen.revision) {
		throw new ServiceError('draft_moved', { name: shown?.savedBy ?? '' });
	}
	const faults = await findFaults(context, actor, drafts);
	if (faults.length > 0) return { kind: 'faults', faults };
	const revisions = new Map(drafts.map(({ language, revision }) => [language, revision]));
	const audit = auditOfCase(actor, 'scenario.published', slug);
	const published = await context.drafts.publish(
		...([actor.schoolId, slug, versionsOf(drafts), revisions, audit] as const),
	);
	if (!published) throw new ServiceError('draft_moved', { name: shown.savedBy });
	return { kind: 'published', ...published };
}

async function compare(
	context: AuthoringContext,
	actor: Actor,
	slug: string,
	language: Language,
	{ kind, from, to }: { kind: VersionKind; from: number; to: number | 'draft' },
): Promise<Compared> {
	const place = { schoolId: actor.schoolId, slug, language };
	const read = async (version: number | 'draft') =>
		version === 'draft'
			? (await readDraft(context, actor, slug, language))[kind]
			: context.drafts.readVersion(place, kind, version);
	const [before, after] = [await read(from), await read(to)];
	if (before === null || after === null) throw new ServiceError('not_found');
	return { from: before, to: after };
}

export function createAuthoringService(context: AuthoringDependencies): AuthoringService {
	return {
		list: asAuthor((actor, language: Language) => list(context, actor, language)),
		create: asAuthor((actor, given: NewCase) => createCase(context, actor, given)),
		copy: asAuthor((actor, given: CopiedCase) => copyCase(context, actor, given)),
		open: asAuthor((actor, slug: string, language: Language | null) =>
			open(context, actor, slug, language),
		),
		save: asAuthor(
			(actor, slug: string, language: Language, given: Parameters<AuthoringService['save']>[3]) =>
				save(context, actor, slug, language, given),
		),
		export: asAuthor((actor, slug: string) => exportCase(context, actor, slug)),
		import: asAuthor((actor, bytes: Uint8Array) => importCase(context, actor, bytes)),
		check: asAuthor(async (actor, slug: string) =>
			findFaults(context, actor, await readDrafts(context, actor, slug)),
		),
		publish: asAuthor((actor, slug: string, seen: { language: Language; revision: number }) =>
			publish(context, actor, slug, seen),
		),
		compare: asAuthor(
			(
				actor,
				slug: string,
				language: Language,
				asked: Parameters<AuthoringService['compare']>[3],
			) => compare(context, actor, slug, language, asked),
		),
	};
}
