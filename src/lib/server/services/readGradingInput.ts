/** Reads all that a grader looks at, of one consultation. */
import { emptyDraft } from '#lib/domain/consultation/note.ts';
import type { GradingInput } from '#lib/domain/grading/grader.ts';
import type { Opened } from './caseOpener.ts';
import type { ConsultationRecord, ConsultationTransaction, LanguagePack } from './ports.ts';

/** Narrower topic -> the wider one whose question it also answers. */
export const widerTopicsOf = ({ topics }: Pick<LanguagePack, 'topics'>) =>
	Object.fromEntries([...topics].flatMap(([id, { within }]) => (within ? [[id, within]] : [])));

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
		widerTopics: widerTopicsOf(pack),
		isCutOff: await tx.wasCutOff(record.id),
	};
}
