/** A result as its candidate may see it: by the level of detail that was released, and nothing else. */
import type { Outcome } from '../statistics/examinationResults.ts';
import type { AppealAnswer } from './appealView.ts';
import type { Release, ReleaseDetail } from './release.ts';
import type { ToldResult, ToldStation } from './toldResult.ts';

/** What the candidate said against a station's mark. */
export type OwnAppeal = { words: string; openedAtMs: number; answer: AppealAnswer | null };

/** A station that they sat. */
export type SatStation = {
	position: number;
	consultationId: string;
	appeal: OwnAppeal | null;
};

export type CandidateStation = Pick<ToldStation, 'position' | 'title'> & {
	isSat: boolean;
	/** From the level `sections` on. */
	marks: Pick<ToldStation, 'share' | 'cut' | 'sections'> | null;
	/** Whose feedback may be opened: at the level `feedback`. */
	consultationId: string | null;
	appeal: OwnAppeal | null;
};

export type CandidateResultView = {
	toldAtMs: number;
	detail: ReleaseDetail;
	outcome: Outcome;
	/** Of all stations, each counting alike, 0 to 1. */
	share: number | null;
	cut: number | null;
	stations: CandidateStation[];
};

const toAnswer = ({ outcome, words, atMs }: AppealAnswer): AppealAnswer => ({
	...{ outcome, words, atMs },
});

const toOwn = ({ words, openedAtMs, answer }: OwnAppeal): OwnAppeal => ({
	...{ words, openedAtMs },
	answer: answer && toAnswer(answer),
});

function toStation(
	{ position, title, share, cut, sections }: ToldStation,
	detail: ReleaseDetail,
	sat: SatStation | undefined,
): CandidateStation {
	return {
		...{ position, title, isSat: sat !== undefined },
		marks: detail === 'result' ? null : { share, cut, sections },
		consultationId: detail === 'feedback' && sat ? sat.consultationId : null,
		appeal: sat?.appeal ? toOwn(sat.appeal) : null,
	};
}

/** Field by field: an allow-list. */
export function toCandidateResult(
	{ detail }: Release,
	told: { result: ToldResult; atMs: number },
	sat: readonly SatStation[],
): CandidateResultView {
	const { outcome, share, cut, stations } = told.result;
	return {
		...{ toldAtMs: told.atMs, detail, outcome, share, cut },
		stations: stations.map((station) =>
			toStation(
				station,
				detail,
				sat.find(({ position }) => position === station.position),
			),
		),
	};
}
