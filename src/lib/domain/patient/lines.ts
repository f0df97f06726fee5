/** The patient's small talk for what no fact answers: `scenarios/lines.<lang>.yaml`, overridable per scenario. */
import { z } from 'zod';
import { languageSchema } from '../dialogue/topicCatalogue.ts';

export const lineKeys = [
	'greeting',
	'introduction',
	'identity',
	'consent',
	'permission',
	'confidentiality',
	'signposting',
	'empathy',
	'apology',
	'candour',
	'reassurance',
	'summary',
	/** To a summary that holds what the patient never said. */
	'summary_unsaid',
	'teach_back',
	'explanation',
	'plan',
	'safety_net',
	'thanks',
	'closing',
	'acknowledgement',
	'examine',
	'order_test',
	'jargon',
	/** Before an answer, by someone who had to guess what a medical word meant. */
	'jargon_guessed',
	'judgement',
	'defensiveness',
	'abuse',
	'role_break',
	/** To a student who speaks of their own distress; help is offered outside the role besides. */
	'student_distress',
	'off_topic',
	/** To "what do you mean?" when there is nothing to explain. */
	'clarification',
	/** Before saying something again: "As I said, {fact}". Holds `{fact}`. */
	'again',
	/** Unsure between two readings: "Do you mean {a} or {b}?" */
	'ask_back',
	/** Asked for more when nothing broad is left. */
	'nothing_more',
	/** A symptom no author wrote: absent. */
	'symptom_absent',
	/** A past illness, drug or habit no author wrote: absent. */
	'history_absent',
	/** Several symptoms asked at once, some present: of the others. */
	'rest_absent',
	/** A detail of the complaint no author wrote, asked by how, when or where: nothing to deny. */
	'cannot_say',
	/** Everyday matters no author wrote. */
	'trivia',
	/** A question on nothing in the catalogue. */
	'did_not_understand',
	/** A reply that has to break off: said in its place. */
	'lost_thread',
	/** A statement that needs no answer. */
	'listening',
] as const;
export type LineKey = (typeof lineKeys)[number];

const variants = z.array(z.string().trim().min(1)).min(2);
export const lineCatalogueSchema = z.strictObject({
	language: languageSchema,
	lines: z.strictObject(
		Object.fromEntries(lineKeys.map((key) => [key, variants])) as Record<LineKey, typeof variants>,
	),
	/** Words that join several facts into one answer: "And", "Oh, and". */
	joiners: z.array(z.string().min(1)).min(2),
});
export type LineCatalogue = z.infer<typeof lineCatalogueSchema>;
