/** What a school's administrators set of their school. */
import { z } from 'zod';
import { languageSchema } from '../dialogue/topicCatalogue.ts';
import { fieldSchema } from './newPerson.ts';

export const schoolSettingsSchema = z.object({
	name: fieldSchema('name'),
	/** In which its people first meet the product. */
	defaultLanguage: languageSchema,
});
export type SchoolSettings = z.infer<typeof schoolSettingsSchema>;
