/** A patient somebody else speaks for: "your little boy" and "Ayo" read as "he", and a question about "him" as one put to "you". */
import type { Word } from '../words.ts';

const escape = (text: string) =>
	text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');

/** "His father" and "another son" are somebody else, whatever the patient is called. */
const OF_ANOTHER = "(?<!\\b(?:his|her|their|a|an|any|another|other|older|younger|patient's)\\s+)";

/** A letter of no language read here: it makes "he" as long as the words it stands for. */
const FILL = 'ː';
export const withoutFill = (form: string): string => form.replaceAll(FILL, '');

/**
 * The utterance with every naming of the patient made "he" or "his", filled up to the same length: each character
 * keeps its place, so that what is quoted by place is still the student's own.
 * @param patientWords by which a student may mean the patient; none: nothing is changed.
 */
export function patientAsHe(utterance: string, patientWords: readonly string[]): string {
	if (patientWords.length === 0) return utterance;
	const names = patientWords.toSorted((a, b) => b.length - a.length).map(escape);
	const naming = new RegExp(
		`(?:\\b(?:your|the|this|our)\\s+(?:(?:little|young|poor|dear|own|wee)\\s+)?|${OF_ANOTHER}\\b)(?:${names.join('|')})(['’]s)?(?![\\p{L}\\p{N}])`,
		'giu',
	);
	return utterance.replace(naming, (naming, possessive: string | undefined) =>
		(possessive ? 'his' : 'he').padEnd(naming.length, FILL).slice(0, naming.length),
	);
}

const second: Record<string, string> = {
	he: 'you',
	she: 'you',
	him: 'you',
	his: 'your',
	himself: 'yourself',
	herself: 'yourself',
};
const agreeing: Record<string, string> = { does: 'do', has: 'have', is: 'are', was: 'were' };
/** After these "her" stands alone: "on her?", "did her any good". */
const AFTER_OBJECT =
	/^(?:any|anything|some|something|a|an|the|this|that|for|to|with|at|in|on|off|when|while|if|and|or|before|after|today|yet|at_all|well|up|down|out|enough|during|so|more|other|as)$/;

function inSecondPerson(form: string, next: string | undefined): string | undefined {
	if (form === 'her') return next === undefined || AFTER_OBJECT.test(next) ? 'you' : 'your';
	return Object.hasOwn(second, form) ? second[form] : undefined;
}

/** "Has he been drinking?" as it would be put to the patient: "have you been drinking". */
export function asPutToPatient(words: readonly Word[]): Word[] {
	const turned = words.map((word, index) => {
		const form = inSecondPerson(word.form, words[index + 1]?.form);
		return form ? { ...word, form } : word;
	});
	return turned.map((word, index) => {
		const agrees = Object.hasOwn(agreeing, word.form) ? agreeing[word.form] : undefined;
		const besideYou = [index - 1, index + 1].some(
			(at) => turned[at]?.form === 'you' && words[at]?.form !== 'you',
		);
		return agrees && besideYou ? { ...word, form: agrees } : word;
	});
}
