/** Chance among things, from a source that repeats itself for the same seed. */
import type { Random } from '../statistics/seededRandom.ts';

export function pickOne<T>(list: readonly T[], random: Random): T | undefined {
	return list[Math.floor(random() * list.length)];
}
