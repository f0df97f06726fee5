/** Cuts an utterance into clauses, also where a student types no punctuation. */
import { foldWidth } from './canonicalText.ts';

export type Clause = {
	/** Verbatim from the utterance, without the punctuation around it. */
	words: string;
	/** The same, width-folded and in lower case, for patterns. */
	plain: string;
	/** Counts sentences, so that clauses of one sentence can be read together. */
	sentence: number;
	/** Ends with a question mark. */
	marked: boolean;
};

const sentenceEnd = /[。！!？?；;\n…~]/;
const breaks = /[。！!？?；;\n…~，,：:()「」“”"]+|(?<!\d)\.|\.(?!\d)/g;
const unpunctuated =
	/(?<=[吗嘛呢](?!啡))(?=[\u4e00-\u9fff])|(?=请问)|(?<=^(?:您好|你好|早上好|上午好|下午好|晚上好)[呀啊]?)(?!好|休息|养|歇|喝)(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])/g;

const trimmed = (start: number, end: number, text: string): [number, number] => {
	let [from, to] = [start, end];
	while (from < to && /\s/.test(text[from] ?? '')) from++;
	while (to > from && /\s/.test(text[to - 1] ?? '')) to--;
	return [from, to];
};

const cutPoints = (plain: string): number[] => [
	0,
	...[...plain.matchAll(unpunctuated)].map((match) => match.index),
	plain.length,
];

/** Clauses in order; none when there is nothing but punctuation. */
export const splitClauses = (utterance: string): Clause[] => {
	const plain = foldWidth(utterance);
	const clauses: Clause[] = [];
	let sentence = 0;
	const add = (start: number, end: number, delimiter: string) => {
		const points = cutPoints(plain.slice(start, end));
		points.slice(0, -1).forEach((point, i) => {
			const [from, to] = trimmed(start + point, start + (points[i + 1] ?? 0), utterance);
			const isLast = i === points.length - 2;
			if (from < to)
				clauses.push({
					words: utterance.slice(from, to),
					plain: plain.slice(from, to),
					sentence,
					marked: isLast && /[？?]/.test(delimiter),
				});
		});
		if (sentenceEnd.test(delimiter)) sentence++;
	};
	let start = 0;
	for (const match of plain.matchAll(breaks)) {
		add(start, match.index, match[0]);
		start = match.index + match[0].length;
	}
	add(start, plain.length, '');
	return clauses;
};
