/** What a consultation is called where its student must not be known. */

/**
 * Of the consultation, not of the student, so that two of one student cannot be told to belong together. It follows from
 * the random end of the id, and stays the same wherever it is shown.
 * @returns six characters, such as `7F3A2C`.
 */
export const anonymousNumber = (consultationId: string): string =>
	consultationId.replaceAll('-', '').slice(-6).toUpperCase();
