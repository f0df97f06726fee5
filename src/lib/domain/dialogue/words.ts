/** Words of an utterance with the place each stands in, so that whatever is quoted is verbatim. */

export type Word = {
	/** Lower case, apostrophes straightened; `,` for a pause within a sentence. */
	form: string;
	/** Offsets into the utterance; the words of one contraction share theirs. */
	start: number;
	end: number;
};

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*|[,:]/gu;

/** @param expand gives the words a written word stands for ("don't" → "do", "not"). */
export function splitWords(
	text: string,
	from: number,
	to: number,
	expand: (form: string) => readonly string[],
): Word[] {
	const words: Word[] = [];
	for (const match of text.slice(from, to).matchAll(WORD)) {
		const start = from + match.index;
		const end = start + match[0].length;
		const form = match[0].toLowerCase().replaceAll('’', "'");
		if (form === ',' || form === ':') words.push({ form: ',', start, end });
		else for (const part of expand(form)) words.push({ form: part, start, end });
	}
	return words;
}

export type JoinedWords = {
	text: string;
	starts: number[];
	/** Of all words; the empty one, too. */
	beginnings: ReadonlySet<string>;
};

/** The words, each between single spaces, without pauses: what cues are matched against. */
export function joinWords(words: readonly Word[]): JoinedWords {
	const starts: number[] = [];
	const beginnings = new Set(['']);
	let text = ' ';
	for (const { form } of words) {
		starts.push(text.length);
		text += `${form} `;
		for (let length = 1; length <= form.length; length += 1) beginnings.add(form.slice(0, length));
	}
	return { text, starts, beginnings };
}

/** The utterance's own characters from the first to the last of these words. */
export function verbatim(utterance: string, words: readonly Word[]): string {
	const first = words[0];
	const last = words.at(-1);
	return first && last ? utterance.slice(first.start, last.end) : '';
}
