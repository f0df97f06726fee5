/** The tutor's words by area of a consultation: what `scenarios/hints.<lang>.yaml` holds. */
import { z } from 'zod';
import { dialogueActs } from '../dialogue/reading.ts';
import { identifierSchema, languageSchema } from '../dialogue/topicCatalogue.ts';
import { catalogueFindingSchema } from '../scenario/findingCatalogue.ts';
import { actionSchema } from '../scenario/schema.ts';

/** When an area's hints fit: `hintTiming.ts` says what that means by the clock. */
export const hintMoments = ['opening', 'history', 'deciding', 'closing'] as const;
export type HintMoment = (typeof hintMoments)[number];

/** Quotation marks would hold words to be said to the patient, digits a result or a dose. */
const hint = z
	.string()
	.trim()
	.min(1)
	.max(160)
	.regex(/^[^"“”«»「」\d]*$/u, 'holds no quotation marks and no digits');

export const hintAreaSchema = z.strictObject({
	id: identifierSchema,
	moment: z.enum(hintMoments),
	/** Its name in the feedback. */
	label: z.string().trim().min(1).max(40),
	/** Categories of the topic catalogue. */
	categories: z.array(identifierSchema).default([]),
	/** Single topics, which go before their category. */
	topics: z.array(identifierSchema).default([]),
	acts: z.array(z.enum(dialogueActs)).default([]),
	findings: z.array(catalogueFindingSchema.shape.kind).default([]),
	actions: z.array(actionSchema.shape.kind).default([]),
	/** The first step: a question about the student's own thinking, which names no area. */
	think: hint,
	/** The second step, while nothing of the area was asked, said or done. */
	untouched: hint,
	/** The second step once something was. */
	begun: hint,
});
export type HintArea = z.infer<typeof hintAreaSchema>;

export const hintCatalogueSchema = z.strictObject({
	language: languageSchema,
	areas: z.array(hintAreaSchema).min(1),
});
export type HintCatalogue = z.infer<typeof hintCatalogueSchema>;

/** The name of an area, for the feedback; its id after a release whose catalogue no longer has it. */
export const areaLabel = ({ areas }: HintCatalogue, id: string): string =>
	areas.find((area) => area.id === id)?.label ?? id;
