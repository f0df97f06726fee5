/** A candidate's result as it was told to them: kept word for word, whatever is marked anew later. */
import type { CandidateResult } from '../statistics/examinationResults.ts';

export type ToldStation = {
	position: number;
	title: string;
	/** Of the station's points, 0 to 1; null where it was not sat. */
	share: number | null;
	/** The station's cut as a share; null where it was refused. */
	cut: number | null;
	/** By section of the rubric; shown only at that level of detail. */
	sections: { label: string; points: number; max: number }[];
};

export type ToldResult = Pick<CandidateResult, 'share' | 'outcome'> & {
	/** The examination's cut as a share; null where it was refused. */
	cut: number | null;
	stations: ToldStation[];
};
