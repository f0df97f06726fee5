/** Somebody who is invited into a school. */
import { z } from 'zod';
import { roles } from '../access/role.ts';
import { findFieldFault, tidyField, type PersonField } from './personFields.ts';

/** Checked as it was given, kept tidied. */
export const fieldSchema = (field: PersonField) =>
	z
		.string()
		.max(1000)
		.refine((text) => findFieldFault(field, text) === null)
		.transform(tidyField);

export const newPersonSchema = z.object({
	name: fieldSchema('name'),
	email: fieldSchema('email').transform((email) => email.toLowerCase()),
	studentNumber: fieldSchema('studentNumber').transform((number) => number || null),
	role: z.enum(roles),
});
export type NewPerson = z.infer<typeof newPersonSchema>;

export const cohortNameSchema = fieldSchema('cohort').refine((name) => name !== '');
