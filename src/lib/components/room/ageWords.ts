/** How old the patient is, in words: small children in months. */
import type { StudentView } from '#lib/domain/consultation/studentView.ts';
import { m } from '#lib/paraglide/messages.js';

export const ageWords = ({ age, ageMonths }: Pick<StudentView['patient'], 'age' | 'ageMonths'>) =>
	ageMonths === null ? m.patientAge({ age }) : m.patientAgeMonths({ months: ageMonths });
