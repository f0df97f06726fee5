/** "您给我说一遍，待会儿怎么做？": asks to say back what was told, and nothing of the history. */
import type { ActEntry } from './actEntry.ts';

const sayBack =
	'(?:(?:给我|跟我|您|你)(?:说|讲|学|念叨)(?:一遍|给我听)|(?:说|讲|学)(?:一遍)?给我听)';
const say = '(?:给我|跟我|再)(?:说|讲|学)(?:说|讲|学|一下)';
const whenHome = '(?:待会儿?|等会儿?|回家|回去|到家|出院|路上|到时候|接下来|下一步)';
const ifWorse = '(?:万一|要是|如果|什么情况|以后|药)';
const whatToDo =
	'[^，]{0,12}(?:怎么做|怎么办|做什么|干什么|该|怎么(?:吃|用|看|观察|处理)|打120|来医院|找)';

const asked = (request: string, what: string) => [
	new RegExp(`${request}.*${what}${whatToDo}`),
	new RegExp(`${what}${whatToDo}.*${request}`),
];

export const teachBackAcrossCommas: ActEntry = {
	act: 'teach_back',
	says: [...asked(sayBack, `(?:${whenHome}|${ifWorse})`), ...asked(say, whenHome)],
	not: [/我(?:再)?(?:给|跟)(?:您|你)(?:说|讲)/],
};

export const asksToSayBack = (text: string): boolean =>
	teachBackAcrossCommas.says.some((pattern) => pattern.test(text)) &&
	!teachBackAcrossCommas.not?.some((pattern) => pattern.test(text));
