/** Which facts a reply has told, whoever spoke it. */
import type { Fact, Scenario } from '../../scenario/schema.ts';
import type { ReplyPlan } from '../replyPlan.ts';
import { toldIn, type SpokenPart } from '../speak.ts';
import { buildRecogniser } from './recogniseTold.ts';

export type SpokenReply = {
	scenario: Scenario;
	plan: ReplyPlan;
	/** The author's words for the plan. */
	script: readonly SpokenPart[];
	/** What was shown of it. */
	shown: string;
	/** In whose words. */
	by: 'author' | 'model';
};

const factsById = ({ facts }: Scenario, ids: readonly string[]): Fact[] =>
	facts.filter(({ id }) => ids.includes(id));

/** The author's words tell what was shown whole of them; a model's are held against the facts it was given. */
export function toldInReply({ scenario, plan, script, shown, by }: SpokenReply): string[] {
	if (by === 'author') return toldIn(shown, script);
	const planned = [...new Set(script.flatMap(({ told }) => told))];
	return buildRecogniser(scenario)(shown, {
		planned: factsById(scenario, planned),
		near: factsById(
			scenario,
			(plan.near ?? []).filter((id) => !planned.includes(id)),
		),
	});
}
