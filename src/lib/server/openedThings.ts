/** What an app has opened on its way up, to be closed in the reverse order: when it ends, or when the next thing cannot be opened. */

export type OpenedThings = ReturnType<typeof rememberOpened>;

export function rememberOpened() {
	const closers: (() => Promise<unknown>)[] = [];
	return {
		/** @param close called once, after everything that was added later. */
		add(close: () => Promise<unknown>): void {
			closers.push(close);
		},
		async close(): Promise<void> {
			for (let close = closers.pop(); close; close = closers.pop()) await close();
		},
	};
}
