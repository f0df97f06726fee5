/** An assessment as it is written: what an instructor may enter, and its limits. */
import { z } from 'zod';
import { languageSchema } from '../dialogue/topicCatalogue.ts';

export const assessmentLimits = {
	title: 120,
	stations: 20,
	candidates: 2000,
	/** Of one stage, in seconds. */
	stageSeconds: 7200,
	extraPercent: 100,
	startCode: { min: 4, max: 20 },
	reason: { min: 5, max: 500 },
	/** From opening to closing. */
	windowDays: 90,
} as const;

const seconds = (min: number) => z.int().min(min).max(assessmentLimits.stageSeconds);

export const stageTimesSchema = z.strictObject({
	readingSeconds: seconds(10),
	consultationSeconds: seconds(60),
	noteSeconds: seconds(60),
});

export const stationSchema = z.strictObject({
	slug: z.string().min(1).max(100),
	languages: z.array(languageSchema).min(1),
	times: stageTimesSchema,
});
/** A station as it is chosen: the version is the newest published one at that moment, and stays. */
export type StationInput = z.infer<typeof stationSchema>;

export const titleSchema = z.string().trim().min(1).max(assessmentLimits.title);
export const extraPercentSchema = z.int().min(0).max(assessmentLimits.extraPercent);

/** Spaces and capitals do not count: a code is read out in a room. */
export const startCodeSchema = z
	.string()
	.transform((code) => code.replace(/\s+/g, '').toUpperCase())
	.pipe(
		z
			.string()
			.regex(/^[A-Z0-9-]+$/)
			.min(assessmentLimits.startCode.min)
			.max(assessmentLimits.startCode.max),
	);

const longestWindowMs = assessmentLimits.windowDays * 86_400_000;

/** When it may be begun; milliseconds since the epoch. */
export const windowSchema = z
	.strictObject({ opensAtMs: z.int().positive(), closesAtMs: z.int().positive() })
	.refine(({ opensAtMs, closesAtMs }) => closesAtMs > opensAtMs, { path: ['closesAtMs'] })
	.refine(({ opensAtMs, closesAtMs }) => closesAtMs - opensAtMs <= longestWindowMs, {
		path: ['closesAtMs'],
	});
export type Window = z.infer<typeof windowSchema>;

/** Why something was changed after candidates had begun. */
export const reasonSchema = z
	.string()
	.trim()
	.min(assessmentLimits.reason.min)
	.max(assessmentLimits.reason.max);
