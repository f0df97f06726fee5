/** What an author sees: the cases there are, and one of them being written. */
import type { Language } from '../dialogue/topicCatalogue.ts';
import type { NamedComplaint } from '../scenario/complaintNames.ts';
import type { Catalogues } from '../scenario/catalogues.ts';
import type { Fault } from '../scenario/fault.ts';
import type { CaseFiles } from './checkDraft.ts';

/** A case of the author's school, all its languages together. */
export type OwnCase = {
	slug: string;
	title: string | null;
	languages: { language: Language; savedAtMs: number; savedBy: string }[];
	/** Null: never published. */
	published: { version: number; atMs: number } | null;
};

export type LibraryCase = { slug: string; title: string | null; languages: Language[] };

export type CasesView = {
	own: OwnCase[];
	/** The commons', to be copied. */
	library: LibraryCase[];
	/** What a new case may be of: complaints whose red flags are known. */
	complaints: Pick<NamedComplaint, 'id' | 'label'>[];
};

export type CaseVersion = {
	kind: 'scenario' | 'rubric';
	version: number;
	publishedAtMs: number;
	languages: Language[];
};

export type DraftView = Pick<CaseFiles, 'slug' | 'language' | 'scenario' | 'rubric'> & {
	revision: number;
	savedAtMs: number;
	savedBy: string;
};

export type EditorView = {
	draft: DraftView;
	/** In which this case is being written. */
	languages: Language[];
	versions: CaseVersion[];
	/** What the documents are checked against, in the browser too. */
	catalogues: Catalogues;
	slugs: string[];
	pictures: string[];
};

export type PublishOutcome =
	| { kind: 'published'; scenario: number; rubric: number; isNew: boolean }
	| { kind: 'faults'; faults: Fault[] };
