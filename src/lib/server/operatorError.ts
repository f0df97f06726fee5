/** A fault that the person who runs the server can mend: its message is the whole story, so no stack is shown. */

export class OperatorError extends Error {
	override readonly name = 'OperatorError';
}

/**
 * Whether to show only the message. Compares names, because the built app and the server around it each
 * hold their own copy of the class.
 */
export function isOperatorError(error: unknown): error is OperatorError {
	return error instanceof Error && error.name === 'OperatorError';
}
