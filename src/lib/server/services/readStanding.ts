/** Reads the gradings of a consultation that count, and by which version of its rubric. */
import { carryDecisions, definitionsOf } from '#lib/domain/grading/carryDecisions.ts';
import type { GradingInput } from '#lib/domain/grading/grader.ts';
import type { StandingMark } from '#lib/domain/grading/reconcile.ts';
import { standingMarks } from '#lib/domain/grading/standingMarks.ts';
import type { Opened } from './caseOpener.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type { StoredGrading } from './gradingPorts.ts';
import type { ConsultationRecord, ConsultationTransaction, VersionRef } from './ports.ts';
import { readGradingInput } from './readGradingInput.ts';

/** What a grader is given, by one version of the rubric. */
export type Marked = {
	/** Its `rubric` is the version that is marked by, whichever it was played under. */
	record: ConsultationRecord;
	open: Opened;
	input: GradingInput;
};

/** The case as it is marked by each of these versions of its rubric, by version id. */
export async function openVersions(
	core: ConsultationCore,
	record: ConsultationRecord,
	versions: readonly VersionRef[],
): Promise<Map<string, Opened>> {
	const opened = new Map<string, Opened>();
	for (const rubric of versions) {
		if (!opened.has(rubric.versionId)) {
			opened.set(rubric.versionId, await core.open({ ...record, rubric }));
		}
	}
	return opened;
}

/** Of all gradings those that count under `record.rubric`, people's decisions under other versions among them. */
export async function gradingsBy(
	core: ConsultationCore,
	record: ConsultationRecord,
	all: readonly StoredGrading[],
): Promise<StoredGrading[]> {
	const versions = [record.rubric, ...all.map(({ rubric }) => rubric)];
	const opened = await openVersions(core, record, versions);
	const definitions = [...opened].map(
		([id, { content }]) => [id, definitionsOf(content.rubric)] as const,
	);
	return carryDecisions(all, new Map(definitions), record.rubric.versionId);
}

/** The newest version that has gradings, or the one it was played under. */
export function markedBy(record: ConsultationRecord, all: readonly StoredGrading[]): VersionRef {
	const newest = all.toSorted((one, other) => one.rubricNumber - other.rubricNumber).at(-1);
	return newest?.rubric ?? record.rubric;
}

/** @param record its `rubric` is the version to mark by. */
export async function readMarked(
	core: ConsultationCore,
	tx: ConsultationTransaction,
	record: ConsultationRecord,
): Promise<Marked> {
	const open = await core.open(record);
	return { record, open, input: await readGradingInput(tx, record, open) };
}

export type Standing = Marked & { gradings: StoredGrading[]; marks: StandingMark[] };

/**
 * The marks that stand, by the newest version of the rubric that has gradings.
 * @param untilMs as they stood at that moment.
 */
export async function readStanding(
	core: ConsultationCore,
	tx: ConsultationTransaction,
	record: ConsultationRecord,
	untilMs = Infinity,
): Promise<Standing> {
	const listed = await tx.gradings.list(record.id);
	const all = listed.filter(({ createdAtMs }) => createdAtMs <= untilMs);
	const by = { ...record, rubric: markedBy(record, all) };
	const marked = await readMarked(core, tx, by);
	const gradings = await gradingsBy(core, by, all);
	return { ...marked, gradings, marks: standingMarks(marked.input, gradings) };
}
