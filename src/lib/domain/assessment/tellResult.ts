/** What one candidate is told: their part of an examination's results, with the sections of each station. */
import type { Rubric } from '../rubric/schema.ts';
import { sumOf } from '../statistics/descriptive.ts';
import type { CandidateResult, ExaminationResults } from '../statistics/examinationResults.ts';
import type { ToldResult, ToldStation } from './toldResult.ts';

/** One station as this candidate sat it. */
export type StationToTell = {
	position: number;
	title: string;
	/** In the language they sat it in; null where they did not sit it. */
	sat: { rubric: Rubric; items: readonly { itemId: string; points: number | null }[] } | null;
};

function listSections(sat: NonNullable<StationToTell['sat']>): ToldStation['sections'] {
	const points = new Map(sat.items.map((item) => [item.itemId, item.points]));
	return sat.rubric.sections.map(({ label, items }) => ({
		label,
		points: sumOf(items.map(({ id }) => points.get(id) ?? 0)),
		max: sumOf(items.map(({ marks }) => marks)),
	}));
}

/** @param stations in the order of the results' stations. */
export function tellResult(
	results: Pick<ExaminationResults, 'stations' | 'cut'>,
	{ share, outcome, stations: shares }: CandidateResult,
	stations: readonly StationToTell[],
): ToldResult {
	return {
		...{ share, outcome, cut: results.cut?.ok ? results.cut.share : null },
		stations: stations.map(({ position, title, sat }, index) => {
			const own = shares[index] ?? null;
			const station = results.stations[index];
			return {
				...{ position, title, share: own },
				cut: station?.cut.ok ? station.cut.points / station.highest : null,
				sections: own === null || sat === null ? [] : listSections(sat),
			};
		}),
	};
}
