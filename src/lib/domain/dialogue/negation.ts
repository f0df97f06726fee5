/**
 * Whether words are asserted or denied, by the words around them within a clause; English and Chinese.
 * The method is the usual one for clinical text: trigger words before and after, each with a short reach, and
 * phrases that look like a denial and are none ("cannot be excluded", "not only", 待排).
 */

/**
 * unclear: after a denial and a comma, where a list and a new thought look alike ("no fever, gout").
 * hedged: called unlikely, which for a differential is still to have thought of it.
 */
export type Polarity = 'affirmed' | 'unclear' | 'hedged' | 'denied';

const notDenials = new RegExp(
	[
		"(?:can ?not|can't|could not|couldn't|has not|have not|not|never) (?:yet )?(?:be |been )?(?:fully |safely |completely )?(?:exclude|excluded|rule out|ruled out)",
		"(?:not|mustn't|never) (?:to )?(?:be missed|miss|forget|only|just)",
		'(?:consistent|compatible|in keeping) with|suggestive of|(?:caused|explained) by',
		'no (?:doubt|delay|change in|longer than)|without (?:any )?delay',
		'(?:不能|不可|无法|尚未|尚不能|仍不能|未能|未|不|没有|难以)(?:完全|彻底|充分)?(?:排除|除外)',
		'(?:待|需|须|应|要|先|以|为|进一步|注意|重点|首先)(?:排除|除外)|待排',
		'无(?:痛性|症状性?|创|菌|论|疑|明显诱因|诱因|缘由|缓解|好转|减轻)|不(?:仅|但|只)',
	].join('|'),
	'gu',
);

const deniedBefore =
	/(?:\b(?:no|not|never|without|denie[sd]|deny|denying|nil|neither|nor|absence of|absent|negative for|free of|excluded|excludes|excluding|ruled out|rules out|rather than|instead of|avoid|avoids|avoiding|withhold|against|cannot)\b|n't\b)(?<between>(?:[^\p{L}\p{N}]+[\p{L}\p{N}']+){0,6}?[^\p{L}\p{N}]*)$/u;
const deniedBeforeChinese =
	/(?:不考虑|不支持|不符合|不像|不是|不伴|不予|不给|不用|不宜|不应|排除|除外|没有|未见|未发现|未诉|未予|未出现|否认|并非|而非|避免|禁用|停用|勿用|缺乏|无)(?<between>[^,:]{0,12})$/u;
const hedgedBefore =
	/\b(?:unlikely|not (?:very |at all )?likely|improbable)\b(?:[^\p{L}\p{N},]+(?!(?:and|so|given|then)\b)[\p{L}\p{N}']+){0,4}[^\p{L}\p{N},]*$/u;

/** Ends the reach of a denial, unless it is the very word denied ("do not give", "not likely"). */
const turnsAway =
	/[\p{L}\p{N}'][^\p{L}\p{N}']+(?:with|due|because|since|likely|probabl[ey]|suspect(?:ed)?|possibl[ey]|consider|give|given|start|started|concern(?:ed|ing)?|so|therefore|then|until|unless|to exclude|to rule)\b/u;
/** The denial is of an effect, not of the drug: "not relieved by nitrates". */
const deniesEffect =
	/\b(?:respon(?:d|ds|ding|ded|se) to|relie(?:f|ved) (?:by|with|from)|improve(?:d|ment)? (?:by|with|on|after))\b/u;
/** The denial is over before the words begin: "dissection excluded, infarction". */
const isOver = /^\s*(?:[,:]|(?:and|so|then)\b)/u;
const turnsAwayChinese = /.(?:出现|考虑|可能|提示|建议|给予|予以|突发|伴)/u;

const linking =
	'(?:(?:is|was|are|were|has been|have been|seems?|looks?|appears?|thought|felt|to|be|also|very|now|highly|considered|clinically|as|most|a|the|diagnosis)[^\\p{L}\\p{N}]+)*';
const hedgedAfter = new RegExp(
	`^[^\\p{L}\\p{N}]*${linking}(?:unlikely|improbable|not (?:very )?likely)\\b|^[^,]{0,4}?(?:可能性?)(?:很|较|极|比较)?(?:小|低|不大)|^[^,]{0,4}?不太?可能`,
	'u',
);
const deniedAfter = new RegExp(
	`^[^\\p{L}\\p{N}]*${linking}(?:(?:not|isn't|wasn't|aren't|absent|denied|discounted|contraindicated|withheld|avoided|omitted)\\b|(?:excluded|ruled out)(?=$|[^\\p{L}\\p{N} ]| (?:by|on|with|because|as|in|at|given|clinically|so|and|from|after|since)\\b))|^(?:的|诊断|证据|依据|基本|暂时?|可以?|已经?|予以|也|目前|均)*(?:不足|不成立|禁用|禁忌|忌用|避免|不宜|不用|未用|(?:不考虑|排除|除外|不支持|不像)(?=$|[^\\p{L}]|了|诊断))`,
	'u',
);
const affirmedAfter =
	/^[^\p{L}\p{N}]*(?:(?:is|was|very|most|remains)[^\p{L}\p{N}]+)*(?:likely|possible|probable|suspected|confirmed|given|started)\b/u;

/** "No fever, rash or gout": the denial reaches to the end of the list. */
const closesList = /\b(?:or|nor|and)\b/u;

const contrast = /\b(?:but|however|although|though|except|apart from)\b|但是?|然而|而是|不过/gu;

/**
 * @param clause one clause, loosely folded (lower case, plain spaces).
 * @param start, end where in it the words stand.
 */
export function polarityAt(clause: string, start: number, end: number): Polarity {
	const before = blank(afterLast(contrast, clause.slice(0, start)));
	const after = blank(clause.slice(end).split(contrast)[0] ?? '');
	if (hedgedBefore.test(before) || hedgedAfter.test(after)) return 'hedged';
	if (deniedAfter.test(after)) return 'denied';
	return polarityBefore(before, after);
}

/** Whether the words between two parts of a wording turn it round: "nitrates are not contraindicated". */
export function deniesWithin(gap: string): boolean {
	return /\b(?:no|not|never|without)\b|n't\b|不|未|无|没/u.test(blank(gap));
}

function polarityBefore(before: string, after: string): Polarity {
	const chinese = deniedBeforeChinese.exec(before)?.groups?.['between'];
	if (chinese !== undefined && !turnsAwayChinese.test(chinese)) return 'denied';
	const between = deniedBefore.exec(before)?.groups?.['between'];
	if (between === undefined || isOver.test(between) || deniesEffect.test(between))
		return 'affirmed';
	if (turnsAway.test(between.trimStart())) return 'affirmed';
	const isJoined = between.includes(',') || closesList.test(between);
	if (isJoined && affirmedAfter.test(after)) return 'affirmed';
	if (!between.includes(',')) return 'denied';
	return closesList.test(between) || closesList.test(after) ? 'denied' : 'unclear';
}

/** Takes out what only looks like a denial, keeping the distance. */
function blank(text: string): string {
	return text.replace(notDenials, (found) => ' '.repeat(found.length));
}

function afterLast(pattern: RegExp, text: string): string {
	return text.split(pattern).at(-1) ?? '';
}
