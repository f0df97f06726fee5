/** A consultation at a glance, turn by turn: what was asked about, in which manner, who talked, and how the patient was. */
import { countWords } from '../dialogue/countWords.ts';
import type { QuestionStyle } from '../dialogue/reading.ts';
import type { Language } from '../dialogue/topicCatalogue.ts';
import type { GradedUtterance } from '../grading/grader.ts';
import type { AffectState } from '../scenario/affect.ts';
import { areaOf, type TutoredCase } from '../tutor/hintTargets.ts';

export type Mood = AffectState['expression'];

/** One line of the student's and what came after it, up to their next. */
export type TimelineTurn = {
	/** Of the student's line. */
	position: number;
	/** Since the conversation began, in milliseconds. */
	atMs: number;
	style: QuestionStyle;
	/** Ids of the areas it asked about, in the order of `Timeline.areas`. */
	areas: string[];
	/** What it asked about, by name. */
	topics: string[];
	words: { student: number; patient: number };
	/** As the patient was once the line was heard. */
	mood: Mood;
};

export type Timeline = {
	turns: TimelineTurn[];
	/** Those touched, in the catalogue's order; an `other` at the end for questions that no topic was found in. */
	areas: { id: string; label: string | null }[];
	/** How many turns of each style. */
	styles: Record<QuestionStyle, number>;
	/** The student's share of all words spoken, 0 to 1; null where nobody said a word. */
	talkShare: number | null;
};

/** The machine as it stood after an event. */
export type TimelineState = { atMs: number; utteranceId: string | null; affect: string };

export type TimelineSource = {
	language: Language;
	utterances: readonly GradedUtterance[];
	/** In their order. */
	states: readonly TimelineState[];
	tutored: TutoredCase;
};

/** For questions that no topic was found in. */
export const otherArea = 'other';

export function buildTimeline(source: TimelineSource): Timeline {
	const lines = source.utterances.filter(({ speaker }) => speaker === 'student');
	const turns = lines.map((line, index) => toTurn(line, lines[index + 1], source));
	const sum = (who: 'student' | 'patient') =>
		turns.reduce((total, { words }) => total + words[who], 0);
	const all = sum('student') + sum('patient');
	return {
		turns,
		areas: areasOf(turns, source),
		styles: countStyles(turns),
		talkShare: all === 0 ? null : sum('student') / all,
	};
}

function toTurn(
	line: GradedUtterance,
	next: GradedUtterance | undefined,
	source: TimelineSource,
): TimelineTurn {
	const { utterances, states, language, tutored } = source;
	const startMs = states[0]?.atMs ?? line.atMs;
	const answered = utterances.filter(
		({ speaker, position }) =>
			speaker === 'patient' && position > line.position && position < (next?.position ?? Infinity),
	);
	const topics = line.reading?.topics ?? [];
	return {
		position: line.position,
		atMs: Math.max(0, line.atMs - startMs),
		style: line.reading?.style ?? 'none',
		areas: areasAsked(line, tutored),
		topics: topics.map(({ id }) => tutored.topics.get(id)?.label ?? id),
		words: {
			student: countWords(line.text, language),
			patient: answered.reduce((sum, { text }) => sum + countWords(text, language), 0),
		},
		mood: moodAt(line, source),
	};
}

function areasAsked({ reading }: GradedUtterance, tutored: TutoredCase): string[] {
	if (!reading) return [];
	const touched = new Set(
		reading.topics.map(({ id }) => areaOf({ kind: 'topic', id }, tutored)?.id ?? otherArea),
	);
	if (touched.size === 0 && reading.isQuestion) touched.add(otherArea);
	return orderOf(tutored).filter((id) => touched.has(id));
}

const orderOf = ({ hints }: TutoredCase) => [...hints.areas.map(({ id }) => id), otherArea];

function areasOf(turns: readonly TimelineTurn[], { tutored }: TimelineSource): Timeline['areas'] {
	const touched = new Set(turns.flatMap(({ areas }) => areas));
	const label = (id: string) => tutored.hints.areas.find((area) => area.id === id)?.label ?? null;
	return orderOf(tutored)
		.filter((id) => touched.has(id))
		.map((id) => ({ id, label: label(id) }));
}

/** The chart moves with the line that is heard; where its event is not on record, as it stood last before it. */
function moodAt(line: GradedUtterance, { states, tutored }: TimelineSource): Mood {
	const { affect } = tutored.scenario;
	const state =
		states.find(({ utteranceId }) => utteranceId === line.id) ??
		states.findLast(({ atMs }) => atMs <= line.atMs);
	const id = state?.affect ?? affect.initial;
	return affect.states.find((each) => each.id === id)?.expression ?? 'neutral';
}

function countStyles(turns: readonly TimelineTurn[]): Timeline['styles'] {
	const styles: Timeline['styles'] = { open: 0, closed: 0, leading: 0, multiple: 0, none: 0 };
	for (const { style } of turns) styles[style] += 1;
	return styles;
}
