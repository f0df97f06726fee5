/** The Chinese questions that carry their topics as a label. */
import {
	readLabelledQuestions,
	topicsUnder,
} from '#lib/domain/dialogue/labelledQuestions.fixture.ts';
import type { LabelledQuestion } from '#lib/domain/trial/measures/readingFaults.ts';

const file = 'src/lib/domain/dialogue/chinese/labelledQuestions.yaml';

/** Both those known while rules were tuned and those kept aside; none that needs the turn before it. */
export function chineseLabelledQuestions(): LabelledQuestion[] {
	return Object.values(readLabelledQuestions(file)).flatMap((set) =>
		Object.entries(set).flatMap(([key, questions]) =>
			questions
				.filter(({ before }) => before === undefined)
				.map(({ asks }) => ({ text: asks, topics: topicsUnder(key) })),
		),
	);
}
