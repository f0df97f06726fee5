/** Queries beside a conversation, made where they are asked for: a turn needs none of them. */
import { appealQueries } from './appealStore.ts';
import { assessmentQueries } from './assessmentStore.ts';
import type { Transaction } from './database.ts';
import { debriefQueries } from './debriefQueries.ts';
import { disputeQueries } from './disputeQueries.ts';
import { answerQueries, gradingQueries } from './gradingStore.ts';
import { markingQueries } from './markingStore.ts';
import { reviewQueries } from './reviewStore.ts';
import { sittingClockQueries } from './sittingClockQueries.ts';
import { toldQueries } from './toldStore.ts';

export class LateQueries {
	readonly #tx: Transaction;
	readonly #schoolId: string;
	readonly #codeVersion: string;
	constructor(tx: Transaction, schoolId: string, codeVersion: string) {
		this.#tx = tx;
		this.#schoolId = schoolId;
		this.#codeVersion = codeVersion;
	}
	get gradings() {
		return gradingQueries(this.#tx, this.#codeVersion);
	}
	get answers() {
		return answerQueries(this.#tx, this.#schoolId);
	}
	get reviews() {
		return reviewQueries(this.#tx, this.#schoolId);
	}
	get markings() {
		return markingQueries(this.#tx, this.#schoolId);
	}
	get disputes() {
		return disputeQueries(this.#tx, this.#schoolId);
	}
	get debrief() {
		return debriefQueries(this.#tx, this.#schoolId);
	}
	get assessments() {
		return assessmentQueries(this.#tx, this.#schoolId);
	}
	get told() {
		return toldQueries(this.#tx, this.#schoolId);
	}
	get appeals() {
		return appealQueries(this.#tx, this.#schoolId);
	}
	get sittingClock() {
		return sittingClockQueries(this.#tx);
	}
}
