/** Keeps the sentence vectors that replies are compared by, and makes missing ones without getting in anybody's way. */
import type { Embed } from '#lib/domain/dialogue/english/readByMeaning.ts';
import type { MeaningVectors } from '#lib/domain/patient/guard/meaning/createMeaningGuard.ts';

/** About two kilobytes each: some dozens of cases. */
const KEPT = 8000;
/** So few at a time that a student's question, which the same worker reads, waits no longer than for these. */
const BATCH = 4;
/** Clauses that wait at once: one more would wait longer than its verdict is worth. */
const MOST_WAITING = 6;

export function createMeaningVectors(embed: Embed): MeaningVectors {
	const kept = new Map<string, Float32Array>();
	const wanted = new Set<string>();
	let isMaking = false;
	let waiting = 0;

	function keep(text: string, vector: Float32Array): void {
		kept.set(text, vector);
		const [oldest] = kept.keys();
		if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
	}

	async function makeWanted(): Promise<void> {
		if (isMaking) return;
		isMaking = true;
		try {
			while (wanted.size > 0) {
				const batch = [...wanted].slice(0, BATCH);
				const vectors = await embed(batch);
				batch.forEach((text, index) => {
					wanted.delete(text);
					const vector = vectors[index];
					if (vector) keep(text, vector);
				});
			}
		} catch {
			// Without the model the words decide; whoever asks next tries it again.
			wanted.clear();
		} finally {
			isMaking = false;
		}
	}

	return {
		atHand(texts) {
			const vectors = texts.map((text) => kept.get(text));
			const missing = texts.filter((_, index) => !vectors[index]);
			if (missing.length === 0) return vectors as Float32Array[];
			for (const text of missing) wanted.add(text);
			void makeWanted();
			return null;
		},
		async of(texts) {
			if (waiting >= MOST_WAITING) throw new Error('Too many clauses wait for their vectors.');
			waiting += 1;
			try {
				return await embed([...texts]);
			} finally {
				waiting -= 1;
			}
		},
	};
}
