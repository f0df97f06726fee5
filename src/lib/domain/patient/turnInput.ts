/** What the decision of one turn goes by. */
import type { Reading, TopicId } from '../dialogue/reading.ts';
import type { Topic } from '../dialogue/topicCatalogue.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { PatientMemory } from './memory.ts';

export type TopicKinds = ReadonlyMap<TopicId, Pick<Topic, 'category' | 'kind' | 'within'>>;

export type TurnInput = {
	scenario: Scenario;
	topics: TopicKinds;
	/** The memory with this utterance's reading already in it, and the affect chart already moved. */
	memory: PatientMemory;
	reading: Reading;
	/** Findings this utterance asked for in words. */
	findingIds: readonly string[];
};
