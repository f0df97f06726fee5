/** What may be written about a person: the same rules for one who is invited and for a whole roster. */
import { z } from 'zod';
import { isDemoEmail } from '../access/demoAccounts.ts';
import { isFormula } from './formula.ts';

export const fieldLimits = { name: 200, email: 254, studentNumber: 50, cohort: 100 } as const;

export type FieldFault = 'missing' | 'too_long' | 'formula' | 'unreadable' | 'not_an_address';
export type PersonField = keyof typeof fieldLimits;

const isAddress = (text: string) => z.email().safeParse(text).success && !isDemoEmail(text);

/** Without blanks around it, and one where several stand together. */
export const tidyField = (text: string): string => text.replaceAll(/[^\S\t\r\n]+/gu, ' ').trim();

/** @param text as it was given: a tab in front is a fault, not a blank. @returns null for what will do. */
export function findFieldFault(field: PersonField, text: string): FieldFault | null {
	const tidied = tidyField(text);
	if (tidied === '') return field === 'studentNumber' || field === 'cohort' ? null : 'missing';
	if (isFormula(text)) return 'formula';
	if (/[\p{Cc}\p{Surrogate}\u2028\u2029]/u.test(tidied)) return 'unreadable';
	if (tidied.length > fieldLimits[field]) return 'too_long';
	return field === 'email' && !isAddress(tidied) ? 'not_an_address' : null;
}
