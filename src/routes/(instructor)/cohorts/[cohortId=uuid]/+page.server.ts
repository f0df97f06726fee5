import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import { assignmentTermsSchema } from '#lib/domain/school/assignment.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { actorOf } from '../../../actorOf.ts';
import { orErrorPage } from '../../../serviceFault.ts';
import { readTexts } from '../../../signInOutcome.ts';
import { faultsOf, numberOrNull, orRefusal } from '../../../(school)/admin/formFaults.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { assignments } = event.locals.services;
	const reading = assignments.getCohortWork(actorOf(event), event.params.cohortId, getLocale());
	return { work: await orErrorPage(reading), nowMs: Date.now() };
};

const slugSchema = z.string().min(1).max(100);
const idSchema = z.uuid();
const saved = () => ({ isSaved: true });

const parseTerms = ({ opensAtMs, dueAtMs, note = '' }: Record<string, string>) =>
	assignmentTermsSchema.safeParse({
		opensAtMs: numberOrNull(opensAtMs),
		dueAtMs: numberOrNull(dueAtMs),
		note: note.replaceAll('\r\n', '\n'),
	});

export const actions: Actions = {
	assign: async (event) => {
		const texts = await readTexts(event.request);
		const [slug, terms] = [slugSchema.safeParse(texts.slug), parseTerms(texts)];
		if (!slug.success) return fail(400, { faults: ['slug'] });
		if (!terms.success) return fail(400, { faults: faultsOf(terms.error) });
		const { assignments } = event.locals.services;
		const { cohortId } = event.params;
		return orRefusal(assignments.assign(actorOf(event), cohortId, slug.data, terms.data), saved);
	},
	change: async (event) => {
		const texts = await readTexts(event.request);
		const [id, terms] = [idSchema.safeParse(texts.assignmentId), parseTerms(texts)];
		if (!id.success) return fail(400, { error: 'invalid' });
		if (!terms.success) return fail(400, { faults: faultsOf(terms.error) });
		const { assignments } = event.locals.services;
		return orRefusal(assignments.change(actorOf(event), id.data, terms.data), saved);
	},
	remove: async (event) => {
		const id = idSchema.safeParse((await readTexts(event.request)).assignmentId);
		if (!id.success) return fail(400, { error: 'invalid' });
		const { assignments } = event.locals.services;
		return orRefusal(assignments.remove(actorOf(event), id.data), saved);
	},
};
