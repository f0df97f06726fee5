/** Hands a JSON request to a service, and its answer back. */
import { json } from '@sveltejs/kit';
import type { z } from 'zod';
import type { Actor } from '#lib/server/services/actor.ts';
import { answerJson } from '#lib/server/services/jsonAnswer.ts';

export { commandSchema, statusOf } from '#lib/server/services/jsonAnswer.ts';

type Call<Input, Result> = (actor: Actor, input: Input) => Promise<Result>;

/** One JSON request: who asks, what, one service call. Faults of the program go on to the error hook. */
export async function answer<Input, Result>(
	{ request, locals }: { request: Request; locals: App.Locals },
	schema: z.ZodType<Input>,
	call: Call<Input, Result>,
): Promise<Response> {
	const input = locals.actor ? await request.json().catch(() => null) : null;
	const { status, body } = await answerJson(locals.actor, schema, input, call);
	return json(body, { status });
}
