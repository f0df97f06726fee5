/** One consultation in the browser: follows its event stream, sends its commands, keeps what is unsent. */
import type { RoomEvent, StudentView } from '#lib/domain/consultation/studentView.ts';
import { DraftKeeper } from './draftKeeper.svelte.ts';
import { askWhyClosed } from './askWhyClosed.ts';
import { newCommandId } from './newCommandId.ts';
import { keep, readKept } from './keptText.ts';
import { isRefusal, sendCommand, type CommandOutcome, type Refusal } from './sendCommand.ts';

/** A line on its way. It leaves the list when a view that contains it arrives. */
export type UnsentLine = {
	commandId: string;
	text: string;
	/** Of the last line that stood when it was said. */
	afterPosition: number;
	acceptedRevision: number | null;
};
type Accepted = { revision: number };
export type Line = 'connecting' | 'open' | 'down';

type CommandName =
	'begin' | 'say' | 'stop' | 'examine' | 'act' | 'hint' | 'end' | 'leave' | 'submit';

/** A view may come before the answer to what it shows: the words tell then. */
const isIn = (view: StudentView, { text, afterPosition, acceptedRevision }: UnsentLine) =>
	(acceptedRevision !== null && acceptedRevision <= view.revision) ||
	view.transcript.some(
		(line) => line.speaker === 'student' && line.position > afterPosition && line.text === text,
	);

export class RoomController {
	view: StudentView;
	/** performance.now() when `view` arrived. */
	viewArrivedAt = $state(0);
	unsent = $state<UnsentLine[]>([]);
	line = $state<Line>('connecting');
	fault = $state<Refusal | null>(null);
	/** The command under way that blocks its own button. */
	busyWith = $state<string | null>(null);
	/** Words for a hint are being sought; meanwhile the student may go on with everything else. */
	isTutorThinking = $state(false);
	/** Why there was no hint: said where it was asked for. */
	tutorRefusal = $state<Refusal | null>(null);
	readonly drafts: DraftKeeper;
	#source: EventSource | undefined;

	constructor(view: StudentView) {
		this.view = $state.raw(view);
		this.viewArrivedAt = performance.now();
		this.drafts = new DraftKeeper(view.consultationId, structuredClone(view.draft));
	}

	get #address() {
		return `/api/consultations/${this.view.consultationId}`;
	}

	get #streamLine(): Line {
		return this.#source?.readyState === EventSource.OPEN ? 'open' : 'connecting';
	}

	/** Connects, and sends again what a closed tab left unsent. */
	open(): void {
		this.drafts.restore();
		const kept = readKept<UnsentLine[]>(this.view.consultationId, 'unsent') ?? [];
		this.unsent = kept.map((line) => ({ ...line, acceptedRevision: null }));
		for (const line of this.unsent) void this.#sendLine(line);
		this.#connect();
		document.addEventListener('visibilitychange', this.#returned);
	}

	close(): void {
		document.removeEventListener('visibilitychange', this.#returned);
		this.#source?.close();
		void this.drafts.save();
	}

	#connect(): void {
		this.#source?.close();
		const source = new EventSource(`${this.#address}/stream`);
		this.#source = source;
		source.onopen = () => (this.line = 'open');
		source.onmessage = (message) => this.apply(JSON.parse(String(message.data)) as RoomEvent);
		// The browser reconnects by itself, unless the server refused for good.
		source.onerror = () => {
			this.line = 'down';
			if (source.readyState === EventSource.CLOSED) void this.#explainClosed(source);
		};
	}

	/** An EventSource does not say why it was refused: asks once more, and reads the answer. */
	async #explainClosed(lost: EventSource): Promise<void> {
		this.fault = await askWhyClosed(lost.url);
		if (this.fault === null) setTimeout(() => this.#source === lost && this.#connect(), 3000);
	}

	/** Back on this tab, perhaps signed in again in another. */
	readonly #returned = () => {
		if (document.visibilityState !== 'visible') return;
		if (this.#source?.readyState !== EventSource.CLOSED) return;
		this.fault = null;
		this.#connect();
	};

	apply(event: RoomEvent): void {
		if (event.type === 'view') this.#replaceView(event.view);
		else this.#appendChunk(event);
	}

	#replaceView(view: StudentView): void {
		this.view = view;
		this.viewArrivedAt = performance.now();
		this.drafts.accept(structuredClone(view.draft), view.clock.nowMs);
		this.#setUnsent(this.unsent.filter((line) => !isIn(view, line)));
	}

	#appendChunk(chunk: Extract<RoomEvent, { type: 'chunk' }>): void {
		const pending = this.view.pendingReply;
		if (!pending || pending.replyId !== chunk.replyId || chunk.sequence <= pending.sequence) return;
		const text = pending.text + chunk.text;
		this.view = {
			...this.view,
			pendingReply: { replyId: chunk.replyId, sequence: chunk.sequence, text },
		};
	}

	#setUnsent(lines: UnsentLine[]): void {
		this.unsent = lines;
		keep(this.view.consultationId, 'unsent', lines.length > 0 ? lines : null);
	}

	say(text: string): void {
		const afterPosition = this.view.transcript.at(-1)?.position ?? 0;
		const commandId = newCommandId();
		const line: UnsentLine = { commandId, text, afterPosition, acceptedRevision: null };
		this.#setUnsent([...this.unsent, line]);
		void this.#sendLine(line);
	}

	async #sendLine({ commandId, text }: UnsentLine): Promise<void> {
		const outcome = await this.#send('say', { commandId, text });
		if (isRefusal(outcome)) {
			this.#setUnsent(this.unsent.filter((line) => line.commandId !== commandId));
			this.onRefusedLine?.(text);
			return;
		}
		const accepted = outcome.revision;
		this.#setUnsent(
			this.unsent
				.map((line) =>
					line.commandId === commandId ? { ...line, acceptedRevision: accepted } : line,
				)
				.filter((line) => !isIn(this.view, line)),
		);
	}

	/** A line the server refused goes back where it was typed. */
	onRefusedLine: ((text: string) => void) | undefined;

	#post(name: CommandName, body: object): Promise<CommandOutcome<Accepted>> {
		return sendCommand<Accepted>(`${this.#address}/${name}`, body, {
			onLineDown: (isDown) => (this.line = isDown ? 'down' : this.#streamLine),
		});
	}

	async #send(name: CommandName, body: object): Promise<CommandOutcome<Accepted>> {
		const outcome = await this.#post(name, body);
		this.fault = isRefusal(outcome) ? outcome : null;
		return outcome;
	}

	/** A command other than speech. `key` tells which button waits for it. */
	async #command(name: CommandName, body: object = {}, key: string = name): Promise<boolean> {
		if (this.busyWith !== null) return false;
		this.busyWith = key;
		const outcome = await this.#send(name, { commandId: newCommandId(), ...body });
		this.busyWith = null;
		return !isRefusal(outcome);
	}

	begin = () => this.#command('begin');
	stopReply = () => this.#command('stop');
	end = () => this.#command('end');
	leave = () => this.#command('leave');
	examine = (findingId: string) => this.#command('examine', { findingId }, findingId);
	act = (actionId: string) => this.#command('act', { actionId }, actionId);

	askForHint = async (): Promise<void> => {
		if (this.isTutorThinking) return;
		this.isTutorThinking = true;
		const outcome = await this.#post('hint', { commandId: newCommandId() });
		this.tutorRefusal = isRefusal(outcome) ? outcome : null;
		this.isTutorThinking = false;
	};

	async submit(): Promise<boolean> {
		const done = await this.#command('submit', { note: $state.snapshot(this.drafts.draft.note) });
		if (done) this.drafts.finish();
		return done;
	}
}
