/** Questions without the grammar of one: a heading, a list typed in haste, a bare "why not?". */
import { isBare } from './ellipsis.ts';
import { fragmentOf, spaced, withoutLeads, withoutPauses, type Question } from './question.ts';
import { splitSentences, type Sentence } from './sentences.ts';

/** Who says something or says what to do is not naming what he asks about. */
const SAYS =
	/ (?:is|am|are|was|were|be|been|will|would|should|can|could|may|might|must|have|has|had|do|does|did|please|i|we|me|us|my) /;

/** "Pain when you breathe in", "family history of heart problems": a bare heading, typed in haste. */
export function headingOf(
	utterance: string,
	mend?: (form: string) => string,
): Question | undefined {
	const [sentence, ...rest] = splitSentences(utterance, mend);
	const words = withoutPauses(withoutLeads(sentence?.words ?? []));
	if (rest.length > 0 || words.length === 0 || words.length > 8) return undefined;
	const all = spaced(sentence?.words ?? []);
	if (SAYS.test(all) || / (?:it|you) /.test(all) || /\d/.test(all)) return undefined;
	return fragmentOf(utterance, words);
}

/** "And?", "why not", "really?": nothing but what leans on the turn before. */
export function bareQuestion(utterance: string, sentence: Sentence): Question | undefined {
	const words = withoutPauses(sentence.words);
	const from = words.findIndex(
		(word) => !/^(?:ok|okay|oh|yeah|right|well|so|sorry)$/.test(word.form),
	);
	const own = words.slice(Math.max(from, 0));
	const text = spaced(own).trim();
	if (
		!isBare(text) ||
		(!sentence.hasMark &&
			/^(?:and|then|really|which|who|like|and so|what about|about what)$/.test(text))
	)
		return undefined;
	return { ...fragmentOf(utterance, own), kind: 'bare', hasMark: sentence.hasMark };
}

/** "Any fevers or chills." and "prior surgeries" are asked without a mark by whoever dictates or types in haste. */
export function bareFragment(utterance: string, sentence: Sentence): Question | undefined {
	const words = withoutPauses(withoutLeads(sentence.words));
	const text = spaced(words);
	if (
		!/^ (?:any|ever|on any|allergic to|prior|previous|past|recent|current|(?:been|been in|come in|come into) (?:around|contact)|(?:had|noticed|taken|tried|seen|experienced) any) /.test(
			text,
		) ||
		words.length > 25
	)
		return undefined;
	return fragmentOf(utterance, words);
}
