/** Plays one planned student from the door to the end, whatever breaks on the way, and keeps the journal. */
import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import type { StudentView } from '#lib/domain/consultation/studentView.ts';
import { openCommands, type Counters, type SendCommand } from './commands.ts';
import { openJournal } from './journalFile.ts';
import type { Deed, StudentPlan } from './plan.ts';
import { openScreen, type Screen } from './screen.ts';
import { GaveUp } from './watch.ts';

export type World = {
	origins: readonly string[];
	cookie: string;
	sql: postgres.Sql;
	/** Where journals are kept. */
	folder: string;
	on: Counters & { reconnected(times: number): void };
};

type Hands = {
	command: SendCommand;
	screen: Screen;
	plan: StudentPlan;
	draft: ReturnType<typeof openPage>;
	passTime(): Promise<void>;
};

const isOver = ({ stage }: StudentView) => ['submitted', 'expired', 'abandoned'].includes(stage);
const isPastTalking = (view: StudentView) => view.stage === 'writing' || isOver(view);
const note = { summary: 'As the patient told it.', problems: [], differential: [], plan: 'Wait.' };
/** Every save of a page bears its number, as the room’s do. */
function openPage() {
	const page = randomUUID();
	let number = 0;
	return (notepad: string) => {
		number += 1;
		return { notepad, hypotheses: [], note: { ...note, summary: '' }, save: { page, number } };
	};
}

/** Refused while the patient speaks, it is said again after the reply, as a new command. */
async function say(
	{ command, screen }: Hands,
	{ text, manner, isGivenUp }: Extract<Deed, { kind: 'say' }>,
) {
	for (;;) {
		const view = await screen.until('a chance to speak', (v) => v.canSpeak || isPastTalking(v));
		if (isPastTalking(view)) return;
		const said = await command({ name: 'say', what: text, body: { text }, isGivenUp });
		if (said.kind === 'refused' && said.code === 'patient_is_speaking') continue;
		if (said.kind === 'refused') return;
		return listen({ command, screen }, said.revision ?? 0, text, manner);
	}
}

async function listen(
	{ command, screen }: Pick<Hands, 'command' | 'screen'>,
	revision: number,
	text: string,
	manner: Extract<Deed, { kind: 'say' }>['manner'],
) {
	const isAnswered = (view: StudentView) =>
		(view.revision > revision && view.canSpeak) || isPastTalking(view);
	if (manner === 'talk_over') {
		const interruption = `And another thing: ${text}`;
		await command({ name: 'say', what: interruption, body: { text: interruption } });
	}
	if (manner === 'stop_after_words') {
		await screen.until('words', (view) => Boolean(view.pendingReply?.text) || isAnswered(view));
	}
	if (manner.startsWith('stop')) await command({ name: 'stop', what: '', body: {} });
	await screen.until(`an answer to “${text}”`, isAnswered);
}

async function doOne(hands: Hands, deed: Deed): Promise<void> {
	if (deed.kind === 'say') return say(hands, deed);
	const { kind: name, what } = deed;
	const { draft } = hands;
	const body = { examine: { findingId: what }, act: { actionId: what }, draft: draft(what) }[name];
	await hands.command({ name, what, body });
}

async function talk(hands: Hands): Promise<void> {
	for (const deed of hands.plan.deeds) await doOne(hands, deed);
}

/** Closed the lid: hours pass, and the server ends what was begun. */
async function vanish({ screen, passTime }: Hands): Promise<void> {
	await passTime();
	const view = await screen.until('the end of the conversation', isPastTalking);
	if (!isOver(view)) await passTime();
	await screen.until('the end of the time to write', isOver);
}

async function finish(hands: Hands): Promise<void> {
	const { command, screen, plan } = hands;
	const { ending, endsIn } = plan;
	if (ending === 'leave') {
		await command({ name: 'leave', what: '', body: {} });
		return void (await screen.until('the way out', isOver));
	}
	if (ending === 'vanish' && endsIn === 'talking') return vanish(hands);
	await command({ name: 'end', what: '', body: {} });
	await screen.until('the note', isPastTalking);
	if (ending === 'vanish') return vanish(hands);
	const summary = `${note.summary} ${plan.deeds.length} deeds.`;
	await command({ name: 'submit', what: summary, body: { note: { ...note, summary } } });
	await screen.until('the end', isOver);
}

async function play(hands: Hands): Promise<void> {
	const { command, plan, screen } = hands;
	if (plan.endsIn === 'briefing') return finish(hands);
	await command({ name: 'begin', what: '', body: {} });
	await screen.until('the room', ({ stage }) => stage !== 'briefing');
	await talk(hands);
	await finish(hands);
}

/** Instead of waiting for minutes: the deadline is put to now, and the app's sweeper finds it. */
const passTime = (sql: postgres.Sql, id: string) => async () => {
	await sql`update consultations set due_at = clock_timestamp(), next_due_at = clock_timestamp()
		where id = ${id} and stage in ('talking', 'writing')`;
};

/** @returns the consultation's id; its journal is kept in the world's folder. */
export async function playStudent(world: World, plan: StudentPlan): Promise<string> {
	const consultationId = randomUUID();
	const { origins, cookie, sql, folder, on } = world;
	const journal = openJournal(folder, consultationId);
	const context = { origins, cookie, consultationId, journal, random: plan.random };
	journal.write({ kind: 'planned', consultationId, ending: plan.ending });
	const command = openCommands(context, on);
	const { slug, language } = plan;
	let screen: Screen | null = null;
	try {
		await command({ name: 'start', what: slug, body: { slug, language } });
		screen = openScreen(context);
		const hands = { command, screen, plan, draft: openPage() };
		await play({ ...hands, passTime: passTime(sql, consultationId) });
	} catch (error) {
		if (!(error instanceof GaveUp)) throw error;
		journal.write({ kind: 'gave_up', waitingFor: error.message });
	} finally {
		screen?.close();
		on.reconnected(screen?.reconnections() ?? 0);
		journal.keep();
	}
	return consultationId;
}
