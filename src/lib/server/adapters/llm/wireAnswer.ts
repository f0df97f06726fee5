/** The parts of OpenAI's wire format that we read. By hand, for this runs once a token. */

export type Usage = {
	promptTokens: number;
	completionTokens: number;
	/** Of the prompt's: found in the server's cache. */
	cachedTokens: number;
};

/** One event of a stream, or a whole answer. */
export type WireAnswer = {
	text: string;
	/** Null while more is to come. */
	finish: 'stop' | 'length' | null;
	usage: Usage | null;
	/** What the server says went wrong. */
	error: string | null;
};

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const objectAt = (value: unknown): Json => (isObject(value) ? value : {});
/** More no model takes: a server that says so cannot count. */
const MOST_TOKENS = 100_000_000;
const isCount = (value: unknown): value is number =>
	Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MOST_TOKENS;

function readUsage(value: unknown): Usage | null {
	if (!isObject(value)) return null;
	const { prompt_tokens: promptTokens, completion_tokens: completionTokens = 0 } = value;
	if (!isCount(promptTokens) || !isCount(completionTokens)) return null;
	const { cached_tokens: cached } = objectAt(value.prompt_tokens_details);
	return { promptTokens, completionTokens, cachedTokens: isCount(cached) ? cached : 0 };
}

/** What an error body says, in whichever of the usual forms. */
export function readWireError(value: unknown): { message: string; param: string | null } {
	const body = objectAt(value);
	const error = isObject(body.error) ? body.error : body;
	const message = [error.message, body.error, body.detail].find((one) => typeof one === 'string');
	return {
		message: message ?? '',
		param: typeof error.param === 'string' ? error.param : null,
	};
}

/** @returns null for text that is no such answer. */
export function readWireAnswer(json: string): WireAnswer | null {
	let value: unknown;
	try {
		value = JSON.parse(json);
	} catch {
		return null;
	}
	if (!isObject(value)) return null;
	if (value.error) {
		const error = readWireError(value).message || 'an error without words';
		return { text: '', finish: null, usage: null, error };
	}
	if (!Array.isArray(value.choices)) return null;
	const choice = objectAt(value.choices[0]);
	const { content } = objectAt(choice.delta ?? choice.message);
	const reason = choice.finish_reason;
	return {
		// No screen shows the character NUL, and no database keeps it.
		text: typeof content === 'string' ? content.replaceAll('\0', '') : '',
		finish: typeof reason === 'string' ? (reason === 'length' ? 'length' : 'stop') : null,
		usage: readUsage(value.usage),
		error: null,
	};
}
