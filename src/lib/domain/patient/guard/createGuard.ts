/** Stands between a model's words and the screen: lets through what may be said, letter by letter. */
import { createLanguageWatch } from './foreignLanguage.ts';
import type { GuardReason, GuardRules } from './guardRules.ts';
import { createPhraseMatcher } from './phraseMatcher.ts';

export type GuardOutcome = {
	/** What may be shown now; nothing of a caught phrase is ever in it. */
	release: string;
	/** Why the reply ends here; null while it may go on. */
	caught: GuardReason | null;
};

export type Guard = {
	/** Takes the model's next words. After it has caught something it takes nothing more. */
	push(text: string): GuardOutcome;
	/** The model has ended. */
	end(): GuardOutcome;
};

const han = /\p{Script=Han}/u;
const sentenceEnd = /[.!?…。！？]["'”’」]?(?=\s|$|\p{Script=Han})/gu;

/** Up to the last sentence that ends within the text; all of it when none does. */
export function wholeSentences(text: string): string {
	const ends = [...text.matchAll(sentenceEnd)].map(({ index, 0: mark }) => index + mark.length);
	return text.slice(0, ends.at(-1) ?? text.length);
}

export function createGuard(rules: GuardRules): Guard {
	const matcher = createPhraseMatcher(rules.indexes, rules.isFree);
	const isForeign = createLanguageWatch(rules.language);
	let taken = '';
	let released = 0;
	let caught: GuardReason | null = null;

	function releaseUntil(offset: number): string {
		const text = taken.slice(released, Math.max(released, offset));
		released += text.length;
		return text;
	}
	function catchAt(reason: GuardReason, offset: number): GuardOutcome {
		caught = reason;
		return { release: releaseUntil(offset), caught };
	}
	/** Never ends within a word or a surrogate pair: a cut word would read as another. */
	function wordEndBefore(offset: number): number {
		const text = taken.slice(released, offset);
		if (han.test(text.at(-1) ?? '')) return released + text.length;
		return released + (text.match(/^[\s\S]*[\s\p{P}]/u)?.[0].length ?? 0);
	}

	return {
		push(arrived) {
			if (caught) return { release: '', caught };
			const text = taken === '' ? arrived.trimStart() : arrived;
			taken += text;
			const found = matcher.push(text);
			// A large piece may hold both: what stands before a phrase is shown, and must be of this language.
			const said = found
				? text.slice(0, Math.max(0, found.start - (taken.length - text.length)))
				: text;
			if (isForeign(said)) return catchAt('foreign_language', released);
			if (found) return catchAt(found.phrase.reason, wordEndBefore(found.start));
			if (taken.length > rules.mostCharacters) {
				return catchAt('endless', wholeSentences(taken.slice(0, rules.mostCharacters)).length);
			}
			return { release: releaseUntil(wordEndBefore(matcher.safeUntil())), caught };
		},
		end() {
			if (caught) return { release: '', caught };
			const found = matcher.end();
			if (found) return catchAt(found.phrase.reason, wordEndBefore(found.start));
			if (taken === '') return catchAt('empty', 0);
			return { release: releaseUntil(taken.length), caught };
		},
	};
}
