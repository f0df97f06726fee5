/** From the session's cookie to `locals.actor`; starts the app when the server starts. */
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { paraglideMiddleware } from '#lib/paraglide/server.js';
import { publishAppHandle } from '#lib/server/appHandle.ts';
import type { IssuedSession } from '#lib/server/services/signInPorts.ts';
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
			// Script fetched and read beside the page keeps it from the screen; the browser asks for it once the page is drawn.
			preload: ({ type }) => type !== 'js',
		});
	});

/** Pictures are kept by caches for good, so their responses carry nobody's cookie. */
const isPicture = (routeId: string | null) => routeId === '/portraits';

const authenticate: Handle = async ({ event, resolve }) => {
	const cookie = app.sessionCookieAt(event.url.hostname);
	const { signIn } = app.services;
	const token = event.cookies.get(cookie.name);
	const found = token ? await signIn.actorOf(token) : null;
	const keep = (session: IssuedSession) => event.cookies.set(...cookie.keep(session));
	const forget = () => event.cookies.delete(...cookie.ended);
	event.locals.services = app.services;
	event.locals.demo = signIn.isDemoOffered;
	event.locals.actor = found?.actor ?? null;
	event.locals.session = {
		keep,
		async end() {
			if (token) await signIn.signOut(token);
			forget();
		},
	};
	if (!isPicture(event.route.id)) {
		if (found?.renewed) keep(found.renewed);
		if (token && !found) forget();
	}
	return resolve(event);
};

export const handle = sequence(translate, authenticate);

/** The code is shown to the person, so that whoever runs the server finds the entry in the log. */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
	if (status < 500) return { message };
	return { message, errorId: app.reportFault(error, event.url.pathname) };
};
