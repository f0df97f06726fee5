/** A conversation with the draft, and what is hidden of it, read again after every turn. */
import type { TryOutStart, TryOutView } from '#lib/domain/authoring/tryOutView.ts';
import { newCommandId } from '../room/newCommandId.ts';
import { RoomController } from '../room/roomController.svelte.ts';
import { sendCommand } from '../room/sendCommand.ts';
import type { EditorController } from './editorController.svelte.ts';

export class TryOut {
	room = $state.raw<RoomController | null>(null);
	choices = $state.raw<TryOutStart['choices']>({ findings: [], actions: [] });
	look = $state.raw<TryOutView | null>(null);
	isStarting = $state(false);
	readonly #editor: EditorController;

	constructor(editor: EditorController) {
		this.#editor = editor;
	}

	start = async (): Promise<void> => {
		this.isStarting = true;
		const started = await this.#editor.tryOut((url) =>
			sendCommand<TryOutStart>(url, { commandId: newCommandId() }),
		);
		this.isStarting = false;
		if (!started) return;
		this.close();
		this.choices = started.choices;
		this.look = null;
		this.room = new RoomController(started.view);
		this.room.open();
		await this.refresh();
	};

	refresh = async (): Promise<void> => {
		const id = this.room?.view.consultationId;
		if (!id) return;
		const response = await fetch(`/api/try-outs/${id}`).catch(() => null);
		if (response?.ok) this.look = (await response.json()) as TryOutView;
	};

	close = () => {
		this.room?.close();
		this.room = null;
	};
}
