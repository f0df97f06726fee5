/** One line of a consultation, and who said it. */

/** `narrator` lines are stage directions: findings, results, things that happen. */
export type Speaker = 'student' | 'patient' | 'narrator';

export type Utterance = {
	id: string;
	/** 1, 2, 3 … within the consultation. */
	position: number;
	speaker: Speaker;
	text: string;
	/** Milliseconds since the epoch, by the server's clock. */
	atMs: number;
};
