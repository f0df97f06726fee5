/** The facts of a consultation as sentences: the paragraph wherever no model has written one. */
import type { OverallFact, Place, StrengthCode } from '#lib/domain/grading/advice/advice.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { notePartWord } from './creditWords.ts';

const number = (value: number) =>
	new Intl.NumberFormat(getLocale(), { maximumFractionDigits: 1 }).format(value);

export function factSentence(fact: OverallFact): string {
	switch (fact.code) {
		case 'marks':
			return m.factMarks({ points: number(fact.points), most: number(fact.most) });
		case 'best_section':
		case 'weakest_section': {
			const sentence = fact.code === 'best_section' ? m.factBestSection : m.factWeakestSection;
			const { label, points, most } = fact;
			return sentence({ label, points: number(points), most: number(most) });
		}
		case 'questions':
			return m.factQuestions({ count: fact.total, open: fact.open });
		case 'safety_all':
			return m.factSafetyAll({ count: fact.count });
		case 'safety_missed':
			return m.factSafetyMissed({ count: fact.count });
		case 'waiting':
			return m.factWaiting({ count: fact.count });
	}
}

/** Sentences of Chinese follow each other without a space. */
export const paragraphOf = (facts: readonly OverallFact[]): string =>
	facts.map(factSentence).join(getLocale() === 'zh-CN' ? '' : ' ');

const strengths: Record<StrengthCode, () => string> = {
	guarded: m.strengthGuarded,
	feeling: m.strengthFeeling,
	explored: m.strengthExplored,
	open: m.strengthOpen,
	safety: m.strengthSafety,
	marks: m.strengthMarks,
};
export const strengthSentence = (code: StrengthCode) => strengths[code]();

const spokenPlaces = {
	near: m.itemNearest,
	instead: m.placeInstead,
	after: m.placeAfter,
	start: m.placeStart,
	end: m.placeEnd,
} as const;

export function placeSentence(place: Place): string {
	switch (place.kind) {
		case 'note':
			return m.placeNote({ part: notePartWord(place.part) });
		case 'deed':
			return m.placeDeed();
		case 'anywhere':
			return m.placeAnywhere();
		default:
			return spokenPlaces[place.kind]();
	}
}
