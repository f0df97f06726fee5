/** Which of the facts offered to a model its own words have told: found by code, never by asking the model. */
import type { Language } from '../../dialogue/topicCatalogue.ts';
import type { Fact, Scenario } from '../../scenario/schema.ts';
import { contentWords } from './contentWords.ts';

/** What a fact's wordings weigh: rare words of the case say more than common ones. */
type Weigh = (word: string) => number;

/** Inverse document frequency over the facts of the case (Spärck Jones 1972). */
function weigher({ facts, language }: Scenario): Weigh {
	const inFacts = facts.map(
		({ says, again }) => new Set([...says, ...again].flatMap((text) => [...contentWords(text, language)])),
	);
	return (word) => {
		const containing = inFacts.filter((words) => words.has(word)).length;
		return Math.log((1 + facts.length) / (1 + containing));
	};
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** 0 to 1: how much of a wording's weight the reply holds. */
function coverage(said: ReadonlySet<string>, wording: string, language: Language, weigh: Weigh) {
	const words = [...contentWords(wording, language)];
	const whole = sum(words.map(weigh));
	const held = sum(words.filter((word) => said.has(word)).map(weigh));
	return whole === 0 ? 0 : held / whole;
}

/** From here on a reply has told the fact. */
const enough = 0.4;

export function buildRecogniser(scenario: Scenario) {
	const { language } = scenario;
	const weigh = weigher(scenario);
	/** @param offered facts that the brief held. @returns ids of those that the reply tells. */
	return (reply: string, offered: readonly Fact[]): string[] => {
		const said = contentWords(reply, language);
		const scoreOf = ({ says, again }: Fact) =>
			Math.max(...[...says, ...again].map((text) => coverage(said, text, language, weigh)));
		return offered.filter((fact) => scoreOf(fact) >= enough).map(({ id }) => id);
	};
}
