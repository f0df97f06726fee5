/** The JSON of a chat request, in the dialect its server takes. */
import type { Dialect } from './dialect.ts';
import type { Endpoint, RoleSettings } from './modelSettings.ts';

export type ChatMessage = { role: 'system' | 'user' | 'assistant'; content: string };

/** A JSON schema that the answer must keep to. */
export type JsonSchema = Record<string, unknown>;

const inWords = (schema: JsonSchema) =>
	`Answer with one JSON object and nothing else. It must be valid by this JSON schema:\n${JSON.stringify(schema)}`;

/** Into the first system message: many chat templates allow no second one. */
function withInstruction(messages: readonly ChatMessage[], instruction: string): ChatMessage[] {
	const [first, ...rest] = messages;
	if (first?.role !== 'system') return [{ role: 'system', content: instruction }, ...messages];
	return [{ role: 'system', content: `${first.content}\n\n${instruction}` }, ...rest];
}

export function chatBody(
	{ temperature, maxTokens }: RoleSettings,
	{ model }: Endpoint,
	dialect: Dialect,
	messages: readonly ChatMessage[],
	schema: JsonSchema | null,
): object {
	const { structure, tokenLimit } = dialect;
	const isEnforced = structure === 'json_schema';
	const format = isEnforced
		? { type: structure, json_schema: { name: 'answer', strict: true, schema } }
		: { type: structure };
	return {
		model,
		messages: schema && !isEnforced ? withInstruction(messages, inWords(schema)) : messages,
		...(tokenLimit && { [tokenLimit]: maxTokens }),
		...(dialect.temperature && { temperature }),
		...(schema && structure !== 'prompt' && { response_format: format }),
		...(dialect.stream && { stream: true }),
		...(dialect.stream && dialect.streamOptions && { stream_options: { include_usage: true } }),
	};
}
