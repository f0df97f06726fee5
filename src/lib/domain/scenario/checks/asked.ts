/** What students may ask stands with a fact of the case, and with one only. */
import type { Flaw, Path } from '../fault.ts';
import type { Scenario } from '../schema.ts';
import { unknownId } from './unknownIds.ts';

type Placed = { question: string; path: Path };

function placed({ asked }: Scenario): Placed[] {
	const { facts = {}, unanswered = {} } = asked ?? {};
	return Object.entries({ facts, unanswered }).flatMap(([part, answers]) =>
		Object.entries(answers).flatMap(([id, questions]) =>
			questions.map((question, at) => ({ question, path: ['asked', part, id, at] })),
		),
	);
}

/** Letters and digits alone: "Any blood?" and "any blood" are one question. */
const keyOf = (question: string) => question.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

function askedTwice(questions: readonly Placed[]): Flaw[] {
	const seen = new Set<string>();
	return questions.flatMap(({ question, path }) => {
		const key = keyOf(question);
		if (!seen.has(key)) {
			seen.add(key);
			return [];
		}
		return {
			path,
			problem: `"${question}" stands twice among the questions asked`,
			mend: 'leave it with the fact that answers it best',
		};
	});
}

export function askedFlaws(scenario: Scenario): Flaw[] {
	const known = scenario.facts.map(({ id }) => id);
	return [
		...Object.keys(scenario.asked?.facts ?? {}).flatMap((id) =>
			unknownId(id, known, ['fact', 'facts'], ['asked', 'facts', id]),
		),
		...askedTwice(placed(scenario)),
	];
}
