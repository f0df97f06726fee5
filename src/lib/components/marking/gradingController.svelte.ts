/** A sitting before its grade is given: what is chosen, and the hold on it. */
import type { GradingStep, MarkingView } from '#lib/domain/assessment/markingView.ts';
import {
	renewEveryMs,
	sendTo,
	type RecordTab,
	type Send,
} from '../review/reviewController.svelte.ts';
import { newCommandId } from '../room/newCommandId.ts';
import { isRefusal, type Refusal } from '../room/sendCommand.ts';

export class GradingController {
	chosen = $state<number | null>(null);
	record = $state<RecordTab>('conversation');
	refusal = $state<Refusal | null>(null);
	isBusy = $state(false);

	readonly view: GradingStep;
	readonly #send: Send;

	constructor(view: GradingStep, send: Send = sendTo(`/api/markings/${view.id}`)) {
		this.view = view;
		this.#send = send;
	}

	/** Holds the marking while it is on screen. @returns what gives it back. */
	start = () => {
		const timer = setInterval(() => void this.#hold(), renewEveryMs);
		return () => {
			clearInterval(timer);
			void this.#send('release', {});
		};
	};

	async #hold() {
		const outcome = await this.#send<{ untilMs: number | null }>('hold', {});
		this.refusal = isRefusal(outcome) ? outcome : null;
	}

	/** @returns what is shown from now on; null where it was refused. */
	give = async (): Promise<MarkingView | null> => {
		if (this.chosen === null || this.isBusy) return null;
		this.isBusy = true;
		const given = { commandId: newCommandId(), grade: this.chosen };
		const outcome = await this.#send<MarkingView>('grade', given);
		this.isBusy = false;
		this.refusal = isRefusal(outcome) ? outcome : null;
		return isRefusal(outcome) ? null : outcome;
	};
}
