/** Students rate themselves before they see their marks, in practice. */
import { can } from '#lib/domain/access/can.ts';
import { keepKnown, selfRatingForm, type SelfRating } from '#lib/domain/debrief/selfRating.ts';
import type { Actor } from './actor.ts';
import { check } from './check.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type { ConsultationRecord, Transactions } from './ports.ts';
import { findReadable } from './readView.ts';
import { ServiceError } from './serviceError.ts';

type Dependencies = { core: ConsultationCore; transactions: Transactions };

/** Of a drill there is too little to look back on. */
const isAsked = ({ mode, stage, drillArea }: ConsultationRecord) =>
	mode === 'practice' && stage === 'submitted' && drillArea === null;

/** An instructor who reads a student's feedback is asked nothing. */
const isOwn = (actor: Actor, { schoolId, studentId }: ConsultationRecord) =>
	can(actor, 'consultation.act', { schoolId, ownerId: studentId });

export const findSelfRatingForm = (
	{ core, transactions }: Dependencies,
	actor: Actor,
	consultationId: string,
) =>
	transactions.inSchool(actor.schoolId, async (tx) => {
		const record = await findReadable(tx, actor, consultationId);
		if (!isAsked(record) || !isOwn(actor, record)) return null;
		if (await tx.debrief.findSelfRating(consultationId)) return null;
		const { scenario, rubric } = (await core.open(record)).content;
		return selfRatingForm(consultationId, scenario.patient.name, rubric);
	});

/** @throws ServiceError `not_now` before the note is handed in, and in an assessment. */
export const rateSelf = (
	{ core, transactions }: Dependencies,
	actor: Actor,
	consultationId: string,
	rating: SelfRating | null,
) =>
	transactions.inSchool(actor.schoolId, async (tx) => {
		const record = await tx.find(consultationId);
		check(actor, 'consultation.act', record);
		if (!isAsked(record)) throw new ServiceError('not_now');
		const { rubric } = (await core.open(record)).content;
		await tx.debrief.addSelfRating(consultationId, {
			studentId: record.studentId,
			rating: rating && keepKnown(rating, rubric),
		});
		return { isStored: true as const };
	});
