/** What a student sees of their own progress: of consultations that were handed in and marked, never of others. */
import type { ScenarioCard } from '../consultation/studentView.ts';
import type { AreaProgress, SkillProgress } from './progress.ts';
import type { Sum } from './practiceResult.ts';

export type ProgressView = {
	/** Oldest first. `drill` is the area's name; null for a whole consultation. */
	consultations: (Sum & {
		consultationId: string;
		title: string;
		endedAtMs: number;
		drill: string | null;
	})[];
	skills: SkillProgress[];
	/** The most lost of late first. `canDrill`: some patient of this language has something to tell of it. */
	areas: (AreaProgress & { label: string; canDrill: boolean })[];
	/** The case that practises most of what is missed. */
	next: ScenarioCard | null;
};
