/** English sentences and whether each ends in a question mark. */
import { splitWords, type Word } from '../words.ts';
import { expandContraction } from './expandContraction.ts';
import { withoutFill } from './patientAsHe.ts';

export type Sentence = { words: Word[]; hasMark: boolean };

const SENTENCE =
	/(?:[^.?!;\n]|\.(?=\d)|(?<=\b(?:dr|mr|mrs|ms|e\.g|i\.e|eg|ie|vs|st))\.)+[.?!;\n]*/giu;

/** "You should of come": heard so, and typed as heard. */
const heardAsHave = (words: Word[]): Word[] =>
	words.map((word, index) =>
		word.form === 'of' && /^(?:should|could|would|might|must)$/.test(words[index - 1]?.form ?? '')
			? { ...word, form: 'have' }
			: word,
	);

/** Words said twice in a row by a speaker who starts again ("do you, do you"). */
function withoutStammer(words: Word[]): Word[] {
	return words.filter((word, index) => {
		const next = words[index + 1];
		return !next || next.form !== word.form || word.form === ',' || /^\d+$/.test(word.form);
	});
}

/** @param mend puts right what was mistyped, word by word. */
export function splitSentences(
	utterance: string,
	mend: (form: string) => string = (form) => form,
): Sentence[] {
	const sentences: Sentence[] = [];
	const expand = (form: string) => expandContraction(withoutFill(form)).map(mend);
	for (const match of utterance.matchAll(SENTENCE)) {
		const end = match.index + match[0].length;
		const words = heardAsHave(withoutStammer(splitWords(utterance, match.index, end, expand)));
		if (words.length > 0) sentences.push({ words, hasMark: /\?[.?!;\n"')\s]*$/.test(match[0]) });
	}
	return sentences;
}
