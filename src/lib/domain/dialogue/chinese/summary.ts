/** A summary says back what was told and asks nothing, even where it ends "对不对" or "有漏的吗". */
import type { ActEntry } from './actEntry.ts';
import type { Clause } from './splitClauses.ts';

const confirmed = '(?:对吗|对吧|是吗|是吧|对不对|没错吧|是这样吗|是不是这样)$';

export const summaryEntry: ActEntry = {
	act: 'summary',
	says: [
		/(?:总结|小结|归纳|概括|梳理|回顾)(?:一下|下|您|你|：|$|，)|我(?:来)?(?:再)?(?:复述|重复|确认)(?:一下|一遍)?(?:您|你)?(?:刚才|说|讲|的)/,
		/(?:我|咱们?)(?:来|先|再|就|给您|跟您|和您|把.{1,12})*(?:捋|理|顺|核实|总结|归纳|复述|重复)(?:一?下|一遍|一捋|捋|一理)/,
		/我(?:这样|这么|刚才)?(?:说|讲|理解|总结|记|归纳)(?:得|的)?(?:这些)?(?:都)?(?:对|没错|准确|正确|有没有错)|我没(?:说|理解|记|听)错/,
		new RegExp(
			`(?:您|你)?(?:刚才|刚刚|前面)(?:跟我)?(?:说|提到|讲)(?:了|的是|到)?.{10,}(?:${confirmed}|我(?:有|理解))`,
		),
		new RegExp(`(?:也就是说|所以说?|那么|这么说).{0,3}(?:您|你).{14,}${confirmed}`),
		/** A long recital put to be confirmed at its end. */
		new RegExp(`(?:您|你|孩子|他|她)[^，]{4,}，[^，]{3,}，[^，]{2,}，.*${confirmed}`),
	],
	not: [
		/给我(?:捋|理|总结|概括|归纳)|核对|姓名|身份|(?:您|你)(?:叫|姓)|(?<![给跟和为帮替向])(?:您|你)(?:能|可以|来|能不能)?(?:给我|跟我|再)?(?:复述|重复|总结|捋)/,
	],
};

/** Asks whether the summary holds, nothing else. */
const check =
	/^(?:那)?(?:您|你)?(?:来|再|帮我)?(?:听听?|看看?|觉得)?(?:我)?(?:刚才|这样|这么)?(?:说|讲|理解|总结|记|复述|归纳)?(?:得|的)?(?:这些)?(?:都)?(?:对不对|对吗|对吧|对不|没错吧|准不准确|准确吗|正确吗|是不是这样|是这样吗|是这样吧|没问题吧|有没有错)$|^(?:您|你)?(?:看看?|听听?)?(?:还)?有(?:没有)?(?:什么|哪里|哪些|啥)?(?:被?我)?(?:漏|遗漏|落下|说错|记错|弄错|不对|不准|理解错|出入|错)(?:的|了|掉)?(?:地方)?(?:吗|没有|没|么)?$|^我没(?:说|理解|记|听)错吧?$/;

export const checksSummary = (text: string): boolean => check.test(text);

/** The clauses of each sentence joined, as patterns over whole sentences want them. */
export const sentencesOf = <T extends Clause>(clauses: readonly T[]): T[][] => {
	const numbers = [...new Set(clauses.map(({ sentence }) => sentence))];
	return numbers.map((number) => clauses.filter(({ sentence }) => sentence === number));
};

export const joinedText = (clauses: readonly Clause[]): string =>
	clauses.map(({ plain }) => plain).join('，');

export const sumsUp = (clauses: readonly Clause[]): boolean =>
	sentencesOf(clauses).some((sentence) => {
		const text = joinedText(sentence);
		return (
			summaryEntry.says.some((pattern) => pattern.test(text)) &&
			!summaryEntry.not?.some((pattern) => pattern.test(text))
		);
	});
