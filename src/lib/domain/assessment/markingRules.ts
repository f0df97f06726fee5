/** By what rules an assessment is marked and its cut set: chosen before it is sealed, and locked with it. */
import { z } from 'zod';
import type { CutRule } from '../statistics/standardSetting.ts';
import { borderlineGrade, globalGrades } from './globalGrade.ts';

const percent = z.int().min(0).max(100);

export const markingRulesSchema = z.strictObject({
	/** How many of a hundred sittings a second person marks, blind to the first. */
	secondPercent: percent,
	/** Two markers may lie this far apart: in steps of the global grade, and in percent of the station's points. */
	gradeLimit: z
		.int()
		.min(0)
		.max(globalGrades.length - 1),
	pointsPercentLimit: percent,
});
export type MarkingRules = z.infer<typeof markingRulesSchema>;

export const defaultMarkingRules: MarkingRules = {
	secondPercent: 10,
	gradeLimit: 1,
	pointsPercentLimit: 10,
};

export const cutRuleSchema = z.discriminatedUnion('kind', [
	z.strictObject({
		kind: z.literal('borderline_regression'),
		borderline: z.literal(borderlineGrade),
	}),
	z.strictObject({ kind: z.literal('fixed'), share: z.number().min(0).max(1) }),
]) satisfies z.ZodType<CutRule>;

export const defaultCutRule: CutRule = {
	kind: 'borderline_regression',
	borderline: borderlineGrade,
};
