import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import { modelChoiceSchema, modelKeySchema } from '#lib/domain/usage/modelChoices.ts';
import { usingRoles } from '#lib/domain/usage/modelUse.ts';
import { actorOf } from '../../../actorOf.ts';
import { orErrorPage } from '../../../serviceFault.ts';
import { readTexts } from '../../../signInOutcome.ts';
import { faultsOf, numberOrNull, orRefusal } from '../formFaults.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = actorOf(event);
	return { view: await orErrorPage(event.locals.services.modelAdmin.read(actor)) };
};

const roleSchema = z.enum(usingRoles);
const serverSchema = z.url({ protocol: /^https?$/ }).max(500);

/** A line each: the model's name, then its server. */
const fallbacksIn = (text = '') =>
	text
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean)
		.map((line) => {
			const at = line.lastIndexOf(' ');
			return { model: line.slice(0, Math.max(0, at)), baseUrl: line.slice(at + 1) };
		});

function choiceOf({ mode, ...texts }: Partial<Record<string, string>>) {
	if (mode !== 'own') return { mode };
	const { model = '', baseUrl = '', fallbacks } = texts;
	return {
		...{ mode, model, baseUrl: baseUrl.trim(), fallbacks: fallbacksIn(fallbacks) },
		temperature: numberOrNull(texts.temperature),
		maxTokens: numberOrNull(texts.maxTokens),
		firstTokenMs: numberOrNull(texts.firstTokenMs),
		betweenTokensMs: numberOrNull(texts.betweenTokensMs),
		wholeMs: numberOrNull(texts.wholeMs),
	};
}

export const actions: Actions = {
	choose: async (event) => {
		const texts = await readTexts(event.request);
		const role = roleSchema.safeParse(texts.role);
		if (!role.success) return fail(400, { error: 'invalid' });
		const choice = modelChoiceSchema.safeParse(choiceOf(texts));
		if (!choice.success) return fail(400, { role: role.data, faults: faultsOf(choice.error) });
		const { modelAdmin } = event.locals.services;
		const saving = modelAdmin.saveChoice(actorOf(event), role.data, choice.data);
		return orRefusal(saving, () => ({ role: role.data, saved: true }));
	},
	try: async (event) => {
		const role = roleSchema.safeParse((await readTexts(event.request)).role);
		if (!role.success) return fail(400, { error: 'invalid' });
		const trying = event.locals.services.modelAdmin.tryRole(actorOf(event), role.data);
		return orRefusal(trying, (trial) => ({ role: role.data, trial }));
	},
	storeKey: async (event) => {
		const texts = await readTexts(event.request);
		const server = serverSchema.safeParse(texts.baseUrl);
		const key = modelKeySchema.safeParse(texts.key);
		if (!server.success) return fail(400, { error: 'invalid' });
		if (!key.success) return fail(400, { keyFaultAt: server.data });
		const { modelAdmin } = event.locals.services;
		return orRefusal(modelAdmin.saveKey(actorOf(event), server.data, key.data), () => ({}));
	},
	removeKey: async (event) => {
		const server = serverSchema.safeParse((await readTexts(event.request)).baseUrl);
		if (!server.success) return fail(400, { error: 'invalid' });
		const { modelAdmin } = event.locals.services;
		return orRefusal(modelAdmin.saveKey(actorOf(event), server.data, null), () => ({}));
	},
};
