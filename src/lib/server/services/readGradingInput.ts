/** Reads all that a grader looks at, of one consultation. */
import { emptyDraft } from '#lib/domain/consultation/note.ts';
import { broadTopicsOf, widerTopicsOf } from '#lib/domain/dialogue/topicCatalogue.ts';
import type { GradingInput } from '#lib/domain/grading/grader.ts';
import type { Opened } from './caseOpener.ts';
import type { ConsultationRecord, ConsultationTransaction } from './ports.ts';

export async function readGradingInput(
	tx: ConsultationTransaction,
	record: ConsultationRecord,
	{ content, pack }: Opened,
): Promise<GradingInput> {
	// Sent together: a reader waits for one journey to the database.
	const [utterances, events, draft, disputes, isCutOff] = await Promise.all([
		tx.listUtterances(record.id),
		tx.listRecordedEvents(record.id),
		tx.findDraft(record.id),
		tx.disputes.list(record.id),
		tx.wasCutOff(record.id),
	]);
	return {
		scenario: content.scenario,
		rubric: content.rubric,
		...{ utterances, events, note: (draft ?? emptyDraft).note, disputes, isCutOff },
		widerTopics: widerTopicsOf(pack.topics),
		broadTopics: broadTopicsOf(pack.topics),
	};
}
