/** The signed-in person; sends anyone else to the sign-in page. */
import { redirect } from '@sveltejs/kit';
import type { Actor } from '#lib/server/services/actor.ts';

/** Page loads run beside the layout's: each must check for itself. */
export function actorOf({ locals, url }: { locals: App.Locals; url: URL }): Actor {
	if (!locals.actor) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname)}`);
	return locals.actor;
}
