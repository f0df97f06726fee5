/** What an author sees beside a conversation with the patient they are writing. */
import type { ActionChoice, FindingChoice, StudentView } from '../consultation/studentView.ts';
import type { BriefMessage } from '../patient/brief/buildBrief.ts';

export type TriedTurn = {
	utteranceId: string;
	utterance: string;
	/** Labels of the topics that were understood. */
	topics: string[];
	acts: string[];
	style: string | null;
	/** Labels of the facts that the answer told. */
	told: string[];
	affect: string;
};

export type TriedGate = { factId: string; label: string; isOpen: boolean };

/** By the rules, on what has happened so far; null: nobody can say yet. */
export type TriedItem = { id: string; label: string; level: number | null; maxLevel: number };

export type TryOutView = {
	turns: TriedTurn[];
	gates: TriedGate[];
	/** The state the patient is in now. */
	affect: string;
	/** What a model was given for the last answer, or would have been given. */
	brief: BriefMessage[];
	items: TriedItem[];
};

/** One scripted student's way through the case. */
export type SelfPlayed = {
	student: string;
	/** Of the time there is, simulated. */
	minutes: number;
	/** Share of the rubric, 0 to 1. */
	reached: number;
	/** Lines in which the patient told what a gate still kept, or contradicted a fact. */
	wrongLines: { utterance: string; reply: string }[];
};

export type TryOutStart = {
	view: StudentView;
	choices: { findings: FindingChoice[]; actions: ActionChoice[] };
};
