/** One spelling for what Chinese speakers say in many: the form in which questions, phrasings and cues are compared. */

const spellings: readonly (readonly [RegExp, string])[] = [
	[/\s+/g, ''],
	[/哪儿|哪块儿|哪块/g, '哪里'],
	[/([这那会点事味块边样劲份字])儿/g, '$1'],
	[/啥/g, '什么'],
	[/咋/g, '怎么'],
	[/您/g, '你'],
	[/痛(?!快|苦|哭|经)/g, '疼'],
	[/夜里头|夜里|夜间|夜晚/g, '晚上'],
	[/宝宝|小孩子|小孩|娃娃|娃/g, '孩子'],
	[/爹妈|爸妈|爸爸妈妈/g, '父母'],
	[/大夫/g, '医生'],
	[/胸脯|胸膛/g, '胸口'],
	[/([醒缓])过来/g, '$1来'],
	[/吃没吃过/g, '吃过'],
	[/吃喝拉撒/g, '吃饭、大便、小便'],
	[/咳嗽咳痰/g, '咳嗽、咳痰'],
	[/(?:大小便|二便)(?!失禁)/g, '大便、小便'],
	[/有没有过|有没有|是不是|会不会|能不能|可不可以|有无|是否|能否|要不要|请问|一下(?!子)/g, ''],
	[/([\u4e00-\u9fff]{1,3})[不没]\1/g, '$1'],
];

/** Full-width letters and digits made plain and lower case; the length never changes, so positions still fit the original. */
export const foldWidth = (text: string): string =>
	Array.from({ length: text.length }, (_, i) => {
		const code = text.charCodeAt(i);
		const plain = code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code === 0x3000 ? 0x20 : code;
		return String.fromCharCode(plain >= 65 && plain <= 90 ? plain + 32 : plain);
	}).join('');

/** Drops question frames ("有没有", "疼不疼" becomes "疼") and joins variants of one word; positions are lost. */
export const canonicalText = (text: string): string =>
	spellings.reduce((result, [pattern, plain]) => result.replace(pattern, plain), foldWidth(text));
