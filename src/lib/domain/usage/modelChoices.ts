/** Which models a school has chosen for the roles; keys stand elsewhere. */
import { z } from 'zod';
import { usingRoles, type UsingRole } from './modelUse.ts';

const baseUrlSchema = z
	.url({ protocol: /^https?$/ })
	.max(500)
	.refine((url) => {
		const { username, password, search, hash } = new URL(url);
		return !username && !password && !search && !hash;
	})
	.transform((url) => url.replace(/\/+$/, ''));
const modelSchema = z.string().trim().min(1).max(200);
const milliseconds = z.int().min(1).max(600_000).nullable().default(null);

const ownSchema = z.strictObject({
	mode: z.literal('own'),
	model: modelSchema,
	baseUrl: baseUrlSchema,
	/** Null: as usual for the role. */
	temperature: z.number().min(0).max(2).nullable().default(null),
	maxTokens: z.int().min(1).max(100_000).nullable().default(null),
	firstTokenMs: milliseconds,
	betweenTokensMs: milliseconds,
	wholeMs: milliseconds,
	/** Asked in this order when it does not answer. */
	fallbacks: z
		.array(z.strictObject({ model: modelSchema, baseUrl: baseUrlSchema }))
		.max(5)
		.default([]),
});
export type OwnModel = z.infer<typeof ownSchema>;

/** As the server's own settings say; none; or the school's own. */
export const modelChoiceSchema = z.discriminatedUnion('mode', [
	z.strictObject({ mode: z.literal('server') }),
	z.strictObject({ mode: z.literal('none') }),
	ownSchema,
]);
export type ModelChoice = z.infer<typeof modelChoiceSchema>;

export const modelChoicesSchema = z.strictObject(
	Object.fromEntries(
		usingRoles.map((role) => [role, modelChoiceSchema.default({ mode: 'server' })]),
	) as Record<UsingRole, z.ZodDefault<typeof modelChoiceSchema>>,
);
export type ModelChoices = z.infer<typeof modelChoicesSchema>;

/** A key that a server takes. */
export const modelKeySchema = z
	.string()
	.trim()
	.min(8)
	.max(500)
	.regex(/^[\x21-\x7e]+$/);

/** Every server that the choices name. */
export const serversIn = (choices: ModelChoices): string[] => [
	...new Set(
		usingRoles.flatMap((role) => {
			const choice = choices[role];
			if (choice.mode !== 'own') return [];
			return [choice.baseUrl, ...choice.fallbacks.map(({ baseUrl }) => baseUrl)];
		}),
	),
];
