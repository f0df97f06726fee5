/** What bears on safety can be found: two ways in, a cue to notice, and no rebuff of a question about suicide. */
import type { Flaw } from '../fault.ts';
import type { Fact, Scenario } from '../schema.ts';
import { openRoutes } from './openableFacts.ts';

const suicideTopics = [
	'suicidal_thoughts',
	'suicide_plan',
	'suicide_intent',
	'suicide_means',
	'past_suicide_attempt',
];

export function safetyFlaws(scenario: Scenario): Flaw[] {
	const open = openRoutes(scenario);
	return scenario.facts.flatMap((fact, index) => {
		if (fact.disclosure !== 'guarded') return [];
		return [
			...(fact.safety ? waysIn(fact, index, open.get(fact.id)?.length ?? 0) : []),
			...suicideRebuff(fact, index),
		];
	});
}

function waysIn(fact: Fact, index: number, routes: number): Flaw[] {
	const flaws: Flaw[] = [];
	if (routes < 2) {
		flaws.push({
			path: ['facts', index, 'gate'],
			problem: `"${fact.id}" bears on safety but only ${routes === 1 ? 'one route opens' : 'no route opens'} it`,
			mend: 'give its gate a second route that a student can take',
		});
	}
	if (!fact.cue) {
		flaws.push({
			path: ['facts', index, 'id'],
			problem: `"${fact.id}" bears on safety but nothing shows that it is being held back`,
			mend: 'add a "cue": what the student can see, such as "looks at the curtain"',
		});
	}
	return flaws;
}

/** Trust never rebuffs a plain question about suicide. */
function suicideRebuff(fact: Fact, index: number): Flaw[] {
	const topic = fact.topics.find((id) => suicideTopics.includes(id));
	const answersPlainly = fact.gate?.any.some((route) => route.every((one) => 'direct' in one));
	if (!topic || answersPlainly) return [];
	return [
		{
			path: ['facts', index, 'gate'],
			problem: `"${fact.id}" can be held back from a plain question about suicide`,
			mend: 'add the route "- [direct: true]" to its gate',
		},
	];
}
