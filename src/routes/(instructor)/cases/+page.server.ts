import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { identifierSchema, languageSchema } from '#lib/domain/dialogue/topicCatalogue.ts';
import { slugSchema } from '#lib/domain/scenario/schema.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { isServiceError } from '#lib/server/services/serviceError.ts';
import { statusOf } from '../../api/respond.ts';
import { actorOf } from '../../actorOf.ts';
import { orErrorPage } from '../../serviceFault.ts';
import { readTexts } from '../../signInOutcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	cases: await orErrorPage(event.locals.services.authoring.list(actorOf(event), getLocale())),
});

const slug = slugSchema.max(60);
const newCase = z.object({ slug, language: languageSchema, complaint: identifierSchema });
const copied = z.object({ slug, from: slugSchema });

type Form = 'create' | 'copy';

/** Goes on to the editor, or back to the form with the sentence and what was filled in. */
async function begin<Given extends { slug: string }>(
	event: RequestEvent,
	form: Form,
	schema: z.ZodType<Given>,
	run: (given: Given) => Promise<void>,
) {
	const values = await readTexts(event.request);
	const given = schema.safeParse(values);
	if (!given.success) return fail(400, { form, values, code: 'slug_invalid', params: {} });
	try {
		await run(given.data);
	} catch (fault) {
		if (!isServiceError(fault)) throw fault;
		return fail(statusOf(fault.code), { form, values, code: fault.code, params: fault.params });
	}
	redirect(303, `/cases/${given.data.slug}`);
}

async function readArchive(request: Request): Promise<Uint8Array> {
	const form = await request.formData().catch(() => new FormData());
	const archive = form.get('archive');
	return archive instanceof File ? new Uint8Array(await archive.arrayBuffer()) : new Uint8Array();
}

export const actions: Actions = {
	create: (event) =>
		begin(event, 'create', newCase, (given) =>
			event.locals.services.authoring.create(actorOf(event), given),
		),
	copy: (event) =>
		begin(event, 'copy', copied, (given) =>
			event.locals.services.authoring.copy(actorOf(event), { ...given, isCommons: true }),
		),
	import: async (event) => {
		const form = 'import' as const;
		const { authoring } = event.locals.services;
		const actor = actorOf(event);
		try {
			const outcome = await authoring.import(actor, await readArchive(event.request));
			if (outcome.kind === 'refused') return fail(422, { form, refused: outcome.faults });
			redirect(303, `/cases/${outcome.slug}`);
		} catch (fault) {
			if (!isServiceError(fault)) throw fault;
			return fail(statusOf(fault.code), { form, code: fault.code, params: fault.params });
		}
	},
};
