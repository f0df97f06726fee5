/** The shared list of examinations and investigations: `scenarios/findings.<lang>.yaml`. */
import { z } from 'zod';
import { identifierSchema, languageSchema } from '../dialogue/topicCatalogue.ts';

export const catalogueFindingSchema = z.strictObject({
	id: identifierSchema,
	kind: z.enum(['examination', 'investigation']),
	/** A heading for the panel, e.g. "Heart and circulation", "Blood tests". */
	group: z.string().min(1),
	label: z.string().min(1),
	/** The result when a scenario says nothing of it: normal, in plain clinical words. */
	normal: z.string().min(1),
	/** Words a student would say for it: "listen to your heart", "ECG", "heart tracing". */
	spoken: z.array(z.string().min(1)).min(1),
});
export type CatalogueFinding = z.infer<typeof catalogueFindingSchema>;

export const findingCatalogueSchema = z.strictObject({
	language: languageSchema,
	findings: z.array(catalogueFindingSchema).min(1),
});
export type FindingCatalogue = z.infer<typeof findingCatalogueSchema>;
