/** Sends a command until the server has answered: a lost line repeats it under the same id, so it acts once. */

/** What the server refused, as a code that the messages turn into a sentence. */
export type Refusal = { code: string; params: Record<string, string | number> };
export type CommandOutcome<Answer> = Answer | Refusal;

export const isRefusal = (outcome: object): outcome is Refusal => 'code' in outcome;

export type SendOptions = {
	method?: 'POST' | 'PUT';
	fetch?: typeof fetch;
	/** Resolves after `ms`, or earlier when trying again makes sense. */
	wait?: (ms: number) => Promise<void>;
	/** Called with true while the line is down. */
	onLineDown?: (isDown: boolean) => void;
	signal?: AbortSignal;
};

const firstPauseMs = 500;
const longestPauseMs = 8000;
const isPassing = (status: number) => status === 502 || status === 503 || status === 504;

/** Waits, but not past the moment the browser is online again. */
const pauseOrOnline = (ms: number) =>
	new Promise<void>((resolve) => {
		const done = () => {
			clearTimeout(timer);
			removeEventListener('online', done);
			resolve();
		};
		const timer = setTimeout(done, ms);
		addEventListener('online', done);
	});

async function readOutcome<Answer>(response: Response): Promise<CommandOutcome<Answer>> {
	const body: unknown = await response.json().catch(() => null);
	if (response.ok) return body as Answer;
	const { error, params } = (body ?? {}) as { error?: unknown; params?: Refusal['params'] };
	return { code: typeof error === 'string' ? error : 'unknown', params: params ?? {} };
}

/** Rejects only when `signal` aborts. */
export async function sendCommand<Answer extends object>(
	url: string,
	body: object,
	options: SendOptions = {},
): Promise<CommandOutcome<Answer>> {
	const { method = 'POST', wait = pauseOrOnline, onLineDown, signal } = options;
	const send = options.fetch ?? fetch;
	for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
		signal?.throwIfAborted();
		const response = await send(url, {
			method,
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
			signal: signal ?? null,
		}).catch(() => null);
		if (response && !isPassing(response.status)) {
			onLineDown?.(false);
			return readOutcome<Answer>(response);
		}
		signal?.throwIfAborted();
		onLineDown?.(true);
		await wait(pauseMs);
	}
}
