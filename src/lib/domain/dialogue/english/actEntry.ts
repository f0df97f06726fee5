/** What an entry of the English lexicon of acts is made of. */
import type { DialogueAct } from '../reading.ts';

export type ActEntry = {
	act: DialogueAct;
	/** In the cue language of the catalogue. */
	cues: readonly string[];
	/** Words that show it was meant otherwise. */
	unless?: readonly string[];
	/** Only in what is told, not in what is asked. */
	inStatements?: true;
};

/** Cues written one after another, with commas between them and line breaks wherever it reads best. */
export const cueList = (text: string): string[] =>
	text
		.split(',')
		.map((cue) => cue.trim().replace(/\s+/g, ' '))
		.filter(Boolean);
