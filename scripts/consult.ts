/**
 * `npm run consult -- --scenario SLUG --lang en --say FILE.txt [--json]`: plays a file's lines as a student through the
 * same services as the browser, and prints what was read, told and marked.
 */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { emptyNote } from '#lib/domain/consultation/note.ts';
import { languageSchema, type Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type { FeedbackView } from '#lib/domain/grading/feedbackView.ts';
import { isOperatorError, OperatorError } from '#lib/server/operatorError.ts';
import type { Actor } from '#lib/server/services/actor.ts';
import type { TracedTurn } from '#lib/server/services/traceService.ts';
import { openApp, type App } from '#lib/server/wiring.ts';

const usage = 'npm run consult -- --scenario chest-pain --lang en --say questions.txt [--json]';

type Options = { scenario: string; lang: Language; lines: string[]; json: boolean };

async function readOptions(): Promise<Options> {
	const { values } = parseArgs({
		options: {
			scenario: { type: 'string' },
			lang: { type: 'string', default: 'en' },
			say: { type: 'string' },
			json: { type: 'boolean', default: false },
		},
	});
	const { scenario, say, json } = values;
	if (!scenario || !say) throw new OperatorError(`Name a case and a file of lines: ${usage}`);
	const lang = languageSchema.safeParse(values.lang);
	if (!lang.success) throw new OperatorError(`--lang is en or zh-CN, not "${values.lang}".`);
	const text = await readFile(say, 'utf8').catch(() => {
		throw new OperatorError(`The file ${say} cannot be read. Write one utterance on each line.`);
	});
	const lines = text
		.split(/\r?\n/)
		.map((line) => line.trim())
		.filter((line) => line && !line.startsWith('#'));
	return { scenario, lang: lang.data, lines, json };
}

/** Plays as the demo instructor, who may see the gates of their own trial. */
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

async function play(app: App, options: Options) {
	const actor = await signIn(app);
	const { consultation, feedback, trace } = app.services;
	const { consultationId: id } = await consultation.start(actor, {
		...command(),
		slug: options.scenario,
		language: options.lang,
	});
	await consultation.begin(actor, id, command());
	for (const text of options.lines) {
		await consultation.say(actor, id, { ...command(), text });
		await untilAnswered(app, actor, id);
	}
	await consultation.end(actor, id, command());
	await consultation.submitNote(actor, id, { ...command(), note: emptyNote });
	await app.gradeWaiting();
	const marks = await feedback.findFeedback(actor, id);
	return { turns: await trace.getTrace(actor, id), feedback: marks };
}

function printTurn({ utterance, reading, told, gates, affect, reply }: TracedTurn): void {
	const topics = reading?.topics.map(({ id, score }) => `${id} ${score.toFixed(2)}`) ?? [];
	const open = gates.filter(({ isOpen }) => isOpen).map(({ factId }) => factId);
	console.log(`\n> ${utterance}`);
	console.log(`  topics  ${topics.join(', ') || '-'}`);
	console.log(`  acts    ${reading?.acts.map(({ act }) => act).join(', ') || '-'}`);
	console.log(`  told    ${told.join(', ') || '-'}`);
	console.log(`  gates   ${open.length} of ${gates.length} open: ${open.join(', ') || '-'}`);
	console.log(`  affect  ${affect}`);
	console.log(`< ${reply}`);
}

function printMarks(view: FeedbackView | null): void {
	if (!view) return console.log('\nNot marked yet.');
	console.log(`\n${view.points} of ${view.maxPoints} marks, ${view.unscoredCount} items unscored`);
	for (const { id, outcome, credit, evidence } of view.sections.flatMap(({ items }) => items)) {
		const quotes = evidence.map((entry) => ('quote' in entry ? `"${entry.quote}"` : entry.kind));
		console.log(`  ${outcome.padEnd(9)}${id}  ${credit ?? ''}  ${quotes.join(' ')}`);
	}
}

async function main(): Promise<void> {
	const options = await readOptions();
	const app = await openApp({ ...process.env, SCRIPTED_PACE: 'instant' });
	try {
		const played = await play(app, options);
		if (options.json) return console.log(JSON.stringify(played));
		played.turns.forEach(printTurn);
		printMarks(played.feedback);
	} finally {
		await app.close();
	}
}

main().catch((error: unknown) => {
	console.error(isOperatorError(error) ? error.message : error);
	process.exitCode = 1;
});
