/** Whether words said back say of a thing what the patient said of it: that it is there, or that it is not. */
import type { Language } from '../../dialogue/topicCatalogue.ts';
import { polarityAt } from '../../dialogue/negation.ts';
import { contentWords } from './contentWords.ts';
import { coverage, type Weigh } from './coverage.ts';

/** One thing the patient told: its texts, the label first. */
export type Account = readonly string[];

type Stance = 'there' | 'absent' | 'open';

const denial: Record<Language, RegExp> = {
	en: /\b(?:no|not|never|none|nothing|nowt|nobody|neither|nor|without|denies)\b|n['’]t\b/i,
	'zh-CN': /没|不|无|从来|未|否认/,
};
const startsDenied: Record<Language, RegExp> = {
	en: /^\W*(?:(?:has|have|had|is|was|does|did|do) )?(?:no|not|never|none|nothing|nowt|nobody|denies)\b/i,
	'zh-CN': /^(?:从来?|并)?(?:没|不|无|未|否认)/,
};
/** Denies nothing: 不舒服 is a complaint. */
const idle = /不(?:舒服|得劲|太?好|过|错|了|着|下|住|一样|知道)|差不多|没准/gu;
const clauseEnds: Record<Language, RegExp> = {
	en: /[.;:!?\n]+/,
	'zh-CN': /[，。；：！？,.;:!?\n]+/u,
};
const nothing = /\b(?:nothing|nowt|none|nobody|no one)\b/g;

/** Says that something is not there: "no fever", "you have never smoked". */
export const isDenial = (text: string, language: Language) =>
	denial[language].test(text.replace(idle, ''));

function stanceIn(clause: string, word: string, language: Language): Stance[] {
	if (language === 'zh-CN') {
		if (!clause.includes(word)) return [];
		return [isDenial(clause, language) ? 'absent' : 'there'];
	}
	const found = new RegExp(String.raw`(?<![\p{L}\p{N}])${word}[\p{L}']*`, 'u').exec(clause);
	if (!found) return [];
	const polarity = polarityAt(clause, found.index, found.index + found[0].length);
	if (polarity === 'denied') return ['absent'];
	return [polarity === 'affirmed' ? 'there' : 'open'];
}

/** Of every clause that holds the word. */
function stancesOn(word: string, texts: readonly string[], language: Language): Stance[] {
	return texts
		.flatMap((text) => text.toLowerCase().replaceAll('’', "'").split(clauseEnds[language]))
		.map((clause) => clause.replace(nothing, 'no'))
		.flatMap((clause) => stanceIn(clause, word, language));
}

const meet = (one: readonly Stance[], other: readonly Stance[]) =>
	[...one, ...other].includes('open') || one.some((stance) => other.includes(stance));

/** By the rarest word that both hold; where they share none, by whether each is a denial as a whole. */
function agrees(words: string, account: Account, language: Language, weigh: Weigh): boolean {
	const known = contentWords(account.join(' '), language);
	const shared = [...contentWords(words, language)]
		.filter((word) => known.has(word))
		.toSorted((a, b) => weigh(b) - weigh(a));
	for (const word of shared) {
		const [said, told] = [[words], account].map((texts) => stancesOn(word, texts, language));
		if (said?.length && told?.length) return meet(said, told);
	}
	if (isDenial(words, language)) return account.some((text) => isDenial(text, language));
	return !startsDenied[language].test(account[0] ?? '');
}

/** Held against the account that the words share most with; against any of them where they share with none. */
export function agreesWith(
	words: string,
	accounts: readonly Account[],
	language: Language,
	weigh: Weigh,
): boolean {
	const wanted = contentWords(words, language);
	const shares = accounts.map((account) =>
		coverage(contentWords(account.join(' '), language), wanted, weigh),
	);
	const most = Math.max(0, ...shares);
	return accounts.some(
		(account, index) => shares[index] === most && agrees(words, account, language, weigh),
	);
}
