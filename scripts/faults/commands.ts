/** A student's commands: sent until they are answered, under the same id, to whichever process the line leads to. */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { CommandName } from './check/journal.ts';
import { send, Unanswered, type Answer, type Break } from './http.ts';
import { pick } from './plan.ts';
import type { ScreenContext } from './screen.ts';
import { GaveUp, PATIENCE_MS } from './watch.ts';

export type Outcome = { kind: 'done'; revision: number | null } | { kind: 'refused'; code: string };
export type Command = {
	name: CommandName;
	/** For the journal: the line, the finding, the note's summary. */
	what: string;
	body: object;
	/** Its answer is lost, and never asked for again. */
	isGivenUp?: boolean;
};
export type SendCommand = (command: Command) => Promise<Outcome>;

export type Counters = { acknowledged(name: CommandName): void; retried(): void };

/** Of the attempts, how many lose their answer on purpose. */
const LOST = 0.12;

const pathOf = (consultationId: string, name: CommandName) =>
	`/api/consultations${name === 'start' ? '' : `/${consultationId}/${name}`}`;

/** @returns null when no answer was read. */
async function attempt(
	{ origins, cookie, consultationId, journal, random }: ScreenContext,
	commandId: string,
	{ name, what, body }: Command,
	breaks: Break,
): Promise<Answer | null> {
	const process = Math.floor(random() * origins.length);
	journal.write({ kind: 'sent', commandId, name, what, process });
	try {
		return await send(`${origins[process]}${pathOf(consultationId, name)}`, {
			method: name === 'draft' ? 'PUT' : 'POST',
			headers: { cookie, 'content-type': 'application/json' },
			body: JSON.stringify(name === 'draft' ? body : { commandId, ...body }),
			breaks,
		});
	} catch (error) {
		if (!(error instanceof Unanswered)) throw error;
		journal.write({ kind: 'unanswered', commandId, why: error.message });
		return null;
	}
}

/** @returns null when the server asks to try again. */
function readOutcome(
	{ journal }: ScreenContext,
	commandId: string,
	answer: Answer,
): Outcome | null {
	const { status, body } = answer;
	if (status === 200) {
		const revision = typeof body.revision === 'number' ? body.revision : null;
		journal.write({ kind: 'answered', commandId, revision });
		return { kind: 'done', revision };
	}
	const code = typeof body.error === 'string' ? body.error : 'unknown';
	journal.write({ kind: 'refused', commandId, status, code });
	return status === 503 ? null : { kind: 'refused', code };
}

/** @returns a function that sends one command to its end. It throws GaveUp when nobody answers past all patience. */
export function openCommands(context: ScreenContext, counters: Counters): SendCommand {
	const { consultationId, random } = context;
	return async (command) => {
		const { name, isGivenUp } = command;
		const commandId = name === 'start' ? consultationId : randomUUID();
		const untilMs = Date.now() + PATIENCE_MS;
		while (Date.now() < untilMs) {
			const isLost = isGivenUp || random() < LOST;
			const breaks = isLost ? pick(random, ['sent', 'answered'] as const) : null;
			const answer = await attempt(context, commandId, command, breaks);
			const outcome = answer && readOutcome(context, commandId, answer);
			if (outcome?.kind === 'done') counters.acknowledged(name);
			if (outcome) return outcome;
			if (isGivenUp) return { kind: 'refused', code: 'given_up' };
			counters.retried();
			await wait(answer ? 250 : pick(random, [0, 30, 300]));
		}
		throw new GaveUp(`an answer to “${name}”`);
	};
}
