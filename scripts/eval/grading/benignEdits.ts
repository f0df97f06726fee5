/** What students write otherwise without meaning anything else: typos, courtesies, other capitals, other turns of phrase. */
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type { Random } from '#lib/domain/statistics/seededRandom.ts';

type Edit = (text: string, random: Random, lineNumber: number) => string;

const pick = <T>(from: readonly T[], random: Random): T =>
	from[Math.floor(random() * from.length)]!;

/** Two neighbouring letters inside one longer word change places; a slip, not another word. */
function typo(text: string, random: Random): string {
	const places = [...text.matchAll(/\b[a-z]{6,}\b/g)];
	if (places.length === 0) return text;
	const { index, 0: word } = pick(places, random);
	const at = index + 1 + Math.floor(random() * (word.length - 3));
	return `${text.slice(0, at)}${text[at + 1]}${text[at]}${text.slice(at + 2)}`;
}

const courtesies: Record<Language, { before: readonly string[]; after: readonly string[] }> = {
	en: {
		before: ['Okay, ', 'Alright. ', 'Right, thank you. ', 'Sure. '],
		after: [' Thank you.', ' Thanks.'],
	},
	'zh-CN': {
		before: ['好的，', '嗯，', '好的，谢谢。', '明白了。'],
		after: ['谢谢。', '谢谢您。'],
	},
};

/** @param language of the line; nothing is put before the first one, which greets. */
const courtesy =
	(language: Language): Edit =>
	(text, random, lineNumber) => {
		const { before, after } = courtesies[language];
		if (lineNumber === 0) return text;
		return random() < 0.7 ? pick(before, random) + text : text + pick(after, random);
	};

const plainTyping: Edit = (text) =>
	text.toLowerCase().replace(/[.!]$/u, '').replaceAll('’', "'").replace(/。$/u, '');

const turns: Record<Language, readonly (readonly [RegExp, string])[]> = {
	en: [
		[/\bdo you have\b/gi, 'have you got'],
		[/\bhave you had\b/gi, 'did you have'],
		[/\bcan you\b/gi, 'could you'],
		[/\bany other\b/gi, 'some other'],
		[/\bwhen did (it|this|the pain) start\b/gi, 'when did $1 begin'],
		[/\bdo you take\b/gi, 'are you taking'],
		[/\bdo you smoke\b/gi, 'are you a smoker'],
		[/\bwhat do you do for work\b/gi, "what's your job"],
		[/\bI'm\b/g, 'I am'],
		[/\bwhat's\b/gi, 'what is'],
		[/\bdoes it\b/gi, 'does that'],
		[/\bI'd like to\b/gi, 'I would like to'],
		[/\btell me about\b/gi, 'tell me something about'],
		[/\bis there anything\b/gi, 'is there something'],
	],
	'zh-CN': [
		[/有没有/g, '有无'],
		[/什么时候/g, '何时'],
		[/您/g, '你'],
		[/吗？/g, '么？'],
		[/怎么样/g, '如何'],
		[/是不是/g, '是否'],
		[/哪里/g, '什么地方'],
		[/多长时间/g, '多久'],
	],
};

const paraphrase =
	(language: Language): Edit =>
	(text) =>
		turns[language].reduce((left, [from, to]) => left.replace(from, to), text);

/** Chinese is typed by sound and its slips are other characters: no edit of letters stands for them. */
export function benignEdits(language: Language): Record<string, Edit> {
	return {
		...(language === 'en' && { typos: typo }),
		courtesies: courtesy(language),
		plainTyping,
		paraphrases: paraphrase(language),
	};
}
