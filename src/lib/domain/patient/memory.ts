/** What the patient carries from turn to turn: what was told, asked, shown and felt. No text of the transcript. */
import type { DialogueAct, Reading, TopicId, TopicReading } from '../dialogue/reading.ts';
import type { Fact, Scenario } from '../scenario/schema.ts';
import type { LineKey } from './lines.ts';

export type Improvised = {
	key: LineKey;
	variant: number;
	/** The utterance in which a model made something up for it: its words stand in the transcript alone. */
	saidIn?: string;
};

export type PatientMemory = {
	/** Student utterances so far. */
	turn: number;
	hasOpened: boolean;
	/** Fact id -> how often it was told. */
	told: Record<string, number>;
	/** Topic id -> how often it was asked. */
	asked: Record<string, number>;
	/** Guarded fact id -> how many questions were after it: by name, or on a topic of its and about no fact by name. */
	askedFor: Record<string, number>;
	/** Topics asked plainly, by an open or closed question: leading ones leave them out. */
	askedPlainly: TopicId[];
	acts: DialogueAct[];
	findings: string[];
	actions: string[];
	timeline: string[];
	/** The state of the affect chart, and how often each of its transitions was prompted in it. */
	affect: string;
	affectCounts: Record<string, number>;
	/** A cue the student has been shown and not yet answered. */
	openCue: string | null;
	answeredCues: string[];
	/** How often each kind of small talk was used, so that it varies. */
	lineUses: Partial<Record<LineKey, number>>;
	/** What was answered where no fact is, by topic or by a hash of the words: asked twice, the same answer. */
	improvised: Record<string, Improvised>;
	/** Facts of the last reply, for "say that again". */
	lastTold: string[];
	/** The patient's own questions already put. */
	questionsPut: string[];
};

export function newMemory(scenario: Scenario): PatientMemory {
	return {
		turn: 0,
		hasOpened: false,
		told: {},
		asked: {},
		askedFor: {},
		askedPlainly: [],
		acts: [],
		findings: [],
		actions: [],
		timeline: [],
		affect: scenario.affect.initial,
		affectCounts: {},
		openCue: null,
		answeredCues: [],
		lineUses: {},
		improvised: {},
		lastTold: [],
		questionsPut: [],
	};
}

const increment = (counts: Record<string, number>, keys: readonly string[]) =>
	keys.reduce((next, key) => ({ ...next, [key]: (next[key] ?? 0) + 1 }), counts);

const union = <T>(list: readonly T[], more: readonly T[]): T[] => [...new Set([...list, ...more])];

/** What of a reading reaches the patient: whoever talks to a machine is not understood, whatever else is said. */
export function takenIn(reading: Reading): Reading {
	const acts = reading.acts.filter(({ act }) => act === 'role_break');
	return acts.length > 0 ? { ...reading, acts, topics: [], candidates: [] } : reading;
}

/** Empathy answers the open cue, once per cue: said without a cue it is a formula and opens nothing. */
export const answersCue = (memory: PatientMemory, reading: Reading): boolean =>
	memory.openCue !== null && takenIn(reading).acts.some(({ act }) => act === 'empathy');

/** Of two questions on one topic, each may be after a fact of its own; a fact named is meant whatever topic was read. */
const isAfter = ({ id, topics }: Fact, asked: TopicReading) =>
	asked.facts ? asked.facts.includes(id) : topics.includes(asked.id);

export function rememberReading(
	memory: PatientMemory,
	{ facts }: Pick<Scenario, 'facts'>,
	read: Reading,
): PatientMemory {
	const reading = takenIn(read);
	const answered = answersCue(memory, reading);
	return {
		...memory,
		turn: memory.turn + 1,
		asked: increment(
			memory.asked,
			reading.topics.map(({ id }) => id),
		),
		askedFor: increment(
			memory.askedFor,
			facts
				.filter(({ gate }) => gate)
				.filter((fact) => reading.topics.some((topic) => isAfter(fact, topic)))
				.map(({ id }) => id),
		),
		askedPlainly: union(
			memory.askedPlainly,
			reading.topics.filter(({ style }) => style !== 'leading').map(({ id }) => id),
		),
		acts: union(
			memory.acts,
			reading.acts.map(({ act }) => act),
		),
		openCue: answered ? null : memory.openCue,
		answeredCues: answered ? union(memory.answeredCues, [memory.openCue!]) : memory.answeredCues,
	};
}

/** Shows a cue, unless the same one was answered before. */
export function showCue(memory: PatientMemory, cue: string): PatientMemory {
	return memory.answeredCues.includes(cue) ? memory : { ...memory, openCue: cue };
}

/** @param told ids of the facts that the words really shown have told. */
export function rememberTold(
	memory: PatientMemory,
	scenario: Scenario,
	told: readonly string[],
): PatientMemory {
	const cue = scenario.facts.find((fact) => fact.cue && told.includes(fact.id));
	const next = { ...memory, told: increment(memory.told, told), lastTold: [...told] };
	return cue ? showCue(next, `fact:${cue.id}`) : next;
}
