/**
 * Where a patient contradicts himself or his case. What code can see of it, and what is counted:
 *
 * - `denied_fact`: a question answered by "no, nothing like that", though the case holds a fact on that topic, whether
 *   it was told or not. Facts that hold back are excepted, and questions foreseen word for word as unanswered: their line
 *   is no denial by policy but the author's own.
 * - `changed_answer`: the same question, on a topic nobody wrote or off the catalogue, answered in other words.
 * - `changed_number`: two tellings of one fact that both name numbers and share none.
 *
 * What it cannot see is whether two of the author's sentences clash in meaning.
 */
import type { TopicId } from '../../dialogue/reading.ts';
import type { LineKey } from '../../patient/lines.ts';
import type { Trial } from '../playTrial.ts';
import type { TrialTurn } from '../trialState.ts';
import { numbersIn } from './numbersIn.ts';
import { areKin } from './topicKinship.ts';

export type Contradiction = {
	kind: 'denied_fact' | 'changed_answer' | 'changed_number';
	utteranceId: string;
	/** The topic or fact it is about, or the words of the question. */
	about: string;
};

const denials = new Set<LineKey>(['symptom_absent', 'history_absent', 'rest_absent']);
/** Lines that say something of the patient, where no fact does. */
const answers = new Set<LineKey>(['symptom_absent', 'history_absent', 'trivia', 'off_topic']);

const lineKeys = ({ plan }: TrialTurn) =>
	plan.parts.flatMap((part) => (part.kind === 'line' ? [part.key] : []));

/** Topics a turn asked that none of its facts, told or held back, is about. */
function unansweredTopics(turn: TrialTurn, { trialCase }: Trial): TopicId[] {
	const { scenario, pack } = trialCase;
	const heldBack = turn.plan.parts.flatMap((part) =>
		part.kind === 'holding_back' ? [part.factId] : [],
	);
	const answered = scenario.facts
		.filter(({ id }) => turn.told.includes(id) || heldBack.includes(id))
		.flatMap(({ topics }) => topics);
	return turn.reading.topics
		.map(({ id }) => id)
		.filter((id) => pack.topics.get(id)?.kind !== 'broad')
		.filter((id) => !answered.some((own) => areKin(id, own, pack.topics)));
}

function deniedFacts(trial: Trial): Contradiction[] {
	const { scenario, pack } = trial.trialCase;
	const known = scenario.facts.flatMap(({ topics }) => topics);
	return trial.turns
		.filter(({ reading }) => !reading.unanswered)
		.filter((turn) => lineKeys(turn).some((key) => denials.has(key)))
		.flatMap((turn) =>
			unansweredTopics(turn, trial)
				.filter((id) => known.some((own) => areKin(id, own, pack.topics)))
				.map((about) => ({ kind: 'denied_fact', utteranceId: turn.utteranceId, about }) as const),
		);
}

/** What a turn asked when it asked one thing: its topic, or its own words where they reached none. */
function questionOf({ reading, utterance }: TrialTurn): string | null {
	if (reading.topics.length > 1) return null;
	return reading.topics[0]?.id ?? utterance.trim().toLowerCase();
}

function changedAnswers({ turns }: Trial): Contradiction[] {
	const first = new Map<string, string>();
	return turns.flatMap((turn) => {
		const about = questionOf(turn);
		const [key, ...more] = lineKeys(turn);
		if (about === null || !key || more.length > 0 || !answers.has(key)) return [];
		const before = first.get(about) ?? turn.reply;
		first.set(about, before);
		return before === turn.reply
			? []
			: [{ kind: 'changed_answer', utteranceId: turn.utteranceId, about } as const];
	});
}

function changedNumbers({ turns, trialCase }: Trial): Contradiction[] {
	const told = new Map<string, number[][]>();
	return turns.flatMap((turn) =>
		turn.spoken.flatMap(({ text, told: [about, ...others] }) => {
			const numbers = numbersIn(text, trialCase.scenario.language);
			if (!about || others.length > 0 || numbers.length === 0) return [];
			const before = told.get(about) ?? [];
			told.set(about, [...before, numbers]);
			const clashes = before.some((earlier) => !earlier.some((each) => numbers.includes(each)));
			return clashes
				? [{ kind: 'changed_number', utteranceId: turn.utteranceId, about } as const]
				: [];
		}),
	);
}

export const contradictions = (trial: Trial): Contradiction[] => [
	...deniedFacts(trial),
	...changedAnswers(trial),
	...changedNumbers(trial),
];
