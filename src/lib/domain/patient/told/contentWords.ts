/** The words of a sentence that carry what it says, in a form that paraphrases share. */
import type { Language } from '../../dialogue/topicCatalogue.ts';

const functionWords = new Set(
	`a an the and or but so if then than that this these those it its it's he she they them his her their i i'm i've i'd i'll me my
	we us our you your is are was were be been being am do does did done have has had having of to in on at for from with by about
	as up out off over into just really very quite bit lot well oh yes yeah aye mm right like said say says there there's that's
	what when where which who how why can could would should will won't not no never don't didn't haven't hasn't isn't wasn't
	nothing none neither nor any some all more most much many one's own too also only even still now again ever get got gets go
	goes went know think mean thing things sort kind something anything everything`.split(/\s+/),
);

const numbers: Readonly<Record<string, string>> = Object.fromEntries(
	'zero one two three four five six seven eight nine ten eleven twelve'
		.split(' ')
		.map((word, value) => [word, String(value)]),
);

const endings = /(?:'s|ies|ing|edly|ed|es|ly|s|e|y)$/;

/** Cut to what inflections share: "smoked", "smoking" and "smokes" alike. */
export const stem = (word: string) => (word.length > 3 ? word.replace(endings, '') : word);

/** Every word in order, in lower case; small numbers as figures. */
export function englishWords(text: string): string[] {
	const words =
		text
			.toLowerCase()
			.replaceAll('’', "'")
			.match(/[\p{L}\p{N}]+(?:'\p{L}+)?/gu) ?? [];
	return words.map((word) => numbers[word] ?? word);
}

const englishContent = (text: string) =>
	englishWords(text)
		.filter((word) => !functionWords.has(word))
		.map(stem);

const chineseParticles =
	/[的了吧呢啊呀嘛吗就也都还又很挺我你他她它们是有在着过给把被跟和与这那个点儿些]/gu;

/** Pairs of neighbouring characters, particles left out; numbers as they stand. */
function chinesePairs(text: string): string[] {
	const runs = text.replace(chineseParticles, ' ').match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu) ?? [];
	return runs.flatMap((run) =>
		/\p{Script=Han}/u.test(run) && run.length > 1
			? Array.from({ length: run.length - 1 }, (_, index) => run.slice(index, index + 2))
			: [run],
	);
}

export const contentWords = (text: string, language: Language): ReadonlySet<string> =>
	new Set(language === 'en' ? englishContent(text) : chinesePairs(text));
