/** A student's commands: sent until they are answered, under the same id, to whichever process the line leads to. */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { CommandName } from './check/journal.ts';
import { send, Unanswered, type Answer, type Break } from './http.ts';
import { pick } from './plan.ts';
import { GaveUp, PATIENCE_MS, type ScreenContext } from './screen.ts';

export type Outcome = { kind: 'done'; revision: number | null } | { kind: 'refused'; code: string };
export type Command = {
	name: CommandName;
	/** For the journal: the line, the finding, the note's summary. */
	what: string;
	body: object;
	/** Of whom the first answer is not waited for, and never asked for again. */
	isGivenUp?: boolean;
};

/** Of the attempts, how many lose their answer on purpose. */
const LOST = 0.12;

export function openCommands(
	{ origins, cookie, consultationId, journal, random }: ScreenContext,
	on: { acknowledged(name: CommandName): void; retried(): void },
) {
	const base = `/api/consultations`;
	const pathOf = (name: CommandName) =>
		name === 'start' ? base : `${base}/${consultationId}/${name}`;

	async function attempt(
		commandId: string,
		{ name, what, body }: Command,
		breaks: Break,
	): Promise<Answer | null> {
		const process = Math.floor(random() * origins.length);
		journal.write({ kind: 'sent', commandId, name, what, process });
		try {
			return await send(`${origins[process]}${pathOf(name)}`, {
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

	/** Null: to be tried again. */
	function read(commandId: string, name: CommandName, { status, body }: Answer): Outcome | null {
		if (status === 200) {
			const revision = typeof body.revision === 'number' ? body.revision : null;
			journal.write({ kind: 'answered', commandId, revision });
			on.acknowledged(name);
			return { kind: 'done', revision };
		}
		const code = typeof body.error === 'string' ? body.error : 'unknown';
		journal.write({ kind: 'refused', commandId, status, code });
		return status === 503 ? null : { kind: 'refused', code };
	}

	/** @throws GaveUp when nobody answers past all patience. */
	return async function command(wanted: Command): Promise<Outcome> {
		const commandId = wanted.name === 'start' ? consultationId : randomUUID();
		const until = Date.now() + PATIENCE_MS;
		while (Date.now() < until) {
			const isLost = wanted.isGivenUp || random() < LOST;
			const answer = await attempt(
				commandId,
				wanted,
				isLost ? pick(random, ['sent', 'answered']) : null,
			);
			const outcome = answer && read(commandId, wanted.name, answer);
			if (outcome) return outcome;
			if (wanted.isGivenUp) return { kind: 'refused', code: 'given_up' };
			on.retried();
			await wait(answer ? 250 : pick(random, [0, 30, 300]));
		}
		throw new GaveUp(`an answer to “${wanted.name}”`);
	};
}

export type SendCommand = ReturnType<typeof openCommands>;
