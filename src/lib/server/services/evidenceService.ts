/** Hands out the evidence a mark rests on, to the student whose it is and to staff. */
import { createHash } from 'node:crypto';
import { can } from '#lib/domain/access/can.ts';
import { definitionsOf } from '#lib/domain/grading/carryDecisions.ts';
import {
	packSchema,
	type EvidencePack,
	type PackedGrading,
	type PackedRubric,
	type SealedPack,
} from '#lib/domain/grading/evidence/evidencePack.ts';
import { maxLevel } from '#lib/domain/grading/levels.ts';
import { totalsOf } from '#lib/domain/grading/points.ts';
import type { Actor } from './actor.ts';
import type { Opened } from './caseOpener.ts';
import type { ConsultationCore } from './consultationCore.ts';
import { findMarked } from './findMarked.ts';
import type { StoredGrading } from './gradingPorts.ts';
import type { ConsultationTransaction, Transactions } from './ports.ts';
import { openVersions, readStanding, type Standing } from './readStanding.ts';
import { ServiceError } from './serviceError.ts';

export type EvidenceService = {
	/**
	 * The rules that items are marked by, and what models answered word by word, are for staff alone.
	 * @throws ServiceError `not_now` before there is a mark.
	 */
	getPack(actor: Actor, consultationId: string): Promise<SealedPack>;
};

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

export const sealOf = (pack: EvidencePack): string => sha256(JSON.stringify(pack));

function packRubric(
	{ content: { rubric, rubricHash } }: Opened,
	{ rubric: { versionId }, rubricNumber }: StoredGrading,
	isStaff: boolean,
): PackedRubric {
	const definitions = definitionsOf(rubric);
	const sections = rubric.sections.map(({ id, label, items }) => ({
		id,
		label,
		items: items.map((item) => ({
			id: item.id,
			label: item.label,
			marks: item.marks,
			highest: maxLevel(item),
			safetyCritical: item.safetyCritical,
			why: item.why,
			question: item.question,
			definition: sha256(definitions.get(item.id) ?? ''),
			...(isStaff && { criterion: item.criterion }),
		})),
	}));
	const domains = rubric.domains.map(({ id, label, anchors }) => ({ id, label, anchors }));
	return { versionId, number: rubricNumber, contentHash: rubricHash, sections, domains };
}

/** Field by field: an allow-list. */
const packGrading = (grading: StoredGrading, raw: unknown, isStaff: boolean): PackedGrading => ({
	id: grading.id,
	method: grading.method,
	createdAtMs: grading.createdAtMs,
	supersedesId: grading.supersedesId,
	rubric: { versionId: grading.rubric.versionId },
	graderVersion: grading.graderVersion,
	interpreterVersion: grading.interpreterVersion,
	codeVersion: grading.codeVersion,
	scenarioHash: grading.scenarioHash,
	rubricHash: grading.rubricHash,
	catalogueHash: grading.catalogueHash,
	authorName: grading.authorName,
	reason: grading.reason,
	model: grading.model,
	promptHash: grading.promptHash,
	parameters: grading.parameters,
	tokens: grading.tokens,
	cost: grading.cost,
	durationMs: grading.durationMs,
	points: grading.points,
	maxPoints: grading.maxPoints,
	items: grading.items,
	domains: grading.domains,
	...(isStaff && { raw: raw ?? null }),
});

function packStanding({ record, open, marks }: Standing): EvidencePack['standing'] {
	const { points, maxPoints } = totalsOf(
		open.content.rubric,
		marks.map(({ score }) => score),
	);
	return {
		rubricVersionId: record.rubric.versionId,
		points,
		maxPoints,
		marks: marks.map(({ score: { itemId, level }, by, isDecided, doubts }) => ({
			itemId,
			level,
			by,
			isDecided,
			doubts,
		})),
	};
}

function packRecord({ record, open, input }: Standing) {
	const { scenario, scenarioHash } = open.content;
	const named = [...scenario.actions, ...scenario.findings, ...open.pack.findings.findings];
	const labelOf = (target: string) =>
		named.find(({ id, label }) => id === target && label)?.label ?? target;
	return {
		consultation: {
			id: record.id,
			case: scenario.slug,
			title: scenario.title,
			scenarioVersionId: record.scenario.versionId,
			scenarioHash,
			language: record.language,
			mode: record.mode,
			submittedAtMs: record.stageStartedAtMs,
			isCutOff: input.isCutOff,
		},
		transcript: input.utterances.map(({ id, position, speaker, text, atMs }) => ({
			id,
			position,
			speaker,
			text,
			atMs,
		})),
		deeds: input.events.map((event) => ({ ...event, label: labelOf(event.targetId) })),
		note: input.note,
	};
}

async function buildPack(
	core: ConsultationCore,
	tx: ConsultationTransaction,
	standing: Standing,
	isStaff: boolean,
): Promise<EvidencePack> {
	const { record } = standing;
	const [all, raw] = await Promise.all([
		tx.gradings.list(record.id),
		tx.gradings.readRaw(record.id),
	]);
	const versions = all.map(({ rubric }) => rubric);
	const opened = await openVersions(core, record, versions);
	const rubrics = [...opened].flatMap(([id, open]) => {
		const grading = all.find(({ rubric }) => rubric.versionId === id);
		return grading ? [packRubric(open, grading, isStaff)] : [];
	});
	return {
		schema: packSchema,
		madeAtMs: await tx.nowMs(),
		...packRecord(standing),
		rubrics: rubrics.toSorted((one, other) => one.number - other.number),
		gradings: all.map((grading) => packGrading(grading, raw.get(grading.id), isStaff)),
		standing: packStanding(standing),
	};
}

export const createEvidenceService = (deps: {
	core: ConsultationCore;
	transactions: Transactions;
}): EvidenceService => ({
	async getPack(actor, consultationId) {
		const sealed = await deps.transactions.readSchool(actor.schoolId, async (tx) => {
			const record = await findMarked(tx, actor, 'grading.read', consultationId);
			const isStaff = can(actor, 'review.read', { schoolId: actor.schoolId });
			const standing = await readStanding(deps.core, tx, record);
			if (standing.gradings.length === 0) throw new ServiceError('not_now');
			const pack = await buildPack(deps.core, tx, standing, isStaff);
			// As it will be read from a file: what JSON leaves out or rounds is not under the seal.
			const written = JSON.parse(JSON.stringify(pack)) as EvidencePack;
			return { pack: written, seal: sealOf(written) };
		});
		await deps.transactions.inSchool(actor.schoolId, (tx) =>
			tx.recordAudit({
				...{ schoolId: actor.schoolId, actorId: actor.userId, action: 'evidence.read' },
				...{ resourceType: 'consultation', resourceId: consultationId },
				details: { seal: sealed.seal },
			}),
		);
		return sealed;
	},
});
