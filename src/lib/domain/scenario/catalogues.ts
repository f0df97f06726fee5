/** What a scenario is checked against: the names in the shared catalogues, and what kind of thing each is. */
import type { Topic } from '../dialogue/topicCatalogue.ts';
import type { CatalogueFinding } from './findingCatalogue.ts';
import type { Complaint } from './redFlags.ts';

export type NamedTopics = { topics: readonly Pick<Topic, 'id' | 'kind' | 'category' | 'label'>[] };
export type NamedFindings = {
	findings: readonly Pick<CatalogueFinding, 'id' | 'kind' | 'label'>[];
};

/** The whole catalogues are such too; an editor in a browser needs no more than this. */
export type Catalogues = {
	topics: NamedTopics;
	findings: NamedFindings;
	complaints: readonly Complaint[];
};
