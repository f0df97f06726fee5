/** What the fake model server is told to do with a request: say something, at some pace, or fail in some way. */
import { z } from 'zod';
import { markingManners } from './hostileMarks.ts';

const faultSchema = z.discriminatedUnion('kind', [
	/** `{key}` in the message becomes the key the caller sent, as careless servers do. */
	z.strictObject({
		kind: z.literal('status'),
		status: z.int().min(300).max(599),
		retryAfter: z.string().optional(),
		message: z.string().default('The server has a fault.'),
	}),
	/** Takes the request and never answers. */
	z.strictObject({ kind: z.literal('silent') }),
	/** Speaks so many tokens, then falls silent with the connection open. */
	z.strictObject({ kind: z.literal('stall'), afterTokens: z.int().min(0) }),
	/** Drops the connection after so many bytes of the body. */
	z.strictObject({ kind: z.literal('cut'), afterBytes: z.int().min(0) }),
	/** Ends the body properly after so many tokens, without saying that the answer is complete. */
	z.strictObject({ kind: z.literal('ends_early'), afterTokens: z.int().min(0) }),
	z.strictObject({ kind: z.literal('empty') }),
	/** A body of the right type whose JSON is broken, after so many good tokens when streaming. */
	z.strictObject({ kind: z.literal('malformed'), afterTokens: z.int().min(0).default(0) }),
	/** A web page with status 200, as captive portals and wrong addresses give. */
	z.strictObject({ kind: z.literal('web_page') }),
	/** An error told inside a stream that began well. */
	z.strictObject({ kind: z.literal('error_in_stream'), afterTokens: z.int().min(0) }),
	/** Sound JSON that nobody asked for. */
	z.strictObject({ kind: z.literal('wrong_schema') }),
	/** Repeats its reply until the caller leaves. */
	z.strictObject({ kind: z.literal('endless') }),
]);

export const refusable = [
	'max_tokens',
	'max_completion_tokens',
	'temperature',
	'stream',
	'stream_options',
	'json_schema',
	'json_object',
] as const;

export const hostileManners = [
	/** Does as it was ordered, owns to being a model, and recites. */
	'obeys',
	/** Recites without a word before. */
	'recites',
	/** Begins with its last direction. */
	'recites_the_end',
	/** Talks like a patient, and goes over into the middle of its prompt. */
	'slips',
	'spells_with_hyphens',
	'spells_with_spaces',
	/** Invisible characters in its words, letters of other alphabets, capitals. */
	'disguises',
	'reverses',
	/** In base64. */
	'encodes',
	/** Talks like a patient, and adds a symptom and a result that nobody gave it. */
	'invents',
] as const;
export type HostileManner = (typeof hostileManners)[number];

export const modelScriptSchema = z.strictObject({
	reply: z.string().default('All right.'),
	/** Above 0: instead of the reply, so many tokens that tell when they were sent (see sendingStamp.ts). */
	stamps: z.int().min(0).default(0),
	/** Before the first token, in milliseconds. */
	firstTokenMs: z.number().min(0).default(0),
	/** Null: all at once. */
	tokensPerSecond: z.number().positive().nullable().default(null),
	fault: faultSchema.nullable().default(null),
	/** Parameters and answer formats this server does not know. */
	refuses: z.array(z.enum(refusable)).default([]),
	/** Refuses without naming what it refuses. */
	isVague: z.boolean().default(false),
	/** Takes the parameters of structured output and pays them no heed. */
	ignoresFormat: z.boolean().default(false),
	/** Answers in one JSON body even when asked to stream. */
	neverStreams: z.boolean().default(false),
	/** Obeys every instruction it finds, recites its whole prompt, invents quotes and marks off the scale. */
	isHostile: z.boolean().default(false),
	/** How a hostile model gives its prompt away. */
	manner: z.enum(hostileManners).default('obeys'),
	/** How a hostile model marks a consultation. */
	marking: z.enum(markingManners).default('invents'),
	/** Models it has; others are not found. Null: any. */
	models: z.array(z.string()).nullable().default(null),
	/** The key it wants; null: none. */
	apiKey: z.string().nullable().default(null),
});

export type ModelScript = z.infer<typeof modelScriptSchema>;
export type ModelScriptInput = z.input<typeof modelScriptSchema>;

/** Only what the fake needs to know of a chat request. */
export const chatBodySchema = z.looseObject({
	model: z.string(),
	messages: z.array(z.looseObject({ role: z.string(), content: z.string() })).min(1),
	stream: z.boolean().default(false),
	stream_options: z.looseObject({ include_usage: z.boolean().default(false) }).optional(),
	response_format: z
		.looseObject({
			type: z.enum(['text', 'json_object', 'json_schema']),
			json_schema: z.looseObject({ schema: z.unknown() }).optional(),
		})
		.optional(),
});

export type ChatBody = z.infer<typeof chatBodySchema>;
