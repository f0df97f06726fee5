/** What is wrong with an authored file, where, and how to mend it. */

export type Path = readonly (string | number)[];

/** A fault by its place in the data; `onKey` points at the field's name, not its value. */
export type Flaw = {
	path: Path;
	problem: string;
	mend: string;
	onKey?: boolean;
	/** The case can be tried out all the same. */
	isPlayable?: boolean;
};

/** A fault by its place in the file. Lines and columns count from 1. */
export type Fault = {
	file: string;
	line: number;
	column: number;
	/** What is wrong, a sentence without its full stop. */
	problem: string;
	/** What to do about it. */
	mend: string;
	/** The case can be tried out all the same. */
	isPlayable?: boolean;
};

/** `file:line:column problem — mend`, as editors make it clickable. */
export const describeFault = ({ file, line, column, problem, mend }: Fault): string =>
	`${file}:${line}:${column} ${problem} — ${mend}`;
