/** What an interpreter understands of one thing a student said. */

export const dialogueActs = [
	'greeting',
	'introduction',
	'identity_check',
	'consent',
	'permission',
	'confidentiality',
	'signposting',
	'empathy',
	/** Sorry for what went wrong, and owning it: no empathy, which is sorry for how it feels. */
	'apology',
	/** Says openly that something went wrong in the care, and what. */
	'candour',
	'reassurance',
	'summary',
	'teach_back',
	'ideas',
	'concerns',
	'expectations',
	'jargon',
	'judgement',
	/** Makes excuses, shifts the blame, or takes the anger amiss instead of its reason. */
	'defensiveness',
	'abuse',
	'student_distress',
	'safety_net',
	'explanation',
	'plan',
	'closing',
	'thanks',
	'acknowledgement',
	'repeat_request',
	'clarification_request',
	'examine',
	'order_test',
	'off_topic',
	'role_break',
] as const;
export type DialogueAct = (typeof dialogueActs)[number];

/** A student's own distress is met outside the role: no mark, gate or mood of the patient may rest on it. */
export const actsWithConsequence = dialogueActs.filter((act) => act !== 'student_distress');

/** `multiple` is a run of different questions put at once, before the patient could answer. */
export type QuestionStyle = 'open' | 'closed' | 'leading' | 'multiple' | 'none';

/** A topic of the shared catalogue, e.g. `onset`. */
export type TopicId = string;

export type TopicReading = {
	id: TopicId;
	/** 0 to 1: how sure the interpreter is that this topic was asked. */
	score: number;
	/** The student's own words that asked, verbatim from the utterance. */
	words: string;
	style: Exclude<QuestionStyle, 'none' | 'multiple'>;
	/** Why it was chosen, for authors, e.g. `phrase "when did it start"`. */
	why: string;
	/** A question about something already known ("how long have you had the diabetes?"), no screening. */
	followUp?: boolean;
	/** Facts of the case whose own words the question uses: they answer it, before whatever else is on the topic. */
	facts?: string[];
	/** Named only by a second reader, where the local interpreter was in doubt: an answer may rest on it, no mark. */
	by?: 'second_reader';
};

export type ActReading = {
	act: DialogueAct;
	/** The words that did it, verbatim from the utterance. */
	words: string;
};

/** What the patient says to a question that nobody wrote an answer to: denies a symptom, denies a past, does not know. */
export const unansweredLines = ['symptom_absent', 'history_absent', 'cannot_say'] as const;
export type UnansweredLine = (typeof unansweredLines)[number];

/** A question like one that the case's authors foresaw and wrote no answer to. */
export type UnansweredQuestion = {
	/** The student's own words, verbatim from the utterance. */
	words: string;
	/** What the patient says to it: the key of a line. */
	line: UnansweredLine;
	/** The foreseen question it is like, for authors. */
	why: string;
};

/** One thing a summary says back: it asks nothing, and is held against what the patient has told. */
export type SaidBack = {
	/** The student's own words, verbatim from the utterance. */
	words: string;
	/** The topics that the same words would ask about, were they a question. */
	topics: TopicId[];
};

export type Reading = {
	/** Topics asked, surest first; at most one entry per topic. */
	topics: TopicReading[];
	/** Near misses, surest first: what it may have been about when `topics` is empty or doubtful. */
	candidates: TopicReading[];
	acts: ActReading[];
	/** The style of the utterance's questions taken together. */
	style: QuestionStyle;
	/** Whether anything was asked at all, on the catalogue or off it. */
	isQuestion: boolean;
	/** What was asked and nobody answers: no fact is told to it, whatever topics its words name. */
	unanswered?: UnansweredQuestion[];
	/** What a summary says back, thing by thing. */
	saidBack?: SaidBack[];
};

/** An earlier line of the conversation, as context for "and alcohol?". */
export type PriorTurn = {
	speaker: 'student' | 'patient';
	text: string;
	/** For the student's lines: the topics that were read in it. */
	topics?: TopicId[];
};

/** What a model used to read one line. */
export type ReadingUse = {
	model: string;
	promptTokens: number;
	cachedTokens: number;
	completionTokens: number;
	isEstimated: boolean;
};

export type Interpreter = {
	/** Changes whenever readings may change: kept with every reading and grading. */
	version: string;
	/**
	 * @param before the conversation so far, oldest first.
	 * @param patientWords where somebody else speaks for the patient: the words by which the student may mean the
	 * patient ("Ayo", "son"); "you" is then the speaker. Left out: the patient speaks.
	 * @param spend told what a model used, where one is asked; without it none is.
	 */
	read(
		utterance: string,
		before: readonly PriorTurn[],
		patientWords?: readonly string[],
		spend?: (use: ReadingUse) => void,
	): Promise<Reading>;
};
