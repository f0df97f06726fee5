/** How information came to the student, from who asked what and what was told when. */
import type { TopicId, TopicReading } from './reading.ts';

/**
 * Best first.
 * asked: by an open or direct question · explored: volunteered (or led to), then followed up ·
 * volunteered: told without being asked · confirmed: put to the patient ready-made (leading), and agreed to.
 */
export const credits = ['asked', 'explored', 'volunteered', 'confirmed'] as const;
type Credit = (typeof credits)[number];

/** One line of a conversation, reduced to what was asked and told in it. */
export type ElicitationTurn = {
	speaker: 'student' | 'patient';
	/** Topics a student's line asked; empty for the patient's. */
	asked: readonly Pick<TopicReading, 'id' | 'words' | 'style'>[];
	/** Topics a patient's line told of; empty for the student's, and where nothing is known of it. */
	told: readonly TopicId[];
	/** Index of the student's line that a patient's line answers. Left out: the nearest before it. */
	answersIndex?: number | null;
};

/** A credit that holds, and the student's line it rests on. */
export type HeldCredit = {
	credit: Credit;
	/** Null only when the patient told it before the student had said anything. */
	turnIndex: number | null;
	/** The words that asked; null where nothing was asked (`volunteered`). */
	words: string | null;
};

export type Elicitation = {
	/** The best credit that holds. */
	credit: Credit | 'none';
	/** Every credit that holds, best first: a rubric may score one and not another. */
	held: HeldCredit[];
	/** Lines that asked by an open or direct question; if there are none, those that led. */
	askedTurnIndexes: number[];
	/** The words that asked, one entry for each of `askedTurnIndexes`. */
	words: string[];
	toldTurnIndexes: number[];
};

type Question = { turnIndex: number; words: string; isLeading: boolean };

/**
 * The credit for one piece of information, reached by questions on any of `topicIds`.
 *
 * - An open or direct question at or before the first telling: `asked`, even when the patient held back at
 *   first and told it later. Where no telling is known, the question alone is `asked` (a leading one `confirmed`).
 * - Told first otherwise: `volunteered`, or `confirmed` when the line it answers led to it; an open or direct
 *   question later makes it `explored`. A leading question later follows nothing up.
 *
 * @param turns the whole conversation in order; indexes in the answer are indexes into it.
 */
export function creditOf(
	topicIds: Iterable<TopicId>,
	turns: readonly ElicitationTurn[],
): Elicitation {
	const wanted = new Set(topicIds);
	const questions = questionsOn(wanted, turns);
	const toldTurnIndexes = turns.flatMap((turn, index) =>
		turn.told.some((id) => wanted.has(id)) ? [index] : [],
	);
	const firstTold = toldTurnIndexes[0];
	const held =
		firstTold === undefined
			? heldByQuestionsAlone(questions)
			: heldAroundTelling(questions, firstTold, answeredIndex(turns, firstTold));
	const direct = questions.filter((question) => !question.isLeading);
	const shown = direct.length > 0 ? direct : questions;
	return {
		credit: held[0]?.credit ?? 'none',
		held,
		askedTurnIndexes: shown.map((question) => question.turnIndex),
		words: shown.map((question) => question.words),
		toldTurnIndexes,
	};
}

/** At most one question a line: an open or direct one before a leading one. */
function questionsOn(wanted: ReadonlySet<TopicId>, turns: readonly ElicitationTurn[]): Question[] {
	return turns.flatMap((turn, turnIndex) => {
		const onTopic = turn.asked.filter((topic) => wanted.has(topic.id));
		const best = onTopic.find((topic) => topic.style !== 'leading') ?? onTopic[0];
		if (!best) return [];
		return [{ turnIndex, words: best.words, isLeading: best.style === 'leading' }];
	});
}

function heldByQuestionsAlone(questions: readonly Question[]): HeldCredit[] {
	const question = questions.find((each) => !each.isLeading) ?? questions[0];
	if (!question) return [];
	return [held(question.isLeading ? 'confirmed' : 'asked', question)];
}

function heldAroundTelling(
	questions: readonly Question[],
	firstTold: number,
	answered: number | null,
): HeldCredit[] {
	const direct = questions.filter((question) => !question.isLeading);
	const before = direct.filter((question) => question.turnIndex < firstTold);
	const asked = before.find((question) => question.turnIndex === answered) ?? before.at(-1);
	if (asked) return [held('asked', asked)];
	const followUp = direct.find((question) => question.turnIndex > firstTold);
	const led = questions.find((question) => question.isLeading && question.turnIndex === answered);
	return [
		...(followUp ? [held('explored', followUp)] : []),
		led ? held('confirmed', led) : { credit: 'volunteered', turnIndex: answered, words: null },
	];
}

function held(credit: Credit, question: Question): HeldCredit {
	return { credit, turnIndex: question.turnIndex, words: question.words };
}

function answeredIndex(turns: readonly ElicitationTurn[], tellingIndex: number): number | null {
	const given = turns[tellingIndex]?.answersIndex;
	if (given !== undefined) return given;
	const before = turns.slice(0, tellingIndex).findLastIndex((turn) => turn.speaker === 'student');
	return before === -1 ? null : before;
}
