/** A case and the language it is played in: all that a trial needs, and all that its students may look at. */
import type { Interpreter, TopicId } from '../dialogue/reading.ts';
import type { Language, Topic } from '../dialogue/topicCatalogue.ts';
import type { ClaimReader } from '../patient/guard/claims/claimReader.ts';
import type { LineCatalogue } from '../patient/lines.ts';
import type { Rubric } from '../rubric/schema.ts';
import type { FindingCatalogue } from '../scenario/findingCatalogue.ts';
import type { Scenario } from '../scenario/schema.ts';

/** All that belongs to a language. */
export type TrialPack = {
	interpreter: Interpreter;
	topics: ReadonlyMap<TopicId, Topic>;
	topicLabel(id: TopicId): string;
	lines: LineCatalogue;
	findings: FindingCatalogue;
	claimReader: ClaimReader;
};

export type TrialCase = { scenario: Scenario; rubric: Rubric; pack: TrialPack };

export const languageOf = ({ scenario }: TrialCase): Language => scenario.language;

export const itemsOf = ({ rubric }: TrialCase) => rubric.sections.flatMap(({ items }) => items);

/** Topics of the facts in the order the facts were written, those that open anything left out. */
export function topicsOfFacts({ scenario, pack }: TrialCase): Topic[] {
	const ids = new Set(scenario.facts.flatMap(({ topics }) => topics));
	return [...ids].flatMap((id) => pack.topics.get(id) ?? []).filter(({ kind }) => kind === 'topic');
}
