/** What writing cases needs of the world. */
import type { ArchiveFault } from '#lib/domain/authoring/archiveFault.ts';
import type { CaseFiles } from '#lib/domain/authoring/checkDraft.ts';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type { GoldStudent } from '#lib/domain/grading/gold/schema.ts';
import type { Catalogues } from '#lib/domain/scenario/catalogues.ts';
import type { TrialPack } from '#lib/domain/trial/trialCase.ts';
import type { VersionRef } from './ports.ts';
import type { AuditEntry } from './signInPorts.ts';

export type DraftPlace = { schoolId: string; slug: string; language: Language };

export type Draft = CaseFiles & {
	gold: Partial<Record<GoldStudent, string>>;
	/** Counts the savings. */
	revision: number;
	savedAtMs: number;
	/** Who saved last. */
	savedBy: string;
};

/** A draft without its texts. */
export type DraftEntry = Pick<Draft, 'slug' | 'language' | 'savedAtMs' | 'savedBy'> & {
	title: string | null;
};

export type VersionKind = 'scenario' | 'rubric';

/** The newest published version of a case of this school or of the commons. */
export type ShelvedCase = {
	slug: string;
	isCommons: boolean;
	version: number;
	publishedAtMs: number;
	languages: Language[];
	/** In its first language. */
	title: string | null;
};

export type VersionEntry = {
	kind: VersionKind;
	version: number;
	publishedAtMs: number;
	languages: Language[];
};

export type PublishedVersions = { scenario: number; rubric: number; isNew: boolean };

/** Both documents of a case in every language, with what tells versions apart. */
export type CaseVersions = {
	files: readonly CaseFiles[];
	scenarioStructure: unknown;
	rubricStructure: unknown;
};

export type DraftStore = {
	list(schoolId: string): Promise<DraftEntry[]>;
	/** Every language of a case that is being written. */
	listOf(schoolId: string, slug: string): Promise<Draft[]>;
	listShelved(schoolId: string): Promise<ShelvedCase[]>;
	/** All or nothing. @returns false where one of them is there already. */
	insert(authorId: string, drafts: readonly CaseFiles[], audit: AuditEntry): Promise<boolean>;
	/** That a case was taken out. */
	record(audit: AuditEntry): Promise<void>;
	/** @returns null where the draft is no longer at the revision that was seen. */
	save(
		place: DraftPlace,
		text: Pick<CaseFiles, 'scenario' | 'rubric'>,
		seen: { revision: number; authorId: string },
	): Promise<{ revision: number; savedAtMs: number } | null>;
	/** Published, newest first. */
	listVersions(schoolId: string, slug: string): Promise<VersionEntry[]>;
	/** @returns null where it is not there in this language. */
	readVersion(place: DraftPlace, kind: VersionKind, version: number): Promise<string | null>;
	/** The newest published texts in every language. */
	readShelved(schoolId: string, slug: string, isCommons: boolean): Promise<CaseFiles[]>;
	/** @returns null where a draft is no longer at the revision that was seen. */
	publish(
		schoolId: string,
		slug: string,
		content: CaseVersions,
		seen: ReadonlyMap<Language, number>,
		audit: AuditEntry,
	): Promise<PublishedVersions | null>;
	/** Kept for try-outs: nobody finds them in the library. */
	keepForTrial(
		schoolId: string,
		slug: string,
		content: CaseVersions,
	): Promise<{ scenario: VersionRef; rubric: VersionRef }>;
};

/** What cases are checked against: the catalogues, and the pictures that come with the product. */
export type CaseSurroundings = {
	cataloguesOf(language: Language): Catalogues;
	/** Read by the local interpreter alone. */
	packOf(language: Language): TrialPack;
	pictures: ReadonlySet<string>;
	readPicture(name: string): Promise<Uint8Array>;
	/** Gold that comes with a case of the commons, in one language. */
	readGold(slug: string, language: Language): Promise<Partial<Record<GoldStudent, string>>>;
};

export type ArchivePort = {
	/** Unpacked, by name; or why it must not be. */
	read(
		bytes: Uint8Array,
	): Promise<{ files: ReadonlyMap<string, Uint8Array> } | { faults: ArchiveFault[] }>;
	write(files: ReadonlyMap<string, Uint8Array>): Uint8Array;
};
