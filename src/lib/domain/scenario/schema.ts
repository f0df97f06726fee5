/** The scenario language: one YAML file describes one virtual patient in one language. */
import { z } from 'zod';
import { unansweredLines } from '../dialogue/reading.ts';
import { identifierSchema, languageSchema } from '../dialogue/topicCatalogue.ts';
import { affectChartSchema } from './affect.ts';
import { gateSchema } from './gate.ts';

const text = z.string().trim().min(1).max(2000);
const lines = z.array(text).min(1);
export const slugSchema = z
	.string()
	.regex(/^[a-z][a-z0-9-]*$/, 'use lower-case letters, digits and hyphens');

export const factSchema = z
	.strictObject({
		id: identifierSchema,
		/** Catalogue topics whose question reaches this fact. */
		topics: z.array(identifierSchema).min(1),
		/** What a debrief calls it, third person: "Pain began two hours ago at rest". */
		label: text,
		/** The patient's own words; variants are alternatives, the first is the fullest. */
		says: lines,
		/** Shorter ways to say it again. Without any, another variant or a reminder is used. */
		again: z.array(text).default([]),
		/** Facts whose content these words hold too: asked for in one breath, only this one is said. */
		covers: z.array(identifierSchema).optional(),
		disclosure: z.enum(['volunteered', 'broad', 'asked', 'guarded']),
		gate: gateSchema.optional(),
		/** What the patient says while still holding back. */
		holdingBack: lines.optional(),
		redFlag: z.boolean().default(false),
		/** Bears on safety: needs a cue and two routes when guarded. */
		safety: z.boolean().default(false),
		/** Telling it shows feeling: a cue that empathy may answer, once. */
		cue: z.string().trim().min(1).optional(),
	})
	.refine((fact) => fact.disclosure !== 'guarded' || (fact.gate && fact.holdingBack), {
		message: 'a guarded fact needs a gate and a holdingBack line',
	})
	.refine((fact) => fact.disclosure === 'guarded' || !fact.gate, {
		message: 'only a guarded fact has a gate',
	});
export type Fact = z.infer<typeof factSchema>;

/** Overrides the shared catalogue of findings (`findings.<lang>.yaml`), or adds to it. */
export const findingSchema = z.strictObject({
	id: identifierSchema,
	/** Needed when the id is not in the shared catalogue. */
	kind: z.enum(['examination', 'investigation']).optional(),
	label: text.optional(),
	result: text,
	abnormal: z.boolean().default(true),
	/** A picture, trace or table in `static/findings/`, with words for who cannot see it. */
	image: z.strictObject({ file: z.string().regex(/^[a-z0-9-]+\.svg$/), alt: text }).optional(),
});
export type Finding = z.infer<typeof findingSchema>;

export const actionSchema = z.strictObject({
	id: identifierSchema,
	kind: z.enum(['escalate', 'treat', 'see_alone', 'arrange']),
	label: text,
	/** What happens, told to the student as a stage direction. */
	result: text,
});
export type Action = z.infer<typeof actionSchema>;

export const timelineEntrySchema = z.strictObject({
	id: identifierSchema,
	/** Seconds of consultation time. */
	atSeconds: z.int().positive(),
	/** A stage direction, and what the patient says. */
	cue: text,
	says: text.optional(),
});

/** Questions in students' own words. The nearest one tells which fact is meant; of one that nobody answers, that none is. */
export const askedSchema = z.strictObject({
	/** Fact id -> questions that this fact, said aloud, answers best. */
	facts: z.record(identifierSchema, lines),
	unanswered: z.partialRecord(z.enum(unansweredLines), lines).default({}),
});
export type AskedQuestions = z.infer<typeof askedSchema>;

const personaDial = z.int().min(1).max(5);

export const patientSchema = z.strictObject({
	name: text,
	age: z.int().min(0).max(120),
	/** Of small children, whose age is told in months. */
	ageMonths: z.int().min(0).max(35).optional(),
	gender: z.enum(['woman', 'man', 'non_binary']),
	/**
	 * Who is on the other side of the conversation, when it is not the patient. `patientWords` are the words by which
	 * a student may mean the patient there: a first name, "son", "little boy".
	 */
	speaker: z.strictObject({ name: text, relation: text, patientWords: lines }).optional(),
	occupation: text,
	portrait: z
		.strictObject({ seed: text, hair: z.string(), skin: z.string(), clothing: z.string() })
		.partial({ hair: true, skin: true, clothing: true }),
	voice: text,
	persona: z.strictObject({
		talkativeness: personaDial,
		healthLiteracy: personaDial,
		recall: personaDial,
		languageLevel: personaDial,
		mood: text,
		manner: text,
	}),
	/** Said at the first greeting or opening question; tells `openingFacts`. */
	opening: text,
	openingFacts: z.array(identifierSchema).min(1),
	/** Questions the patient asks back; `after` names the fact or act that prompts it. */
	questions: z
		.array(
			z.strictObject({
				id: identifierSchema,
				says: text,
				afterFact: identifierSchema.optional(),
				atSeconds: z.int().positive().optional(),
			}),
		)
		.default([]),
	/** The patient's own small talk; what is missing comes from `lines.<lang>.yaml`. */
	lines: z.record(identifierSchema, lines).default({}),
});

export const scenarioSchema = z.strictObject({
	schema: z.literal(1),
	slug: slugSchema,
	language: languageSchema,
	/** What students see: gives nothing away. */
	title: text,
	internalTitle: text,
	/** What the patient comes with, e.g. `chest_pain`: its red flags stand in `scenarios/redFlags.yaml`. */
	complaint: identifierSchema,
	specialty: identifierSchema,
	setting: identifierSchema,
	level: z.enum(['novice', 'intermediate', 'advanced']),
	objectives: z.array(text).min(1),
	tags: z.array(identifierSchema).default([]),
	sources: z.array(z.strictObject({ title: text, year: z.int(), url: z.url().optional() })).min(1),
	licence: text,
	briefing: z.strictObject({
		role: text,
		setting: text,
		task: text,
		readingSeconds: z.int().min(0).max(900),
		consultationSeconds: z.int().min(120).max(3600),
		noteSeconds: z.int().min(60).max(3600),
	}),
	care: z.strictObject({
		contentWarning: text.optional(),
		alternative: slugSchema.optional(),
		clinicalReview: z.union([
			z.literal('not reviewed'),
			z.strictObject({ name: text, date: z.iso.date(), reviewAgainBy: z.iso.date() }),
		]),
	}),
	patient: patientSchema,
	facts: z.array(factSchema).min(1),
	asked: askedSchema.optional(),
	affect: affectChartSchema,
	timeline: z.array(timelineEntrySchema).default([]),
	/** What every examination or test not listed gives, where the shared normal result would be untrue: by telephone. */
	otherFindings: text.optional(),
	findings: z.array(findingSchema).default([]),
	actions: z.array(actionSchema).default([]),
	diagnosis: z.strictObject({
		primary: text,
		differential: z.array(text).min(2),
		/** Words the patient cannot know. */
		forbiddenWords: z.array(text).default([]),
	}),
});
export type Scenario = z.infer<typeof scenarioSchema>;
