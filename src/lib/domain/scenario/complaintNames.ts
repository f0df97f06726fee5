/** How the library names and sorts what patients come with: `scenarios/complaints.yaml`, with all languages side by side. */
import { z } from 'zod';
import { languages } from '../dialogue/language.ts';
import { identifierSchema, type Language } from '../dialogue/topicCatalogue.ts';
import { duplicateFlaws } from './checks/duplicateIds.ts';
import type { Fault } from './fault.ts';
import { parseAuthored } from './parseAuthored.ts';

/** By what the patient says, so that a case's system tells nothing of what is behind it. */
export const systems = [
	'heart_lungs',
	'digestion',
	'head_nerves',
	'senses',
	'mind',
	'urinary_reproductive',
	'bones_skin',
	'whole_body',
	'talking',
] as const;
export type System = (typeof systems)[number];

const complaintNamesSchema = z.strictObject({
	complaints: z
		.array(
			z.strictObject({
				id: identifierSchema,
				system: z.enum(systems),
				label: z.record(z.enum(languages), z.string().trim().min(1).max(40)),
			}),
		)
		.min(1),
});
export type NamedComplaint = z.infer<typeof complaintNamesSchema>['complaints'][number];

export function parseComplaintNames(
	yamlText: string,
	file: string,
): { complaints: NamedComplaint[] } | { faults: Fault[] } {
	const parsed = parseAuthored(complaintNamesSchema, yamlText, file);
	if ('faults' in parsed) return parsed;
	const { complaints } = parsed.value;
	const flaws = duplicateFlaws(complaints, ['complaints']);
	return flaws.length > 0 ? { faults: parsed.source.locate(flaws) } : { complaints };
}

/** A complaint in the words of a language; one that nobody has named is spelled by its id and has no system. */
export function nameComplaint(
	complaints: readonly NamedComplaint[],
	id: string,
	language: Language,
): { label: string; system: System | null } {
	const named = complaints.find((complaint) => complaint.id === id);
	if (named) return { label: named.label[language], system: named.system };
	const words = id.replaceAll('_', ' ');
	return { label: words.charAt(0).toUpperCase() + words.slice(1), system: null };
}
