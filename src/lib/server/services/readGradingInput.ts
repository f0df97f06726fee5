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
	return {
		scenario: content.scenario,
		rubric: content.rubric,
		utterances: await tx.listUtterances(record.id),
		events: await tx.listRecordedEvents(record.id),
		note: ((await tx.findDraft(record.id)) ?? emptyDraft).note,
		widerTopics: widerTopicsOf(pack.topics),
		broadTopics: broadTopicsOf(pack.topics),
		disputes: await tx.disputes.list(record.id),
		isCutOff: await tx.wasCutOff(record.id),
	};
}
