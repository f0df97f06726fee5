/** A review on screen: what is selected and shown, decisions under way, and the hold on it. */
import type { Citation } from '#lib/domain/review/decideItem.ts';
import type { ReviewItem, ReviewView } from '#lib/domain/review/reviewView.ts';
import { newCommandId } from '../room/newCommandId.ts';
import { isRefusal, sendCommand, type CommandOutcome, type Refusal } from '../room/sendCommand.ts';
import type { ShownQuote } from '../feedback/shownQuote.ts';
import { stepFrom } from './itemOrder.ts';

/** A decision being written. It is kept, whatever else is looked at meanwhile, until it was stored. */
export class DecisionDraft {
	level = $state<number | null>(null);
	reason = $state('');
	cited = $state.raw<readonly Citation[]>([]);
}

/** What is on record, a tab each. */
export const records = ['conversation', 'note', 'deeds'] as const;
export type RecordTab = (typeof records)[number];

export type Send = <Answer extends object>(
	path: string,
	body: object,
) => Promise<CommandOutcome<Answer>>;

export const renewEveryMs = 2 * 60_000;

/** @param url of the commands. */
export const sendTo =
	(url: string): Send =>
	(path, body) =>
		sendCommand(`${url}/${path}`, body);

const bare = (level: number) => ({ level, reason: '', cited: [] });
const isSame = (one: Citation, other: Citation) => JSON.stringify(one) === JSON.stringify(other);

export class ReviewController {
	view = $state.raw() as ReviewView;
	selectedId = $state<string | null>(null);
	record = $state<RecordTab>('conversation');
	/** Where there is room for one thing only: the record, not the items. */
	isRecordInFront = $state(false);
	shown = $state<ShownQuote | null>(null);
	/** What the server refused last, about the selected item. */
	refusal = $state<Refusal | null>(null);
	isBusy = $state(false);
	/** Said to screen readers. */
	news = $state<{ item: ReviewItem } | null>(null);
	drafts = $state<Record<string, DecisionDraft>>({});

	readonly #send: Send;
	#evidenceIndex = 0;
	#timer: ReturnType<typeof setInterval> | undefined;

	items = $derived(this.view.sections.flatMap(({ items }) => items));
	selected = $derived(this.items.find(({ id }) => id === this.selectedId) ?? null);
	draft = $derived(this.selectedId === null ? null : (this.drafts[this.selectedId] ?? null));
	/** Somebody else has it. */
	takenBy = $derived(this.view.lease && !this.view.lease.isMine ? this.view.lease.byName : null);
	mayDecide = $derived(this.view.mayDecide && this.takenBy === null);

	/** @param setsLevelsAlone levels that move no mark: without a reason and without words they rest on. */
	constructor(
		view: ReviewView,
		send: Send = sendTo(`/api/reviews/${view.id}`),
		readonly setsLevelsAlone = false,
	) {
		this.view = view;
		this.#send = send;
		this.selectedId = stepFrom(this.items, null, 1);
	}

	/** Holds the review while it is on screen. @returns what gives it back. */
	start = () => {
		void this.hold();
		this.#timer = setInterval(() => void this.hold(), renewEveryMs);
		return () => {
			clearInterval(this.#timer);
			if (this.view.lease?.isMine) void this.#send('release', {});
		};
	};

	hold = async () => {
		if (!this.view.mayDecide || this.view.status === 'closed') return;
		const outcome = await this.#send<{ untilMs: number | null }>('hold', {});
		if (isRefusal(outcome)) this.#learnTaken(outcome);
		else if (outcome.untilMs !== null) {
			const lease = { byName: '', isMine: true, untilMs: outcome.untilMs };
			this.view = { ...this.view, lease };
		}
	};

	#learnTaken({ code, params }: Refusal) {
		if (code !== 'review_taken') return;
		const lease = { byName: String(params.name), isMine: false, untilMs: 0 };
		this.view = { ...this.view, lease };
	}

	select = (id: string) => {
		if (id !== this.selectedId) this.refusal = null;
		this.selectedId = id;
		this.#evidenceIndex = 0;
		this.isRecordInFront = false;
	};

	move = (step: 1 | -1) => {
		const id = stepFrom(this.items, this.selectedId, step);
		if (id) this.select(id);
	};

	show = (quote: ShownQuote) => {
		this.shown = { ...quote };
		this.record = 'conversation';
		this.isRecordInFront = true;
	};

	/** To the words the selected item rests on, then to those that came near; again: to the next ones. */
	showEvidence = () => {
		const opinions = this.selected?.opinions.toReversed() ?? [];
		const quotes = opinions
			.flatMap((opinion) => [...opinion.quotes, ...opinion.nearest])
			.filter((quote) => quote.kind === 'utterance');
		const quote = quotes[this.#evidenceIndex % quotes.length];
		if (!quote) return;
		this.#evidenceIndex += 1;
		this.show(quote);
	};

	/** Opens the form of the selected item, or takes up what was begun in it. */
	openForm = (level: number | null = null) => {
		const { selected } = this;
		if (!selected || !this.mayDecide) return;
		const draft = this.drafts[selected.id] ?? new DecisionDraft();
		draft.level = level ?? draft.level ?? selected.level;
		this.drafts[selected.id] = draft;
		this.isRecordInFront = false;
	};

	closeForm = () => {
		if (this.selectedId) delete this.drafts[this.selectedId];
		this.refusal = null;
	};

	/** A level's key: the one that stands is accepted, another one opens the form. */
	chooseLevel = async (level: number) => {
		if (!this.selected || level > this.selected.maxLevel) return;
		if (level === this.selected.level && !this.draft) await this.accept();
		else if (this.setsLevelsAlone) await this.#decide(this.selected, bare(level));
		else this.openForm(level);
	};

	accept = async () => {
		const { selected } = this;
		if (!selected) return;
		if (selected.level === null) this.openForm();
		else await this.#decide(selected, bare(selected.level));
	};

	saveDraft = async () => {
		const { selected, draft } = this;
		if (!selected || !draft || draft.level === null) return;
		const { level, reason, cited } = draft;
		await this.#decide(selected, { level, reason, cited });
	};

	async #decide(
		item: ReviewItem,
		decision: { level: number; reason: string; cited: readonly Citation[] },
	) {
		const wasWaiting = item.doubts.length > 0;
		const done = await this.#command('decide', {
			itemId: item.id,
			seenLevel: item.level,
			...decision,
		});
		if (!done) return;
		delete this.drafts[item.id];
		this.news = { item: this.items.find(({ id }) => id === item.id) ?? item };
		if (wasWaiting && this.view.waitingCount > 0) this.move(1);
	}

	isCited = (citation: Citation) =>
		this.draft?.cited.some((each) => isSame(each, citation)) ?? false;

	/** Points the open form at something, or away from it. */
	toggleCited = (citation: Citation) => {
		const { draft } = this;
		if (!draft) return;
		draft.cited = this.isCited(citation)
			? draft.cited.filter((each) => !isSame(each, citation))
			: [...draft.cited, citation];
	};

	comment = (utteranceId: string, text: string) => this.#command('comment', { utteranceId, text });
	rate = (domainId: string, level: number, reason: string) =>
		this.#command('rate', { domainId, level, reason });

	/** @returns whether it was done; a refusal is shown, and what was typed stays. */
	async #command(path: string, body: object): Promise<boolean> {
		if (this.isBusy) return false;
		this.isBusy = true;
		this.refusal = null;
		const outcome = await this.#send<ReviewView>(path, { commandId: newCommandId(), ...body });
		this.isBusy = false;
		if (!isRefusal(outcome)) {
			this.view = outcome;
			return true;
		}
		this.refusal = outcome;
		this.#learnTaken(outcome);
		return false;
	}
}
