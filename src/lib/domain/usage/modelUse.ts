/** What one call of a language model has used. */

export const usingRoles = ['patient', 'interpreter', 'grader', 'tutor'] as const;
export type UsingRole = (typeof usingRoles)[number];

export type ModelUse = {
	role: UsingRole;
	model: string;
	promptTokens: number;
	/** Of the prompt's: found in the server's cache. */
	cachedTokens: number;
	completionTokens: number;
	/** The server did not count: these are by `estimateTokens`. */
	isEstimated: boolean;
	/** Of a patient's turn: what a prompt that holds the whole case would have taken; null elsewhere. */
	wholeCaseTokens: number | null;
};

const han = /\p{Script=Han}/gu;

/**
 * Tokens by the length of a text, for servers that do not count, and for comparisons: four letters a token, and each
 * Chinese character one. Within about a fifth of common tokenizers.
 */
export function estimateTokens(text: string): number {
	const characters = text.match(han)?.length ?? 0;
	return characters + Math.ceil((text.length - characters) / 4);
}
