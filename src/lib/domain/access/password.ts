/** What a new password must be. */

/** Counted in Unicode characters. The upper limit bounds the work of hashing. */
export const passwordLimits = { min: 12, max: 200 } as const;

export type PasswordFault = 'password_too_short' | 'password_too_long' | 'password_is_email';

/**
 * Length is what counts; no rules about kinds of characters (NIST SP 800-63B, 3.1.1.2).
 * @returns the fault, or null for a password that will do.
 */
export function findPasswordFault(password: string, email: string): PasswordFault | null {
	const length = [...password].length;
	if (length < passwordLimits.min) return 'password_too_short';
	if (length > passwordLimits.max) return 'password_too_long';
	if (password.trim().toLowerCase() === email.trim().toLowerCase()) return 'password_is_email';
	return null;
}
