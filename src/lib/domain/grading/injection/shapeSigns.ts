/** What no line of a consultation looks like: markup, answers in JSON, code, hidden or scrambled characters. */

type Test = (text: string) => boolean;

const matches =
	(...patterns: readonly RegExp[]): Test =>
	(text) =>
		patterns.some((pattern) => pattern.test(text));

const countOf = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

const roles =
	'(?:system|assistant|user|human|developer|examiner|grader|marker|model|ai|inst|direction|admin|tool|系统|助手|用户|评分员|考官|开发者|提示)';

const rolesAndTags = matches(
	/<\s*[/\\!|]?\s*[\p{L}_][^<>]{0,80}>|<\||\|>|<!--|-->/u,
	new RegExp(String.raw`[[【«「{(]\s*/?\s*${roles}\s*[\]】»」})]`, 'iu'),
	new RegExp(String.raw`(?:^|\n)\s*[#*]*\s*${roles}\s*[:：]`, 'iu'),
	/(?:^|\n)\s*(?:#{2,}|={4,}|-{4,}|```)|\{\{|\}\}|\[\/?(?:inst|rest-of-document)\]/iu,
);

/** An answer as a model would give it, or a program. */
const dataOrCode = matches(
	/["“”'][\w\p{Script=Han} -]{1,30}["“”']\s*[:：=]\s*(?:["“”'[{]|true|false|null|-?\d)/iu,
	/\b(?:def|function|class) \w+\s*\(|\bimport \w+ |\breturn [\w.]+\s*[*+(]|print\s*\(|console\.log|\bselect \* from\b|=>|\b\w+ = ["“]/iu,
	/\b(?:level|score|marks|confidence|points)\s*[:=]\s*\d/iu,
);

/** Characters without a shape, letters of one alphabet dressed as another's. One soft hyphen or joiner is a keyboard's. */
const hiddenCharacters: Test = (text) =>
	/[\u{e0000}-\u{e007f}\u202a-\u202e\u2066-\u2069\p{Co}]/u.test(text) ||
	countOf(text, /[\u200b\u200c\u2060-\u2064\ufeff]/gu) >= 3 ||
	/\p{Script=Latin}\p{Script=Cyrillic}|\p{Script=Cyrillic}\p{Script=Latin}/u.test(text) ||
	countOf(text, /[\u{1d400}-\u{1d7ff}\u2460-\u24ff\uff21-\uff5a]/gu) >= 12;

const encoded = matches(
	/(?<![\w/])(?=[A-Za-z0-9+/]*\d)(?=[A-Za-z0-9+/]*[A-Za-z])[A-Za-z0-9+/]{24,}={0,2}/u,
	/[\p{Script=Latin}\d+/]{32,}/u,
	/(?:\b[01]{5,}\b[\s.]*){3,}/u,
	/(?:[.\-·–—]{1,6}[ /]+){8,}/u,
	/(?:\b\d{2,3}\b[\s,]+){12,}/u,
	/(?:\b\p{L}\b[\s.\-_*]+){6,}/u,
);

const distinct = (text: string, pattern: RegExp) => new Set(text.match(pattern) ?? []).size;

/** Letters shifted, or typed at random: words without a vowel, words no mouth can say, digits for letters. */
const scrambled: Test = (text) => {
	const words = text.replace(/\b\p{Lu}+s?\b/gu, ' ').toLowerCase();
	const withoutVowel = distinct(words, /\b(?!(\w)\1)[bcdfgjklpqrstvwxz][b-df-hj-np-tv-xz]{3,}\b/gu);
	const unspeakable = distinct(words, /\b\w*[bcdfgjklpqrstvwxz][bcdfghjklmnpqrstvwxz]{4,}\w*\b/gu);
	const digitsForLetters = distinct(
		words,
		/\b(?:[a-z]+[013457]+[a-z]+|[013457]+[a-z]+[013457]+)[a-z\d]*\b/gu,
	);
	return withoutVowel + unspeakable >= 3 || digitsForLetters >= 3;
};

const repeated = matches(/(\p{L}{3,})(?:[\s,.]+\1\b){6,}/iu, /(.{6,40}?)\1{5,}/u);

export const shapeSigns: readonly (readonly [string, Test])[] = [
	['roles_and_tags', rolesAndTags],
	['data_or_code', dataOrCode],
	['hidden_characters', hiddenCharacters],
	['encoded', encoded],
	['scrambled', scrambled],
	['repeated', repeated],
];
