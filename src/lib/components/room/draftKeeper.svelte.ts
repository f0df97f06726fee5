/** Notepad, hypotheses and note: saved each second while there is something new, kept in the browser until the server has them. */
import type { Draft, SavedDraft } from '#lib/domain/consultation/note.ts';
import { keep, readKept } from './keptText.ts';
import { newCommandId } from './newCommandId.ts';
import { isRefusal, sendCommand } from './sendCommand.ts';

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'offline' | 'failed';

const saveEveryMs = 1000;

export class DraftKeeper {
	draft: Draft;
	state = $state<SaveState>('saved');
	readonly #consultationId: string;
	#timer: ReturnType<typeof setTimeout> | undefined;
	readonly #page = newCommandId();
	#saves = 0;
	#isSending = false;
	#hasChanged = false;
	/** By the server's clock. */
	#savedAtMs = 0;

	constructor(consultationId: string, draft: Draft) {
		this.#consultationId = consultationId;
		this.draft = $state(draft);
	}

	/** After mount: brings back what a closed tab had not saved. */
	restore(): void {
		const kept = readKept<Draft>(this.#consultationId, 'draft');
		if (!kept) return;
		Object.assign(this.draft, kept);
		this.changed();
	}

	/** Call after any change of `draft`. */
	changed(): void {
		this.#hasChanged = true;
		this.state = this.state === 'offline' ? 'offline' : 'unsaved';
		keep(this.#consultationId, 'draft', $state.snapshot(this.draft));
		// The clock of the first change runs on: who types without a pause is saved all the same.
		this.#timer ??= setTimeout(() => void this.save(), saveEveryMs);
	}

	/** Takes the server's draft of that moment, by its clock, when nothing newer was written here. */
	accept(draft: Draft, atMs: number): void {
		if (this.state !== 'saved' || this.#isSending || atMs < this.#savedAtMs) return;
		Object.assign(this.draft, draft);
	}

	#stopTimer(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
	}

	#nextSave(): SavedDraft['save'] {
		this.#saves += 1;
		return { page: this.#page, number: this.#saves };
	}

	async save(): Promise<void> {
		this.#stopTimer();
		if (this.#isSending || !this.#hasChanged) return;
		this.#isSending = true;
		this.#hasChanged = false;
		this.state = 'saving';
		const outcome = await sendCommand<{ savedAtMs: number }>(
			`/api/consultations/${this.#consultationId}/draft`,
			{ ...$state.snapshot(this.draft), save: this.#nextSave() },
			{ method: 'PUT', onLineDown: (isDown) => isDown && (this.state = 'offline') },
		);
		this.#isSending = false;
		if (!isRefusal(outcome)) this.#savedAtMs = outcome.savedAtMs;
		this.#settle(!isRefusal(outcome));
	}

	#settle(isSaved: boolean): void {
		if (this.#hasChanged) return this.changed();
		this.state = isSaved ? 'saved' : 'failed';
		if (isSaved) keep(this.#consultationId, 'draft', null);
	}

	/** Nothing more is to be saved: the note was handed in. */
	finish(): void {
		this.#stopTimer();
		this.#hasChanged = false;
		keep(this.#consultationId, 'draft', null);
	}
}
