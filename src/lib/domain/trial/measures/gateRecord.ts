/**
 * Which routes of a gate the record of a trial bears out. Written apart from `patient/gate.ts` on purpose: it reads
 * the transcript and the recorded deeds, not the patient's memory, so that a fault there cannot excuse itself.
 */
import type { TopicReading } from '../../dialogue/reading.ts';
import type { GateCondition } from '../../scenario/gate.ts';
import type { Fact } from '../../scenario/schema.ts';
import type { GradedUtterance } from '../../grading/grader.ts';
import type { Trial } from '../playTrial.ts';
import type { TrialTurn } from '../trialState.ts';

/** What of a trial a gate is judged by. */
export type TalkRecord = Pick<Trial, 'trialCase' | 'turns'> & {
	record: Pick<Trial['record'], 'utterances' | 'events'>;
};

/** All that had happened when this utterance was answered. */
type Past = {
	/** The student's lines, this one included; a line to a machine reaches no patient. */
	lines: GradedUtterance[];
	/** Facts told in earlier replies. */
	told: Set<string>;
	actions: Set<string>;
	cueWasAnswered: boolean;
	affect: string;
};

const doesAct = ({ reading }: GradedUtterance, act: string) =>
	reading?.acts.some((each) => each.act === act) ?? false;

/** Moments at which a cue was shown: a fact with a cue told, an entry of the timeline, a state with cues entered. */
function cueMoments({ trialCase, turns, record }: TalkRecord): number[] {
	const { facts, timeline, affect } = trialCase.scenario;
	const positionOf = (id: string) =>
		record.utterances.find((line) => line.id === id)?.position ?? Infinity;
	const hasCues = (stateId: string) =>
		affect.states.some(({ id, cues }) => id === stateId && cues.length > 0);
	const cued = new Set(facts.filter(({ cue }) => cue).map(({ id }) => id));
	const entries = new Set(timeline.map(({ cue }) => cue));
	return [
		...(hasCues(affect.initial) ? [0] : []),
		...turns.flatMap((turn) =>
			turn.memory.affect !== turn.affectBefore && hasCues(turn.memory.affect)
				? [positionOf(turn.utteranceId)]
				: [],
		),
		...record.utterances
			.filter(
				({ speaker, text, told }) =>
					told.some((id) => cued.has(id)) || (speaker === 'narrator' && entries.has(text)),
			)
			.map(({ position }) => position),
	];
}

function pastOf(trial: TalkRecord, turn: TrialTurn): Past {
	const { utterances, events } = trial.record;
	const now = utterances.find(({ id }) => id === turn.utteranceId);
	const before = utterances.filter(({ position }) => position <= (now?.position ?? 0));
	const lines = before.filter((line) => line.speaker === 'student' && !doesAct(line, 'role_break'));
	const cues = cueMoments(trial);
	return {
		lines,
		told: new Set(before.flatMap(({ told }) => told)),
		actions: new Set(
			events
				.filter(({ type, atMs }) => type === 'action' && atMs <= (now?.atMs ?? 0))
				.map(({ targetId }) => targetId),
		),
		cueWasAnswered: lines.some(
			(line) => doesAct(line, 'empathy') && cues.some((moment) => moment < line.position),
		),
		affect: turn.memory.affect,
	};
}

function isBorneOut(condition: GateCondition, { id: factId, topics }: Fact, past: Past): boolean {
	const asks = (id: string) =>
		past.lines.flatMap(({ reading }) => (reading?.topics ?? []).filter((topic) => topic.id === id));
	if ('affect' in condition) return condition.affect.includes(past.affect);
	if ('act' in condition) return past.lines.some((line) => doesAct(line, condition.act));
	if ('told' in condition) return past.told.has(condition.told);
	if ('action' in condition) return past.actions.has(condition.action);
	if ('cueAnswered' in condition) return past.cueWasAnswered;
	if ('askedTimes' in condition) {
		const isAfter = (topic: TopicReading) =>
			topic.facts ? topic.facts.includes(factId) : topics.includes(topic.id);
		const after = past.lines.filter(({ reading }) => reading?.topics.some(isAfter));
		return after.length >= condition.askedTimes;
	}
	return topics.some((id) => asks(id).some(({ style }) => style !== 'leading'));
}

/** The routes that stood open when this utterance was answered; for facts without a gate there are none. */
export function routesBorneOut(trial: TalkRecord, turn: TrialTurn, fact: Fact): GateCondition[][] {
	const past = pastOf(trial, turn);
	return (fact.gate?.any ?? []).filter((route) =>
		route.every((condition) => isBorneOut(condition, fact, past)),
	);
}
