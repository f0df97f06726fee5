/** What a scripted student is: deeds in order, a few words for shown feeling, a pace, and a note at the end. */
import type { Note } from '../consultation/note.ts';
import type { TopicId } from '../dialogue/reading.ts';
import type { Random } from '../statistics/seededRandom.ts';
import type { TrialCase } from './trialCase.ts';

export type Deed =
	/** `means` are the topics the words are meant to ask, whatever an interpreter makes of them. */
	| { kind: 'say'; text: string; means: readonly TopicId[] }
	| { kind: 'examine'; findingId: string }
	| { kind: 'act'; actionId: string };

export type Script = {
	deeds: readonly Deed[];
	/** Kept for the end: done when the deeds are, or when the time left is only just enough for them. */
	closing: readonly Deed[];
	/** Said one by one, each when the patient shows feeling that was not answered. */
	comfort: readonly string[];
};

/** Typing and reading in words a minute; `leisure` spreads the deeds over the time there is. */
export type Pace = 'leisure' | { typing: number; reading: number };

/** What a student has to write the note from. */
export type Heard = {
	trialCase: TrialCase;
	/** Ids of the facts the patient told. */
	told: ReadonlySet<string>;
	actions: ReadonlySet<string>;
	random: Random;
};

export type TrialStudent = {
	id: string;
	pace: Pace;
	script(trialCase: TrialCase, random: Random): Script;
	note(heard: Heard): Note;
};
