/** A case being written: one document of each kind, edited as text and by form, checked and saved while it is typed. */
import { SvelteSet } from 'svelte/reactivity';
import type {
	CaseVersion,
	DraftView,
	EditorView,
	PublishOutcome,
} from '#lib/domain/authoring/caseViews.ts';
import {
	completionsAt,
	type Completion,
	type DocumentKind,
} from '#lib/domain/authoring/completions.ts';
import { draftByteLimit } from '#lib/domain/authoring/draftLimit.ts';
import { editYaml, type YamlEdit } from '#lib/domain/authoring/editYaml.ts';
import type { YamlPlace } from '#lib/domain/authoring/yamlPlace.ts';
import type { Fault } from '#lib/domain/scenario/fault.ts';
import { isRefusal, sendCommand, type CommandOutcome, type Refusal } from '../room/sendCommand.ts';
import { openCheckClient, type CheckClient } from './checkClient.ts';
import type { CheckResult } from './checkWorker.ts';
import type { CodeEditor } from './codeEditor.ts';
import { ownIdsIn } from './readData.ts';
import { shareUnchanged } from './shareUnchanged.ts';

export const documentKinds = ['scenario', 'rubric'] as const satisfies DocumentKind[];
export type SaveState = 'saved' | 'unsaved' | 'saving' | 'offline' | 'failed';

/** How long nobody types before what is written is checked, and saved. */
const checkAfterMs = 300;
const saveAfterMs = 1200;

type Saved = Pick<DraftView, 'revision' | 'savedAtMs'>;

const bytesIn = (text: string) => new TextEncoder().encode(text).length;

export class EditorController {
	readonly view: EditorView;
	/** The document that is in front. */
	kind = $state<DocumentKind>('scenario');
	save = $state<SaveState>('saved');
	refusal = $state<Refusal | null>(null);
	/** Null until the first check is back, and while there is too much to check. */
	faults = $state.raw<readonly Fault[] | null>(null);
	/** What the documents say; null for one that is not well-formed. */
	data = $state.raw<Record<DocumentKind, unknown>>({ scenario: null, rubric: null });
	versions = $state.raw<readonly CaseVersion[]>([]);
	isPublishing = $state(false);
	published = $state.raw<PublishOutcome | null>(null);

	#texts: Record<DocumentKind, string>;
	#stale = new SvelteSet<DocumentKind>();
	#revision: number;
	#editors: Partial<Record<DocumentKind, CodeEditor>> = {};
	#checks: CheckClient | null = null;
	#timers: Record<'check' | 'save', ReturnType<typeof setTimeout> | undefined> = {
		check: undefined,
		save: undefined,
	};
	/** The savings that are on their way, one after the other. */
	#saving: Promise<void> = Promise.resolve();

	#own = $derived(ownIdsIn(this.data.scenario));

	constructor(view: EditorView) {
		this.view = view;
		const { scenario, rubric, revision } = view.draft;
		this.#texts = { scenario, rubric };
		this.#revision = revision;
		this.versions = view.versions;
	}

	/** @returns what ends it. */
	start = () => {
		const { catalogues, slugs, pictures } = this.view;
		this.#checks = openCheckClient({ catalogues, slugs, pictures }, this.#learn);
		this.#check();
		return () => {
			clearTimeout(this.#timers.check);
			clearTimeout(this.#timers.save);
			this.#checks?.close();
			if (this.save === 'unsaved') void this.saveNow();
		};
	};

	#learn = ({ faults, scenario, rubric }: CheckResult) => {
		this.data = shareUnchanged(this.data, { scenario, rubric });
		const found = shareUnchanged(this.faults, faults);
		if (found === this.faults) return;
		this.faults = found;
		for (const kind of documentKinds) this.#editors[kind]?.showFaults(this.faultsIn(kind));
	};

	faultsIn = (kind: DocumentKind): Fault[] =>
		(this.faults ?? []).filter(({ file }) => file.includes(`/${kind}.`));

	/** A document's text as it is now. */
	textOf = (kind: DocumentKind): string => {
		const editor = this.#editors[kind];
		if (editor && this.#stale.delete(kind)) this.#texts[kind] = editor.text();
		return this.#texts[kind];
	};

	attach = (kind: DocumentKind, editor: CodeEditor) => {
		this.#editors[kind] = editor;
		editor.showFaults(this.faultsIn(kind));
		return () => {
			void this.textOf(kind);
			delete this.#editors[kind];
			editor.destroy();
		};
	};

	complete = (kind: DocumentKind, place: YamlPlace): Completion[] =>
		completionsAt(kind, place, this.#own, this.view.catalogues);

	/** Called at every key: only notes that something is to be done. */
	changed = (kind: DocumentKind) => {
		this.#stale.add(kind);
		this.published = null;
		if (this.save !== 'unsaved') this.save = 'unsaved';
		this.#later('check', checkAfterMs, this.#check);
		this.#later('save', saveAfterMs, () => void this.saveNow());
	};

	#later(what: 'check' | 'save', ms: number, run: () => void) {
		clearTimeout(this.#timers[what]);
		this.#timers[what] = setTimeout(run, ms);
	}

	get #isTooLong() {
		return documentKinds.some((kind) => bytesIn(this.textOf(kind)) > draftByteLimit);
	}

	#check = () => {
		if (this.#isTooLong) {
			this.faults = null;
			return;
		}
		const { slug, language } = this.view.draft;
		const [scenario, rubric] = [this.textOf('scenario'), this.textOf('rubric')];
		this.#checks?.check({ slug, language, scenario, rubric });
	};

	/** By form. @returns false where the text must be mended by hand first. */
	edit = (kind: DocumentKind, ...edits: YamlEdit[]): boolean => {
		const editor = this.#editors[kind];
		if (!editor) return false;
		for (const each of edits) {
			const splice = editYaml(this.textOf(kind), each);
			if (!splice) return false;
			editor.apply(splice);
		}
		this.#later('check', 0, this.#check);
		return true;
	};

	goTo = ({ file, line, column }: Fault) => {
		this.kind = file.includes('/rubric.') ? 'rubric' : 'scenario';
		// The document comes to the front first.
		setTimeout(() => this.#editors[this.kind]?.goTo(line, column));
	};

	get #url() {
		return `/api/cases/${this.view.draft.slug}/${this.view.draft.language}`;
	}

	/** Resolves once everything that was written by now is stored or refused. */
	saveNow = (): Promise<void> => {
		clearTimeout(this.#timers.save);
		this.#saving = this.#saving.then(() => this.#store());
		return this.#saving;
	};

	async #store(): Promise<void> {
		if (this.save === 'saved' || this.refusal?.code === 'draft_moved') return;
		if (this.#isTooLong) return this.#refuse({ code: 'draft_too_long', params: {} });
		this.save = 'saving';
		const given = { scenario: this.textOf('scenario'), rubric: this.textOf('rubric') };
		const outcome = await sendCommand<Saved>(
			`${this.#url}/draft`,
			{ ...given, revision: this.#revision },
			{ method: 'PUT', onLineDown: (isDown) => isDown && (this.save = 'offline') },
		);
		if (isRefusal(outcome)) return this.#refuse(outcome);
		this.#revision = outcome.revision;
		this.refusal = null;
		// What was typed meanwhile has a timer of its own.
		const isSame = documentKinds.every((kind) => this.textOf(kind) === given[kind]);
		this.save = isSame ? 'saved' : 'unsaved';
	}

	#refuse(refusal: Refusal) {
		this.refusal = refusal;
		this.save = 'failed';
	}

	/** Sends what is written first, so that what was seen is what is meant. */
	async #afterSaving<Answer extends object>(
		send: () => Promise<CommandOutcome<Answer>>,
	): Promise<Answer | null> {
		await this.saveNow();
		if (this.save !== 'saved') return null;
		const outcome = await send();
		if (!isRefusal(outcome)) return outcome;
		this.refusal = outcome;
		return null;
	}

	publish = async (): Promise<void> => {
		this.isPublishing = true;
		const { slug, language } = this.view.draft;
		const outcome = await this.#afterSaving(() =>
			sendCommand<PublishOutcome>(`/api/cases/${slug}/${language}/publish`, {
				revision: this.#revision,
			}),
		);
		this.isPublishing = false;
		this.published = outcome;
		if (outcome?.kind === 'faults') this.faults = outcome.faults;
	};

	/** @param send begins a try-out of what is saved. */
	tryOut = <Answer extends object>(send: (url: string) => Promise<CommandOutcome<Answer>>) => {
		this.refusal = null;
		return this.#afterSaving(() => send(`${this.#url}/try`));
	};
}
