/** Whose symptom an English question is about: the patient's own, a relative's, or the household's. */
import type { PriorTurn } from '../reading.ts';
import type { Whose } from '../whose.ts';
import type { Question } from './question.ts';

const KIN =
	'(?:mum|mom|mother|dad|father|parents?|brothers?|sisters?|siblings?|uncles?|aunts?|aunty|cousins?|grand(?:mother|father|parents?|ma|pa)|nan|relatives?|family|folks)';
const HOUSE =
	'(?:wife|husband|partner|spouse|boyfriend|girlfriend|roommates?|flatmates?|housemates?|room mates?|kids|children|friends?|colleagues?|co ?workers?|classmates?|neighbours?|neighbors?|household)';

const ANYONE = '(?:anyone|anybody|someone|somebody|people|any people|others)';
const FAMILY_PHRASE = new RegExp(
	` (?:family history|history in your family|(?:in|on|of) (?:the|your|his|her) (?:whole |close |immediate |extended )?family|runs? in|running in|family (?:members?|medical|health)|relatives|(?:${KIN} side)|first degree) `,
);
const AUX = '(?:do|does|did|have|has|had|are|is|was|were|can|could)';
const KIN_SUBJECT = new RegExp(
	` (?:${AUX} (?:not )?(?:any of |either of |both |all )?(?:of )?(?:your |his |her )${KIN}|^ (?:your )?${KIN}|(?:how|what) (?:about|is|are|was|were) (?:your |his |her )${KIN}|your ${KIN} (?:have|has|had|ever|also|still|died|die|dead|alive|well|healthy|is|are|was|were|been)|did your ${KIN}|is your ${KIN}) `,
);
const HOUSE_SUBJECT = new RegExp(
	` (?:${AUX} (?:not )?(?:any of |either of )?(?:your|his|her) ${HOUSE}|(?:your|his|her) ${HOUSE} (?:have|has|had|ever|also|smokes?|is|are|been)|how (?:is|are|about|has|have) your ${HOUSE}|${AUX} (?:not )?(?:${ANYONE}|they|those people|everyone|everybody|no one|nobody|any (?:kids|children|colleagues|friends)|(?:any|one|some|all|either|both)(?: one)? of (?:them|those|these|your (?:friends|colleagues|coworkers|roommates|housemates|children|kids))|he|she)(?: else)?(?! (?:in|of|from) (?:the|your) family)|${ANYONE} (?:else )?(?:at|in|around|you|that|who|near|from|close)|(?:smoking|smokers|smokes?|drugs?) (?:in|at|around|inside) (?:the |your )?(?:home|house|you|household)) `,
);
const PRONOUN = new RegExp(` ${AUX} (?:not )?(he|she|they) `);
const YOU = new RegExp(` ${AUX} (?:not )?(?:you|it|this|that|there|the) `);
const CARE =
	/ (?:found|tell|told|help|supports?|witness\w*|see|saw|notic\w*|call(?:ed)?|prescri\w*|diagnos\w*|examin\w*|hurt you|look\w* after|know|hit you|touch\w*|explain\w*|said|mention\w*|drop|bring|brought|pick|drive) /;

const RELATIVE_MENTION = new RegExp(` (?:my|your|his|her) ${KIN} `);
const HOUSE_MENTION = new RegExp(` (?:my|your) (?:${HOUSE}|son|daughter) `);

const spaced = (text: string) =>
	` ${text
		.toLowerCase()
		.replace(/[^a-z' ]+/g, ' ')
		.replace(/\s+/g, ' ')} `;

/** Who "he", "she" or "they" is: whoever was named last; a child or an unknown is the patient of the talk. */
function personBefore(before: readonly PriorTurn[]): Whose {
	for (const turn of before.slice(-2).reverse()) {
		const text = spaced(turn.text);
		if (HOUSE_MENTION.test(text) && turn.topics?.includes('living_situation') !== false)
			return 'household';
		if (RELATIVE_MENTION.test(text)) return 'relative';
	}
	return 'patient';
}

/** "Any family history of asthma, any cancers?": the second list goes on about the family. */
export const goesOnAbout = (question: Question): boolean =>
	question.kind === 'fragment' ||
	(/^(?:how|what)$/.test(question.words[0]?.form ?? '') && question.words[1]?.form === 'about');

/** Whether the student's last line asked about the family and nothing else. */
export function lastAskedOfFamily(before: readonly PriorTurn[]): boolean {
	const last = before.findLast((turn) => turn.speaker === 'student');
	const topics = last?.topics ?? [];
	return topics.length > 0 && topics.every((topic) => topic.startsWith('family_'));
}

export function whoseQuestion(question: Question, before: readonly PriorTurn[]): Whose {
	const text = ` ${question.words.map((word) => word.form).join(' ')} `;
	if (FAMILY_PHRASE.test(text)) return 'relative';
	if (KIN_SUBJECT.test(text)) return 'relative';
	if (PRONOUN.test(text)) return personBefore(before);
	if (YOU.test(text) && !new RegExp(` ${ANYONE} `).test(text)) return 'patient';
	return HOUSE_SUBJECT.test(text) && !CARE.test(text) ? 'household' : 'patient';
}

const SOMEBODY = new RegExp(
	` (?:your|his|her) (?:other |older |younger |big |little )?(?:(?:twin |step |half )?(?:brother|sister)|mum|mom|mother|dad|father|uncle|aunt|cousin|grand(?:mother|father|ma|pa)|nan|wife|husband|partner|boyfriend|girlfriend|friend|son|daughter) `,
);
const HIM = / (?:he|she|him|his|her|himself|herself) /;
/** What a parent saw, did or thinks about the patient is no state of the parent's own. */
const ABOUT_PATIENT =
	/ (?:notic|give|gave|given|see |saw|seen|spot|check|measur|know|think|thought|tell|told|say |said|mention|describ|remember|bring|brought|call|manage|treat|find|found|hear|look|tr(?:y|ied) )/;
const OWN_STATE = new RegExp(
	` ${AUX} (?:not )?you |${AUX} (?:not )?your | yourself | your own |(?:how|what) about you $`,
);

/** "Am I speaking with Alfie's mum?": whoever is spoken to is nobody that "he" could be. */
const SPOKEN_TO =
	/ (?:(?:speak|talk|spoke|chat)\w* (?:with|to)|(?:you are|are you|you're)) (?:his|her|the) (?=mum|mom|mother|dad|father|parent|nan|grand|wife|husband|partner|carer|son|daughter)\w+/g;

const SIBLING = / (?:brothers?|sisters?|siblings?|twin) /;
const kinOf = (text: string): Whose => (SIBLING.test(text) ? 'sibling' : 'relative');

/**
 * Whose a question is when somebody else speaks for the patient, who reads as "he" (see patientAsHe).
 * @param previous what the student asked before it, likewise: "his brother" there is "he" here.
 */
export function whoseSpokenFor(question: Question, previous: string): Whose {
	const last = spaced(previous).replace(SPOKEN_TO, '');
	const text = ` ${question.words.map((word) => word.form).join(' ')} `;
	if (FAMILY_PHRASE.test(text)) return 'relative';
	if (KIN_SUBJECT.test(text)) return kinOf(text);
	if (HIM.test(text)) {
		const isNamed = !HIM.test(spaced(question.quote));
		return !isNamed && SOMEBODY.test(last) ? kinOf(last) : 'patient';
	}
	if (HOUSE_SUBJECT.test(text) && !CARE.test(text)) return 'household';
	return OWN_STATE.test(text) && !ABOUT_PATIENT.test(text) ? 'speaker' : 'patient';
}
