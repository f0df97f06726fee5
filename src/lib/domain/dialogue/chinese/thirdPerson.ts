/** A patient somebody else speaks for: "您父亲发烧吗", said to the son, is read as a question to the patient. */
import type { Clause } from './splitClauses.ts';

export type ThirdPerson = {
	/** The clause with the patient named as the catalogue would name him: 您, or 孩子 for a child. */
	plain: string;
	/** The clause as it would be put to the patient; undefined where it does not name him. */
	toPatient?: string;
	/** Asks how whoever speaks for the patient fares. */
	ofSpeaker: boolean;
};

const childWords = ['孩子', '宝宝', '小孩', '小朋友', '娃'];
const kin = '爸|妈|爹|娘|父|母|哥|弟|姐|妹|兄|爷|奶奶|姥|外公|外婆|家|同学|同事|室友';
const pronoun = `(?<![其吉])[他她](?!们|汀|达|的?(?:${kin}))`;
/** Other children, or the question whether there are any: not the patient. */
const notOther = '(?<![其他别的另几个有没过生])';
/** What was seen, given or thought is about the patient, though "您" did it. */
const aboutPatient =
	/[给喂]|发现|注意|看|觉得|感觉|认为|知道|说|讲|描述|担心|带|希望|想|问|叫|记得|告诉|量|测|试|怎么称呼|帮|数|有(?:什么|没有)?(?:别的|其他)?(?:问题|疑问)/;
/** Who does or feels something. "认得您吗", "跟您玩吗" name whoever speaks, and ask of the patient. */
const you =
	/(?<!认得?|认识|[跟对给叫理黏粘找让朝看抱离被缠搂]|离开|搭理)(?:您|你)(?!的?(?:话|声音|叫|喊))/;
const caring = /(?:您|你)(?:自己|一个人)?.{0,2}照顾/;

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** @param patientWords by which a student may mean the patient. */
export const readThirdPerson = (
	{ plain }: Clause,
	patientWords: readonly string[],
): ThirdPerson => {
	const isChild = patientWords.some((word) => childWords.includes(word));
	const words = [...patientWords, ...(isChild ? childWords : [])]
		.toSorted((a, b) => b.length - a.length)
		.map(escaped);
	const naming = new RegExp(
		`(?:您|你)(?:们)?(?:家)?的?(?:${words.join('|')})|${notOther}(?<![他她]的?)(?:${words.join('|')})(?!们|的?(?:${kin}))|${pronoun}`,
		'g',
	);
	const isNamed = plain.search(naming) >= 0;
	if (caring.test(plain) || !isNamed)
		return { plain, ofSpeaker: you.test(plain) && !aboutPatient.test(plain) };
	const toPatient = plain.replace(naming, '您');
	return {
		plain: isChild ? plain.replace(naming, '孩子') : toPatient,
		toPatient,
		ofSpeaker: false,
	};
};
