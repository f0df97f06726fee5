/** Which of the topics named in one question it asks, and which only frame it: the asked ones stand first. */
import { compileCue, matchCues } from '../cuePattern.ts';
import type { TopicReading } from '../reading.ts';
import type { TopicHit } from '../topicLexicon.ts';
import { joinWords } from '../words.ts';
import { spaced, type Question } from './question.ts';

export type HitReading = { hit: TopicHit; reading: TopicReading };

const CONTEXT = [
	'with/alongside the/this/that/these/those',
	'other than the/your/this/that?',
	'apart/aside from the/your/this/that?',
	'besides/except the/your/this/that',
	'in addition to the/your/this/that?',
].map(compileCue);
/** So many words of the context may stand before its symptom: "with the right knee and calf pain". */
const REACH = 3;
/** With these what is asked begins. */
const ASKS = / (?:any|anything|have|has|do|does|did|are|is|was|other|what|how) /;

/** "Any other symptoms with the calf pain?" knows of the calf pain, and asks for what else there is. */
export function withoutContext(hits: readonly TopicHit[], question: Question): TopicHit[] {
	const ends = matchCues(CONTEXT, joinWords(question.words)).map(({ to }) => to);
	const goesOn = (end: number, { from }: TopicHit) =>
		from >= end && from - end <= REACH && !ASKS.test(spaced(question.words.slice(end, from)));
	for (const hit of hits.toSorted((a, b) => a.from - b.from))
		if (ends.some((end) => goesOn(end, hit))) ends.push(hit.to);
	const asked = hits.filter((hit) => !ends.some((end) => goesOn(end, hit)));
	return asked.length > 0 ? asked : [...hits];
}

/** "A sudden start, like a bang?", "as if something tore?": what it is likened to. */
const LIKENED = [
	'like a/an/the/someone/somebody/something/being/when',
	'as_if/as_though a/an/the/someone/somebody/something/it/you',
].map(compileCue);
/** "Anything like a fever?" and "do you feel like a drink?" name what they ask for. */
const ASKED_FOR =
	/ (?:any|anything|something|things|symptoms|problems|illness|you feel|you ever feel|he feel|she feel) $/;

/** A comparison describes the complaint, and asks for nothing that it names. */
export function withoutLikened(hits: readonly TopicHit[], { words }: Question): TopicHit[] {
	const starts = matchCues(LIKENED, joinWords(words))
		.filter(({ from }) => !ASKED_FOR.test(spaced(words.slice(0, from))))
		.map(({ to }) => to);
	const asked = hits.filter(
		({ topic, from }) => topic.category === 'complaint' || !starts.some((at) => from >= at - 1),
	);
	return asked.length > 0 ? asked : [...hits];
}

/** A wider topic, and the narrower ones beside which it is only the ground they stand on. */
const groundOf: Readonly<Record<string, ReadonlySet<string>>> = {
	breathlessness: new Set(['orthopnoea', 'exercise_tolerance']),
	cough: new Set(['haemoptysis', 'sputum']),
	medications: new Set(['otc_medications', 'adherence', 'side_effects', 'recent_medication']),
	ideas: new Set(['suicide_intent']),
	hospitalisation: new Set(['sick_contacts']),
	surgery: new Set(['obstetric_history', 'birth_history']),
	sweating: new Set(['night_sweats']),
	living_situation: new Set(['sick_contacts', 'exposures']),
	time_of_day: new Set(['functional_impact']),
};
const broad = new Set(['general_wellbeing', 'pmh']);
/** "Worse when you walk" asks when; "calf pain when you walk" asks for the calf pain. */
const ASKS_WHAT_WORSENS = /worse|trigger|aggravat|exacerb|bring|brought|make|making|made|set|flare/;

const isSymptom = ({ hit }: HitReading) => !/^(?:complaint|consultation)$/.test(hit.topic.category);

/** Whether a topic only frames another of the same question. */
function framesOther({ hit, reading }: HitReading, other: HitReading, question: Question): boolean {
	if (groundOf[reading.id]?.has(other.reading.id)) return true;
	if (reading.id === 'family_history') return other.reading.id.startsWith('family_');
	if (broad.has(reading.id)) return isSetter(hit, question) && !isSetter(other.hit, question);
	if (!isSymptom(other)) return false;
	if (reading.id === 'pain') return true;
	return reading.id === 'aggravating' && !ASKS_WHAT_WORSENS.test(reading.words.toLowerCase());
}

/** "In terms of your overall health, …" sets the topic of what is asked after it. */
const isSetter = ({ to }: TopicHit, { words, asksFrom }: Question): boolean =>
	(words[to - 1]?.end ?? 0) <= asksFrom;

/** Each reading of a question, those that only frame another put just below all the rest. */
export function rankInQuestion(read: readonly HitReading[], question: Question): TopicReading[] {
	const isFrame = (one: HitReading) =>
		read.some((other) => other.reading.id !== one.reading.id && framesOther(one, other, question));
	const least = Math.min(
		1,
		...read.filter((one) => !isFrame(one)).map(({ reading }) => reading.score),
	);
	return read.map((one) =>
		isFrame(one)
			? { ...one.reading, score: Math.min(one.reading.score, least - 0.01) }
			: one.reading,
	);
}

/** One entry a topic: the surest. */
export function surestOfEach(readings: readonly TopicReading[]): TopicReading[] {
	const best = new Map<string, TopicReading>();
	for (const reading of readings) {
		const known = best.get(reading.id);
		if (!known || reading.score > known.score) best.set(reading.id, reading);
	}
	return [...best.values()].sort((a, b) => b.score - a.score);
}
