/** What the rubric asks for fits into the time at the keyboard, item by item. */
import type { Flaw } from '../../scenario/fault.ts';
import type { Scenario } from '../../scenario/schema.ts';
import type { Rubric, RubricItem } from '../schema.ts';
import { itemsWithPaths } from './rubricItems.ts';

/** An average student's pace. Chinese characters make about two thirds of a word each. */
const typedWordsPerMinute = 35;
const readWordsPerMinute = 220;
const wordsPerCharacter = 2 / 3;
/** To find a button, press it and read what it brings. */
const secondsPerDeed = 8;

const hanCharacters = /\p{Script=Han}/gu;

/** Words of either script, as a measure of time. */
export function wordsIn(text: string): number {
	const characters = text.match(hanCharacters)?.length ?? 0;
	const rest = text.replace(hanCharacters, ' ').split(/\s+/).filter(Boolean).length;
	return characters * wordsPerCharacter + rest;
}

const mean = (numbers: readonly number[]) =>
	numbers.reduce((sum, one) => sum + one, 0) / Math.max(numbers.length, 1);

/** Seconds to read what the patient answers, on average. */
const answerSeconds = ({ facts }: Scenario): number =>
	(mean(facts.map(({ says }) => wordsIn(says[0]!))) * 60) / readWordsPerMinute;

/** Seconds of the conversation that earning this item takes; what is written afterwards takes none of it. */
function secondsFor({ criterion, question }: RubricItem, readingSeconds: number): number {
	if (criterion.kind === 'note' || criterion.kind === 'absence') return 0;
	if (criterion.kind === 'action') return criterion.need.full * secondsPerDeed;
	return (wordsIn(question) * 60) / typedWordsPerMinute + readingSeconds;
}

/** Names the first item past the end of the time: by then a student who asks for nothing else has run out of it. */
export function timeFlaws(rubric: Rubric, scenario: Scenario): Flaw[] {
	const end = scenario.briefing.consultationSeconds;
	const reading = answerSeconds(scenario);
	let spent = 0;
	for (const { item, path } of itemsWithPaths(rubric)) {
		spent += secondsFor(item, reading);
		if (spent > end) return [outOfTime(item, path, end)];
	}
	return [];
}

const outOfTime = ({ id }: RubricItem, path: Flaw['path'], end: number): Flaw => ({
	path,
	isPlayable: true,
	problem: `no average student gets as far as "${id}": the items before it fill the ${end} seconds at ${typedWordsPerMinute} words a minute`,
	mend: 'lengthen "consultationSeconds", shorten the questions, or join items',
});
