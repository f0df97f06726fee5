/** From the session's cookie to `locals.actor`; starts the app when the server starts. */
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { paraglideMiddleware } from '#lib/paraglide/server.js';
import {
	buildEndedCookie,
	buildSessionCookie,
	sessionCookieName,
} from '#lib/server/adapters/auth/sessionCookie.ts';
import { cookiePlace } from '#lib/server/adapters/http/publicOrigin.ts';
import { publishAppHandle } from '#lib/server/appHandle.ts';
import { openApp, type App } from '#lib/server/wiring.ts';

let app: App;

export const init: ServerInit = async () => {
	app = await openApp(process.env);
	publishAppHandle(app);
};

const translate: Handle = ({ event, resolve }) =>
	paraglideMiddleware(event.request, ({ request, locale }) => {
		event.request = request;
		return resolve(event, {
			transformPageChunk: ({ html }) => html.replace('%lang%', locale),
		});
	});

const authenticate: Handle = async ({ event, resolve }) => {
	const place = cookiePlace(event.url.hostname);
	const token = event.cookies.get(sessionCookieName(place));
	const found = token ? await app.services.signIn.actorOf(token) : null;
	event.locals.services = app.services;
	event.locals.actor = found?.actor ?? null;
	event.locals.sessionToken = found ? (token ?? null) : null;
	if (found?.renewed) event.cookies.set(...buildSessionCookie(found.renewed, place));
	if (token && !found) event.cookies.delete(...buildEndedCookie(place));
	return resolve(event);
};

export const handle = sequence(translate, authenticate);

/** The code is shown to the person, so that whoever runs the server finds the entry in the log. */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
	const errorId = crypto.randomUUID().slice(0, 8);
	if (status !== 404) console.error({ errorId, path: event.url.pathname, error });
	return { message, errorId };
};
