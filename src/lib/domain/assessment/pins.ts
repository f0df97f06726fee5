/** What marks are held to have come about by: recorded when an assessment is sealed, and again for each sitting. */
import type { UsingRole } from '../usage/modelUse.ts';

export type Pins = {
	/** Who has each role, in the order they are asked, as `model@server`; none: code and the author's words alone. */
	models: Record<UsingRole, string[]>;
	/** Of the patient's brief. */
	briefVersion: string;
	/** Every grader's, which name their prompts. */
	graderVersions: string[];
	machineVersion: string;
	codeVersion: string;
};

export type SittingPins = Pins & {
	scenario: { versionId: string; contentHash: string };
	rubric: { versionId: string; contentHash: string };
	interpreterVersion: string;
	/** Of the topic catalogue. */
	catalogueHash: string;
};

/** Each list whole and in its order: another fallback is another patient. */
export const isSameList = (one: readonly string[], other: readonly string[]): boolean =>
	one.length === other.length && one.every((entry, index) => entry === other[index]);
