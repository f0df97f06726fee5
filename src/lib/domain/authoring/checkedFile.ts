/** What checking one authored file yields: its faults, and its structure to compare with other languages. */
import type { Fault, Flaw } from '../scenario/fault.ts';

export type Structure = {
	file: string;
	value: unknown;
	locate(flaws: readonly Flaw[]): Fault[];
};

export type Checked = { faults: Fault[]; structures: Structure[] };

/** Texts by path within the scenarios folder, `chest-pain/scenario.en.yaml`, and the names of the pictures there are. */
export type Library = { files: ReadonlyMap<string, string>; pictures: ReadonlySet<string> };

export const missingFile = (file: string): Fault => ({
	file,
	line: 1,
	column: 1,
	problem: 'the file is missing',
	mend: `write ${file}`,
});

export const join = (parts: readonly Checked[]): Checked => ({
	faults: parts.flatMap(({ faults }) => faults),
	structures: parts.flatMap(({ structures }) => structures),
});
