/** The words that came nearest to what was not credited: never those that earned something for the same item. */
import type { Evidence, ItemScore } from './grader.ts';

/** Of a spoken line the whole is credited, however little of it was quoted. */
const placeOf = (each: Evidence): string =>
	each.kind === 'utterance' ? each.utteranceId : JSON.stringify(each);

export function nearestWords({ evidence, nearest }: Pick<ItemScore, 'evidence' | 'nearest'>) {
	const credited = new Set(evidence.map(placeOf));
	return nearest.filter((each) => !credited.has(placeOf(each)));
}
