import type { RequestEvent } from '@sveltejs/kit';
import { writeCsv } from '#lib/domain/school/writeCsv.ts';
import { m } from '#lib/paraglide/messages.js';
import type { InvitedPerson, RosterOutcome } from '#lib/server/services/rosterService.ts';
import { actorOf } from '../../../../actorOf.ts';
import { orErrorPage } from '../../../../serviceFault.ts';
import { orRefusal } from '../../formFaults.ts';
import type { Actions, PageServerLoad } from './$types';

/** For those who may import, and nobody else. */
export const load: PageServerLoad = async (event) => {
	await orErrorPage(event.locals.services.school.read(actorOf(event)));
};

/** A chosen file goes before what was pasted. */
async function readRoster(request: Request): Promise<{ bytes: Uint8Array; seen: string }> {
	const form = await request.formData().catch(() => new FormData());
	const [file, text, seen] = [form.get('file'), form.get('text'), form.get('seen')];
	const bytes =
		file instanceof File && file.size > 0
			? new Uint8Array(await file.arrayBuffer())
			: new TextEncoder().encode(typeof text === 'string' ? text : '');
	return { bytes, seen: typeof seen === 'string' ? seen : '' };
}

const linksCsv = (invited: readonly InvitedPerson[], origin: string) =>
	writeCsv(
		[m.rosterColumn_name(), m.rosterColumn_email(), m.rosterColumn_studentNumber(), m.rosterLink()],
		invited.map(({ name, email, studentNumber, path }) => [
			...[name, email, studentNumber, new URL(path, origin).href],
		]),
	);

const tell =
	({ url }: RequestEvent) =>
	(outcome: RosterOutcome) =>
		outcome.kind === 'not_written'
			? { preview: outcome.preview, hasMoved: true }
			: {
					written: {
						linksCsv: outcome.invited.length > 0 ? linksCsv(outcome.invited, url.origin) : null,
					},
				};

export const actions: Actions = {
	check: async (event) => {
		const { bytes } = await readRoster(event.request);
		const { roster } = event.locals.services;
		return orRefusal(roster.check(actorOf(event), bytes), (preview) => ({ preview }));
	},
	write: async (event) => {
		const { bytes, seen } = await readRoster(event.request);
		const { roster } = event.locals.services;
		return orRefusal(roster.write(actorOf(event), bytes, seen), tell(event));
	},
};
