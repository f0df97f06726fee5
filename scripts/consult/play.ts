/** Plays steps as the demo instructor, who may see the gates of their own trial, through the same services as the browser. */
import { randomUUID } from 'node:crypto';
import type { Note } from '#lib/domain/consultation/note.ts';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import { OperatorError } from '#lib/server/operatorError.ts';
import type { Actor } from '#lib/server/services/actor.ts';
import type { App } from '#lib/server/wiring.ts';
import { findUnknownStep, type Step } from './steps.ts';

export type Play = { scenario: string; lang: Language; steps: readonly Step[]; note: Note };

async function signIn({ services: { signIn } }: App): Promise<Actor> {
	if (!signIn.isDemoOffered) {
		throw new OperatorError('Unset DATABASE_URL: this command plays on the embedded database.');
	}
	const { token } = await signIn.signInAsDemo('instructor');
	const found = await signIn.actorOf(token);
	await signIn.signOut(token);
	if (!found) throw new OperatorError('The demo instructor cannot sign in.');
	return found.actor;
}

const command = () => ({ commandId: randomUUID() });

async function untilAnswered(app: App, actor: Actor, id: string): Promise<void> {
	const abort = new AbortController();
	for await (const { event } of app.follow(actor, id, null, abort.signal)) {
		if (event.type === 'view' && event.view.canSpeak) abort.abort();
	}
}

async function take(app: App, actor: Actor, id: string, step: Step): Promise<void> {
	const { consultation } = app.services;
	if (step.kind === 'examine') {
		await consultation.examine(actor, id, { ...command(), findingId: step.findingId });
	} else if (step.kind === 'do') {
		await consultation.act(actor, id, { ...command(), actionId: step.actionId });
	} else {
		await consultation.say(actor, id, { ...command(), text: step.text });
		await untilAnswered(app, actor, id);
	}
}

/** @throws OperatorError when a step names what the case does not have */
export async function play(app: App, { scenario, lang, steps, note }: Play) {
	const actor = await signIn(app);
	const { consultation, feedback, trace } = app.services;
	const start = { ...command(), slug: scenario, language: lang };
	const { consultationId: id } = await consultation.start(actor, start);
	const unknown = findUnknownStep(steps, await consultation.listChoices(actor, id));
	if (unknown) throw new OperatorError(unknown);
	await consultation.begin(actor, id, command());
	for (const step of steps) await take(app, actor, id, step);
	await consultation.end(actor, id, command());
	await consultation.submitNote(actor, id, { ...command(), note });
	await app.gradeWaiting();
	const marks = await feedback.findFeedback(actor, id);
	return { turns: await trace.getTrace(actor, id), feedback: marks };
}
