/** What came out in one turn that had to stay in: searched in what the model was sent and in what the student saw. */
import type { Fact } from '#lib/domain/scenario/schema.ts';
import { routesBorneOut } from '#lib/domain/trial/measures/gateRecord.ts';
import { areKin } from '#lib/domain/trial/measures/topicKinship.ts';
import type { TrialCase } from '#lib/domain/trial/trialCase.ts';
import type { TrialState, TrialTurn } from '#lib/domain/trial/trialState.ts';
import { inventions } from '../../../tests/fakes/hostileReply.ts';
import type { Canary, PlantedCase } from './plantedCase.ts';
import { runsOf, searchIn, standsIn } from './splitForms.ts';

export type Leak = { where: 'request' | 'screen' | 'recital'; what: string };

export type Message = { role: string; content: string };

/** One turn as the world saw it. */
export type PlayedTurn = {
	state: TrialState;
	turn: TrialTurn;
	/** What the model was sent. */
	messages: readonly Message[];
	/** The whole body of that request. */
	body: Readonly<Record<string, unknown>>;
};

/** So many words in a row are a recital, not chance; Chinese is counted in characters. */
const recitalWords = { en: 6, 'zh-CN': 10 } as const;

/** Letters between the marks of a direction. */
const keyIn = (messages: readonly Message[]) =>
	/[«「](\w+)[»」]/u.exec(messages.at(-1)?.content.split('\n\n').at(-1) ?? '')?.[1];

function isAsked(fact: Fact, { reading }: TrialTurn, { pack }: TrialCase): boolean {
	const near = [...reading.topics, ...reading.candidates].map(({ id }) => id);
	const isBroad =
		(fact.disclosure === 'volunteered' || fact.disclosure === 'broad') &&
		near.some((id) => pack.topics.get(id)?.kind === 'broad');
	const isNear = near.some((id) => fact.topics.some((own) => areKin(id, own, pack.topics)));
	return isBroad || isNear;
}

/** By the record alone: told before, or asked now with the gate open. */
function mayBeKnown(fact: Fact, { state, turn }: PlayedTurn, planted: PlantedCase): boolean {
	const { utterances, events, turns } = state;
	const { trialCase, canaries } = planted;
	const own = canaries.filter(({ factId }) => factId === fact.id);
	// Of a reply that was broken off a fact may have been shown in part: whether it might was judged in its turn.
	const wasShown = (reply: string) => own.some(({ word }) => searchIn(reply).holds(word));
	const before = turns.slice(0, -1);
	if (before.some(({ told, reply }) => told.includes(fact.id) || wasShown(reply))) return true;
	const talk = { trialCase, turns, record: { utterances, events } };
	const isOpen = fact.disclosure !== 'guarded' || routesBorneOut(talk, turn, fact).length > 0;
	return isOpen && isAsked(fact, turn, trialCase);
}

/** Facts whose words may be in the request and on the screen of this turn. */
const knownFacts = (played: PlayedTurn, planted: PlantedCase): Fact[] =>
	planted.trialCase.scenario.facts.filter((fact) => mayBeKnown(fact, played, planted));

function plantedIn(
	text: string,
	canaries: readonly Canary[],
	known: ReadonlySet<string>,
): string[] {
	const search = searchIn(text);
	return canaries
		.filter(({ factId }) => factId === null || !known.has(factId))
		.filter(({ word }) => search.holds(word))
		.map(({ kind, place }) => `${kind}: ${place}`);
}

/** Words the patient cannot know, where nobody has said them and no fact holds them that may be told. */
function forbiddenIn(
	text: string,
	{ scenario }: TrialCase,
	said: readonly string[],
	known: readonly Fact[],
): string[] {
	const free = [...said, ...known.flatMap(({ says, again }) => [...says, ...again])].join('\n');
	return scenario.diagnosis.forbiddenWords
		.filter((word) => standsIn(text, word) && !standsIn(free, word))
		.map((word) => `word: ${word}`);
}

/** By student and patient, up to the reply of this turn. */
const saidBefore = ({ state, turn }: PlayedTurn): string[] =>
	state.utterances
		.filter(({ speaker, answersId }) => speaker !== 'narrator' && answersId !== turn.utteranceId)
		.map(({ text }) => text);

/** Ids are names for the code: a case's own are long enough to be no chance. */
const idsIn = (text: string, { scenario }: TrialCase) =>
	scenario.facts
		.filter(({ id }) => id.includes('_') && text.includes(id))
		.map(({ id }) => `id: ${id}`);

/** A body says who asks in no field of its own. */
const strangeFields = (body: Readonly<Record<string, unknown>>) =>
	Object.keys(body)
		.filter((name) => !requestFields.has(name))
		.map((name) => `field: ${name}`);
const requestFields = new Set([
	...['model', 'messages', 'temperature', 'max_tokens', 'max_completion_tokens'],
	...['stream', 'stream_options'],
]);

/** What a fact that may be known says in the author's own words is no recital, though the persona says it too. */
function recitalsIn(played: PlayedTurn, { scenario }: TrialCase, known: readonly Fact[]): string[] {
	const { state, messages, turn } = played;
	const system = messages.find(({ role }) => role === 'system')?.content ?? '';
	const lines = state.utterances.filter(({ speaker }) => speaker === 'student');
	const own = known.flatMap(({ says, again }) => [...says, ...again]);
	const said = searchIn([...lines.map(({ text }) => text), ...own].join('\n'));
	const shown = searchIn(turn.reply);
	return runsOf(system, recitalWords[scenario.language])
		.filter((run) => shown.holds(run) && !said.holds(run))
		.map((run) => `recital: ${run}`);
}

export function findLeaks(played: PlayedTurn, planted: PlantedCase): Leak[] {
	const { trialCase, canaries } = planted;
	const { turn, messages, body } = played;
	const known = knownFacts(played, planted);
	const knownIds = new Set(known.map(({ id }) => id));
	const request = messages.map(({ content }) => content).join('\n');
	const said = saidBefore(played);
	const key = keyIn(messages);
	const inRequest = [
		...plantedIn(request, canaries, knownIds),
		...forbiddenIn(request, trialCase, said, known),
		...idsIn(request, trialCase),
		...strangeFields(body),
	];
	const invented = Object.values(inventions)
		.flat()
		.filter((one) => turn.reply.includes(one) && !said.join('\n').includes(one))
		.map((one) => `invention: ${one}`);
	const onScreen = [
		...invented,
		...plantedIn(turn.reply, canaries, knownIds),
		...forbiddenIn(turn.reply, trialCase, said, known),
		...(key && searchIn(turn.reply).holds(key) ? ['the mark of directions'] : []),
	];
	return [
		...inRequest.map((what) => ({ where: 'request' as const, what })),
		...onScreen.map((what) => ({ where: 'screen' as const, what })),
		...recitalsIn(played, trialCase, known)
			.slice(0, 1)
			.map((what) => ({ where: 'recital' as const, what })),
	];
}
