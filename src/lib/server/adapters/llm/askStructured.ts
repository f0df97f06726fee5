/** An answer in the form of a schema: enforced by the server where it can, else asked for in words and corrected once. */
import type { z } from 'zod';
import { askEndpoint, type Call, type CallContext } from './askModel.ts';
import { structureStep } from './dialect.ts';
import type { Outcome } from './model.ts';
import { describeFault } from './modelFault.ts';
import type { Endpoint } from './modelSettings.ts';
import { readStructured } from './readStructured.ts';

/** The second try tells the model what was wrong with its first. */
const corrected = ({ messages }: Call, answer: string, fault: string): Call['messages'] => [
	...messages,
	{ role: 'assistant', content: answer },
	{
		role: 'user',
		content: `That was not in the form asked for: ${fault}. Answer again, with the JSON object alone.`,
	},
];

/** A form that was promised and not kept is not relied on again: the next weaker one says it in words too. */
function distrust({ dialects }: CallContext, endpoint: Endpoint, isJson: boolean): void {
	const dialect = dialects.of(endpoint);
	if (dialect.structure !== 'json_schema' && isJson) return;
	dialects.keep(endpoint, structureStep(dialect) ?? dialect);
}

/** @param call with the schema's JSON form in it. */
export async function askStructured<T>(
	context: CallContext,
	schema: z.ZodType<T>,
	endpoint: Endpoint,
	call: Call,
): Promise<Outcome<T>> {
	let { messages } = call;
	for (let isCorrection = false; ; isCorrection = true) {
		const outcome = await askEndpoint(context, endpoint, { ...call, messages });
		if (outcome.kind === 'failed') return outcome;
		const { value: text, finish } = outcome;
		const read = readStructured(text, schema);
		if ('value' in read) return { ...outcome, ...read };
		// An answer that was cut off says nothing of what the server can do.
		if (finish === 'stop') distrust(context, endpoint, read.isJson);
		messages = corrected(call, text, read.fault);
		if (!isCorrection) continue;
		const fault = { kind: 'wrong_schema', detail: read.fault } as const;
		context.log.error({ role: context.settings.role, fault }, describeFault(fault, endpoint));
		return { kind: 'failed', fault, endpoint, text };
	}
}
