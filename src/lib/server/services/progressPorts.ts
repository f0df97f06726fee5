/** What the library and the progress page need to know of a student's past. */
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type { StoredGrading } from './gradingPorts.ts';
import type { VersionRef } from './ports.ts';
import type { Actor } from './actor.ts';

/** What a student has done with each case so far. */
export type Progress = { slug: string; unfinishedConsultationId: string | null; timesDone: number };

/** A drill that was begun. */
export type DrillRecord = {
	consultationId: string;
	slug: string;
	area: string;
	language: Language;
	isUnfinished: boolean;
};

/** A practice consultation that was handed in. */
export type PracticeRecord = {
	consultationId: string;
	scenario: VersionRef;
	rubric: VersionRef;
	language: Language;
	drillArea: string | null;
	endedAtMs: number;
	/** By its own rubric version; none while it waits to be marked. */
	gradings: StoredGrading[];
};

export type ProgressReader = {
	listProgress(actor: Actor): Promise<Progress[]>;
	/** The actor's own, retries left out, oldest first. */
	listDrills(actor: Actor): Promise<DrillRecord[]>;
	/** The actor's own, the latest `most` of them, oldest first. Assessments are released by the school, not here. */
	listPractice(actor: Actor, most: number): Promise<PracticeRecord[]>;
};
