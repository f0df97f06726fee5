/** What a scenario is checked against. */
import type { TopicCatalogue } from '../dialogue/topicCatalogue.ts';
import type { FindingCatalogue } from './findingCatalogue.ts';
import type { Complaint } from './redFlags.ts';

export type Catalogues = {
	topics: TopicCatalogue;
	findings: FindingCatalogue;
	complaints: readonly Complaint[];
};
