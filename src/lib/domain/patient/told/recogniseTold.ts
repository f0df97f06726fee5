/** Which of the facts offered to a model its own words have told: found by code, never by asking the model. */
import type { Language } from '../../dialogue/topicCatalogue.ts';
import type { Fact, Scenario } from '../../scenario/schema.ts';
import { contentWords } from './contentWords.ts';
import { coverage } from './coverage.ts';
import { factWordsOf } from './factWords.ts';

const denial: Record<Language, RegExp> = {
	en: /\b(?:no|not|never|none|nothing|nowt|nobody|neither|without)\b|n['’]t\b/i,
	'zh-CN': /没|不|无|从来|未/,
};

/** What was to be told counts as told on a lesser sign than what might have been. */
const enough = { planned: 0.25, near: 0.45 } as const;

export type Offered = {
	/** Facts the plan gave the model to say. */
	planned: readonly Fact[];
	/** Facts it might say instead, if the question was about them. */
	near: readonly Fact[];
};

/**
 * By the share of a wording's words that the reply holds, each weighed by its rarity. A denial that was planned is told
 * by any denial: "No" answers "Any cough?".
 */
export function buildRecogniser(scenario: Scenario) {
	const { language } = scenario;
	const { weigh } = factWordsOf(scenario);
	return (reply: string, { planned, near }: Offered): string[] => {
		const said = contentWords(reply, language);
		const held = ({ says, again }: Fact) =>
			Math.max(
				...[...says, ...again].map((text) => coverage(said, contentWords(text, language), weigh)),
			);
		const isDenied = ({ says }: Fact) =>
			denial[language].test(says[0]!) && denial[language].test(reply);
		return [
			...planned.filter((fact) => held(fact) >= enough.planned || isDenied(fact)),
			...near.filter((fact) => held(fact) >= enough.near),
		].map(({ id }) => id);
	};
}
