/** The whole numbers a text names, in digits or in words: "thirty-nine point seven" and "39.7" name 39 and 7. */
import type { Language } from '../../../dialogue/topicCatalogue.ts';

const englishUnits =
	'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
		' ',
	);
const englishTens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

const valueOf: Readonly<Record<string, number>> = Object.fromEntries([
	...englishUnits.map((word, value) => [word, value]),
	...englishTens.map((word, index) => [word, 20 + 10 * index]),
]);

function englishFigures(text: string): number[] {
	const figures: number[] = [];
	let open: number | null = null;
	const close = () => {
		if (open !== null) figures.push(open);
		open = null;
	};
	for (const [token] of text.toLowerCase().matchAll(/[a-z]+|\d+/g)) {
		const value = /^\d+$/.test(token) ? Number(token) : valueOf[token];
		if (token === 'hundred') open = (open ?? 1) * 100;
		else if (value === undefined) {
			if (token !== 'and' || open === null || open < 100) close();
		} else if (open !== null && joins(open, value) && valueOf[token] !== undefined) open += value;
		else {
			close();
			open = value;
		}
	}
	close();
	return figures;
}

/** "Thirty" goes on with "nine", "a hundred" with "and ten"; "forty-two, forty-three" are two figures. */
const joins = (open: number, value: number) =>
	(open >= 100 && open % 100 === 0 && value < 100) ||
	(open % 10 === 0 && open % 100 >= 20 && value > 0 && value < 10);

const digits = '零一二三四五六七八九';
const chineseRun = /[零一二两三四五六七八九十百]+|\d+/g;

/** "一百八" is 180, "三十九" 39, "两百" 200. */
function chineseValue(run: string): number {
	const digit = (character: string) =>
		character === '两' ? 2 : Math.max(0, digits.indexOf(character));
	const [hundreds, rest] = run.includes('百') ? run.split('百') : ['', run];
	const above = run.includes('百') ? digit(hundreds || '一') * 100 : 0;
	const left = rest ?? '';
	if (above > 0 && left.length === 1 && left !== '十') return above + digit(left) * 10;
	if (!left.includes('十')) return above + digit(left.at(-1) ?? '零');
	const [tens = '', units = ''] = left.split('十');
	return above + digit(tens || '一') * 10 + (units ? digit(units) : 0);
}

const chineseFigures = (text: string): number[] =>
	(text.match(chineseRun) ?? []).map((run) => (/\d/.test(run) ? Number(run) : chineseValue(run)));

export const figuresIn = (text: string, language: Language): number[] =>
	language === 'en' ? englishFigures(text) : chineseFigures(text);
