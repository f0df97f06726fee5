/** Whether a clause says a secret in other words: near enough to one, and nearer than to anything that may be said. */
import { similarity } from '../../../dialogue/nearestTopics.ts';
import type { Language } from '../../../dialogue/topicCatalogue.ts';
import type { CaseText, CaseTexts } from './caseTexts.ts';

export type MeaningRules = {
	language: Language;
	ofCase: CaseTexts;
	isSecret(entry: CaseText): boolean;
	/** The words of this reply's plan. */
	planned: readonly string[];
	/** Facts that may be told: their words are what the reply is nearest to. */
	tellable: ReadonlySet<string>;
};

/** Sentence embeddings, of unit length, kept by whoever makes them. */
export type MeaningVectors = {
	/** null while any of them is still being made, which this call begins. */
	atHand(texts: readonly string[]): readonly Float32Array[] | null;
	/** Rejects when too many wait before it, or when the model is gone. */
	of(texts: readonly string[]): Promise<readonly Float32Array[]>;
};

type Nearness = { secret: number; free: number };
type Threshold = { near: number; margin: number };

/** Chosen on the one half of the paraphrases (`eval leaks`), reported on the other. */
const ofVectors: Threshold = { near: 0.7, margin: 0.05 };
const ofWords: Readonly<Record<Language, Threshold>> = {
	en: { near: 0.4, margin: 0.1 },
	'zh-CN': { near: 0.3, margin: 0.05 },
};
const isOver = ({ secret, free }: Nearness, { near, margin }: Threshold) =>
	secret >= near && secret >= free + margin;

/** So few words are anybody's. */
const leastWords = 3;

function largest(values: Iterable<number>): number {
	let most = 0;
	for (const value of values) if (value > most) most = value;
	return most;
}

export type MeaningGuard = {
	/** Begins to make the vectors that are not at hand. */
	prepare(): void;
	/**
	 * @param clause as it ended, @param sentence all of its sentence so far.
	 * Compared by words, then by vectors where these are at hand. Never rejects.
	 */
	saysSecret(clause: string, sentence: string): Promise<boolean>;
};

/** @param vectors null where there is no sentence model: then the words decide. */
export function createMeaningGuard(
	{ language, ofCase, isSecret, planned, tellable }: MeaningRules,
	vectors: MeaningVectors | null,
): MeaningGuard {
	const { entries, likeness } = ofCase;
	const secretAt = entries.map(isSecret);
	const secretTexts = entries.filter((_, index) => secretAt[index]).map(({ text }) => text);
	const freeTexts = [
		...planned,
		...entries
			.filter(({ factId }, index) => !secretAt[index] && factId !== null && tellable.has(factId))
			.map(({ text }) => text),
	];
	const toPlanned = likeness.toThese(planned);

	function byWords(text: string): Nearness {
		const likenesses = likeness.toEach(text);
		let [secret, free] = [0, largest(toPlanned(text))];
		for (let index = 0; index < likenesses.length; index += 1) {
			const value = likenesses[index]!;
			if (secretAt[index]) secret = Math.max(secret, value);
			else free = Math.max(free, value);
		}
		return { secret, free };
	}

	/** false, too, where the vectors are not to be had now: the words have judged. */
	async function byVectors(texts: readonly string[]): Promise<boolean> {
		const ofSecrets = vectors?.atHand(secretTexts);
		const ofFree = vectors?.atHand(freeTexts);
		if (!vectors || !ofSecrets || !ofFree) return false;
		const said = await vectors.of(texts).catch(() => []);
		const nearest = (one: Float32Array, others: readonly Float32Array[]) =>
			largest(others.map((other) => similarity(one, other)));
		return said.some((one) =>
			isOver({ secret: nearest(one, ofSecrets), free: nearest(one, ofFree) }, ofVectors),
		);
	}

	return {
		prepare() {
			if (secretTexts.length > 0) vectors?.atHand([...secretTexts, ...freeTexts]);
		},
		async saysSecret(clause, sentence) {
			if (secretTexts.length === 0 || likeness.sizeOf(sentence) < leastWords) return false;
			const text = likeness.sizeOf(clause) < leastWords ? sentence : clause;
			const words = [...new Set([text, sentence])].map(byWords);
			// Who shares no word with any secret says none.
			if (words.every(({ secret }) => secret === 0)) return false;
			if (words.some((one) => isOver(one, ofWords[language]))) return true;
			return byVectors([...new Set([text, sentence])]);
		},
	};
}
