/** A key that no log, error or printout can show by accident. */

export class Secret {
	readonly #value: string;

	constructor(value: string) {
		this.#value = value;
	}

	/** For the header of a request, and nowhere else. */
	reveal(): string {
		return this.#value;
	}

	/** The text without the key, for servers that repeat it in their errors. */
	hiddenIn(text: string): string {
		return text.replaceAll(this.#value, '[key]');
	}

	toJSON(): string {
		return '[key]';
	}

	toString(): string {
		return '[key]';
	}
}
