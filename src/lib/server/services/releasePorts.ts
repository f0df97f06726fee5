/** What releasing results needs of the world. */
import type { ToldResult } from '#lib/domain/assessment/toldResult.ts';

export type Told = { result: ToldResult; atMs: number };

/** Results as they were told: appended, never changed. */
export type ToldQueries = {
	append(
		assessmentId: string,
		told: readonly { candidateId: string; result: ToldResult }[],
	): Promise<void>;
	/** What each candidate was told last. */
	listLast(assessmentId: string): Promise<Map<string, Told>>;
	findLast(candidateId: string): Promise<Told | null>;
};
