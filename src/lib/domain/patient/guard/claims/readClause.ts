/** Reads one clause of what a patient says: which clinical things it affirms, and of whom. */
import type { Scenario } from '../../../scenario/schema.ts';
import { clauseGrammar } from './clauseGrammar.ts';
import type { ClaimReader, Named } from './claimReader.ts';

/** Of the patient, or of somebody else. */
export type Whose = 'own' | 'other';

export type Claim = Named & { whose: Whose };

/** What the clauses before leave open for the next. */
export type Before = { whose: Whose; isDenied: boolean };
export const atTheStart: Before = { whose: 'own', isDenied: false };

export type ReadClause = { claims: Claim[]; after: Before };

/** Whom a clause may speak of besides the patient. */
export type People = {
	/** Somebody else speaks for the patient. */
	isSpokenFor: boolean;
	/** Family and others, by name. */
	names: readonly string[];
	/** Pronouns and words for who is not the patient. */
	others: RegExp | null;
	patient: RegExp | null;
};

function whoseIs(part: string, { language }: ClaimReader, people: People, before: Whose): Whose {
	const { kin, speaker } = clauseGrammar[language];
	if (kin.test(part) || people.names.some((name) => part.includes(name))) return 'other';
	if (people.others?.test(part)) return 'other';
	if (people.patient?.test(part)) return 'own';
	return !people.isSpokenFor && speaker.test(part) ? 'own' : before;
}

/** So short, a clause after a denial only goes on with the list: "no cough, fever, rash". */
const fragment = { en: 14, 'zh-CN': 4 } as const;

/** @param clause with the mark it ends with. */
export function readClause(
	clause: string,
	reader: ClaimReader,
	people: People,
	before: Before,
): ReadClause {
	const grammar = clauseGrammar[reader.language];
	const claims: Claim[] = [];
	let { whose, isDenied } = before;
	for (const [index, part] of clause.split(grammar.turns).entries()) {
		whose = whoseIs(part, reader, people, whose);
		const isShort = part.trim().length <= fragment[reader.language];
		const isMore = index === 0 && isDenied && isShort && !grammar.speaker.test(part);
		isDenied =
			grammar.denies.test(part.replace(grammar.deniesNothing, ' ')) ||
			(isDenied && index === 0 && grammar.goesOn.test(part)) ||
			isMore;
		if (isDenied || grammar.isUnsure.test(part) || /[?？]/.test(clause)) continue;
		const [said = ''] = part.split(grammar.likens);
		if (reader.mayBeginAt(said) < 0) continue;
		claims.push(...reader.namedIn(said).map((named) => ({ ...named, whose })));
	}
	return { claims, after: { whose, isDenied } };
}

/** Facts on these topics name the people around the patient. */
const peopleTopics = new Set(
	'relationships children living_situation support family_history sick_contacts'.split(' '),
);
const nameInside = /(?<=[\p{Ll},] )\p{Lu}\p{Ll}+/gu;

/** From the case: who speaks, whom its facts name, and how others would be called. */
export function peopleOf({ patient, facts, language }: Scenario): People {
	const { speaker, gender } = patient;
	const told = facts
		.filter(({ topics }) => topics.some((topic) => peopleTopics.has(topic)))
		.flatMap(({ says }) => says);
	const own = [patient.name, ...(speaker?.patientWords ?? [])].join(' ');
	const names = told.flatMap((text) => text.match(nameInside) ?? []);
	const pronouns = { woman: /\bs?her?s?\b/i, man: /\b(?:he|his|him)\b/i } as const;
	const ofPatient = gender === 'woman' ? pronouns.woman : pronouns.man;
	const ofOthers = gender === 'woman' ? pronouns.man : /\b(?:she|hers?)\b/i;
	const inEnglish = speaker
		? { patient: ofPatient, others: ofOthers }
		: { patient: null, others: /\b(?:he|his|him|she|hers?)\b/i };
	const inChinese = speaker
		? { patient: /(?<![爸妈姐哥])[他她孩]/, others: null }
		: { patient: null, others: /[他她]/ };
	return {
		isSpokenFor: speaker !== undefined,
		names: [...new Set(names)].filter((name) => !own.includes(name)),
		...(language === 'en' ? inEnglish : inChinese),
	};
}
