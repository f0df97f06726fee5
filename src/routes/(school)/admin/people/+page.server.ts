import { fail, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { roles } from '#lib/domain/access/role.ts';
import { newPersonSchema } from '#lib/domain/school/newPerson.ts';
import type { Invitation } from '#lib/server/services/peopleService.ts';
import { actorOf } from '../../../actorOf.ts';
import { orErrorPage } from '../../../serviceFault.ts';
import { readTexts } from '../../../signInOutcome.ts';
import { faultsOf, orRefusal, readOffset } from '../formFaults.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const search = event.url.searchParams.get('search') ?? '';
	const { people } = event.locals.services;
	return { page: await orErrorPage(people.list(actorOf(event), search, readOffset(event.url))) };
};

const personSchema = z.object({ userId: z.uuid() });
const roleSchema = personSchema.extend({ role: z.enum(roles) });
const changed = () => ({ isChanged: true });
const invalid = () => fail(400, { error: 'invalid' });

/** The link as whoever passes it on needs it. */
const linkOn =
	({ url }: RequestEvent) =>
	({ name, path }: Invitation) => ({ link: { name, link: new URL(path, url.origin).href } });

const setActive = (isActive: boolean) => async (event: RequestEvent) => {
	const person = personSchema.safeParse(await readTexts(event.request));
	if (!person.success) return invalid();
	const { people } = event.locals.services;
	return orRefusal(people.setActive(actorOf(event), person.data.userId, isActive), changed);
};

export const actions: Actions = {
	invite: async (event) => {
		const person = newPersonSchema.safeParse(await readTexts(event.request));
		if (!person.success) return fail(400, { faults: faultsOf(person.error) });
		return orRefusal(
			event.locals.services.people.invite(actorOf(event), person.data),
			linkOn(event),
		);
	},
	link: async (event) => {
		const person = personSchema.safeParse(await readTexts(event.request));
		if (!person.success) return invalid();
		const { people } = event.locals.services;
		return orRefusal(people.renewLink(actorOf(event), person.data.userId), linkOn(event));
	},
	role: async (event) => {
		const given = roleSchema.safeParse(await readTexts(event.request));
		if (!given.success) return invalid();
		const { people } = event.locals.services;
		const { userId, role } = given.data;
		return orRefusal(people.changeRole(actorOf(event), userId, role), changed);
	},
	deactivate: setActive(false),
	reactivate: setActive(true),
};
