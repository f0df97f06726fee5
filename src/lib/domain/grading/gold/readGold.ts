/** What a grader is given of a gold transcript: its lines read anew, as they would be in play. */
import { readUtterance, type Reader } from '../../consultation/readUtterance.ts';
import type { Interpreter, TopicId } from '../../dialogue/reading.ts';
import { broadTopicsOf, widerTopicsOf, type Topic } from '../../dialogue/topicCatalogue.ts';
import type { Rubric } from '../../rubric/schema.ts';
import type { Scenario } from '../../scenario/schema.ts';
import type { GradedUtterance, GradingInput, RecordedEvent } from '../grader.ts';
import type { Gold } from './schema.ts';

/** How the lines are read, and what the catalogue says of its topics. */
export type GoldReader = {
	interpreter: Interpreter;
	topics: ReadonlyMap<TopicId, Pick<Topic, 'kind' | 'within'>>;
};

export async function readGold(
	gold: Gold,
	{ scenario, rubric }: { scenario: Scenario; rubric: Rubric },
	{ interpreter, topics }: GoldReader,
): Promise<GradingInput> {
	return {
		scenario,
		rubric,
		utterances: await readUtterances(gold, { interpreter, findings: [], scenario }),
		events: recordedEvents(gold, scenario),
		note: gold.note,
		widerTopics: widerTopicsOf(topics),
		broadTopics: broadTopicsOf(topics),
		isCutOff: false,
	};
}

async function readUtterances({ lines }: Gold, reader: Reader): Promise<GradedUtterance[]> {
	const utterances: GradedUtterance[] = [];
	let answersId: string | null = null;
	for (const [index, line] of lines.entries()) {
		if ('did' in line) continue;
		const { by: speaker, text } = line;
		const position = utterances.length + 1;
		const base = { id: `line-${index + 1}`, position, atMs: index, speaker, text };
		if (line.by === 'student') {
			const { reading } = await readUtterance(reader, text, utterances);
			answersId = base.id;
			utterances.push({ ...base, reading, told: [], answersId: null });
		} else {
			utterances.push({ ...base, reading: null, told: line.told, answersId });
		}
	}
	return utterances;
}

/** A deed's place among the lines stands for the revision at which it was recorded. */
function recordedEvents({ lines }: Gold, { actions }: Scenario): RecordedEvent[] {
	return lines.flatMap((line, index): RecordedEvent[] => {
		if (!('did' in line)) return [];
		const isAction = actions.some(({ id }) => id === line.did);
		const type = isAction ? 'action' : 'finding';
		return [{ revision: index + 1, type, targetId: line.did, atMs: index }];
	});
}
