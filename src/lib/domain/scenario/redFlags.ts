/** What must not be missed behind each complaint: `scenarios/redFlags.yaml`, shared by all languages. */
import { z } from 'zod';
import { identifierSchema } from '../dialogue/topicCatalogue.ts';
import { duplicateFlaws } from './checks/duplicateIds.ts';
import type { Fault } from './fault.ts';
import { parseAuthored } from './parseAuthored.ts';

export const complaintCatalogueSchema = z.strictObject({
	complaints: z
		.array(
			z.strictObject({
				id: identifierSchema,
				/** Topics that a case with this complaint answers by a fact, present or absent. */
				redFlags: z.array(identifierSchema).min(1),
			}),
		)
		.min(1),
});
export type Complaint = z.infer<typeof complaintCatalogueSchema>['complaints'][number];

export function parseComplaints(
	yamlText: string,
	file: string,
): { complaints: Complaint[] } | { faults: Fault[] } {
	const parsed = parseAuthored(complaintCatalogueSchema, yamlText, file);
	if ('faults' in parsed) return parsed;
	const { complaints } = parsed.value;
	const flaws = duplicateFlaws(complaints, ['complaints']);
	return flaws.length > 0 ? { faults: parsed.source.locate(flaws) } : { complaints };
}
