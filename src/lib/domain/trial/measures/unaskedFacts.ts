/** Facts told to a line that asked none of their topics: what the patient gives away. */
import type { TopicId } from '../../dialogue/reading.ts';
import type { Fact } from '../../scenario/schema.ts';
import type { Trial } from '../playTrial.ts';
import type { TrialTurn } from '../trialState.ts';
import { areKin } from './topicKinship.ts';

export type UnaskedFact = { utteranceId: string; factId: string };

/** Facts told for the first time, turn by turn. */
export function firstTellings({ turns, trialCase }: Trial): { turn: TrialTurn; fact: Fact }[] {
	const known = new Set<string>();
	return turns.flatMap((turn) =>
		turn.told.flatMap((id) => {
			const fact = trialCase.scenario.facts.find((each) => each.id === id);
			if (!fact || known.has(id)) return [];
			known.add(id);
			return [{ turn, fact }];
		}),
	);
}

const readTopics = ({ reading }: TrialTurn): readonly TopicId[] =>
	reading.topics.map(({ id }) => id);

/**
 * Facts of the class `asked`, told first in answer to a line that asked none of their topics.
 * @param asked the topics a line asked: as they were read, or as they were meant.
 */
function untouched(trial: Trial, asked: (turn: TrialTurn) => readonly TopicId[]): UnaskedFact[] {
	const { topics } = trial.trialCase.pack;
	return firstTellings(trial)
		.filter(({ fact }) => fact.disclosure === 'asked')
		.filter(
			({ turn, fact }) =>
				!asked(turn).some((id) => fact.topics.some((own) => areKin(id, own, topics))),
		)
		.map(({ turn, fact }) => ({ utteranceId: turn.utteranceId, factId: fact.id }));
}

/** By what the interpreter read: whether the decision gives away more than it heard asked. */
export const unaskedByReading = (trial: Trial): UnaskedFact[] => untouched(trial, readTopics);

/** By what the student's script meant to ask, where it says so: mistaken readings show here too. */
export const unaskedByMeaning = (trial: Trial): UnaskedFact[] =>
	untouched(trial, (turn) => turn.means ?? readTopics(turn));
