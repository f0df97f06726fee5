/** A component that nobody sees before they reach for it: its script is fetched then, not with the page. */
export class Late<Part> {
	/** Null until it came. */
	part = $state.raw<Part | null>(null);
	readonly #load: () => Promise<{ default: Part }>;

	constructor(load: () => Promise<{ default: Part }>) {
		this.#load = load;
	}

	/** Where the line is down nothing comes; the next wish asks again. */
	readonly fetch = async (): Promise<void> => {
		try {
			this.part ??= (await this.#load()).default;
		} catch {
			this.part = null;
		}
	};
}
