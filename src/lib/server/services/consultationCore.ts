/** Applies one event to one consultation inside a transaction: the pure machine decides, its effects are stored. */
import { initialTransition, transition } from 'xstate';
import type { ConsultationContext } from '#lib/domain/consultation/assignments.ts';
import { nextDueAtMs, stageAllowanceMs } from '#lib/domain/consultation/deadlines.ts';
import type { ConsultationEffect, ConsultationEvent } from '#lib/domain/consultation/events.ts';
import { findingOf } from '#lib/domain/consultation/findings.ts';
import {
	buildConsultationMachine,
	machineVersion,
	type ConsultationMachine,
	type ConsultationSnapshot,
} from '#lib/domain/consultation/machine.ts';
import { stages, type Stage } from '#lib/domain/consultation/studentView.ts';
import type { Wording } from '#lib/domain/patient/speak.ts';
import type {
	CaseContent,
	CaseLibrary,
	ConsultationRecord,
	ConsultationTransaction,
	Ids,
	LanguagePack,
	LanguagePacks,
	PatientEngine,
	StoredSnapshot,
} from './ports.ts';
import { ServiceError } from './serviceError.ts';

export type CoreDependencies = {
	cases: CaseLibrary;
	packs: LanguagePacks;
	engine: PatientEngine;
	ids: Ids;
};

/** A consultation with everything of its case at hand. */
export type Opened = {
	content: CaseContent;
	pack: LanguagePack;
	machine: ConsultationMachine;
	wording: Wording;
};

export const memoryOf = (snapshot: StoredSnapshot) =>
	(snapshot.context as ConsultationContext).memory;

export function stageOf(snapshot: ConsultationSnapshot): Stage {
	const { value } = snapshot;
	const name = typeof value === 'string' ? value : Object.keys(value)[0];
	const stage = stages.find((candidate) => candidate === name);
	if (!stage) throw new Error(`The machine is in "${name}", which is no stage.`);
	return stage;
}

const stored = ({ value, context }: ConsultationSnapshot): StoredSnapshot => ({ value, context });

const authorOf = (event: ConsultationEvent) =>
	event.type.startsWith('student.') || event.type === 'consultation.began'
		? ('student' as const)
		: event.type === 'time.reached'
			? ('clock' as const)
			: ('patient' as const);

/** The event as stored: readings stand with the utterance, so only ids are kept here. */
function payloadOf(event: ConsultationEvent): Record<string, unknown> {
	const { type: _, ...payload } = event;
	if (event.type !== 'student.spoke') return payload;
	return { utteranceId: event.utteranceId, findingIds: event.findingIds };
}

export function createConsultationCore({ cases, packs, engine, ids }: CoreDependencies) {
	const opened = new Map<string, Promise<Opened>>();

	async function load(
		record: Pick<ConsultationRecord, 'schoolId' | 'scenario' | 'rubric' | 'language'>,
	) {
		const content = await cases.load(
			record.schoolId,
			record.scenario,
			record.rubric,
			record.language,
		);
		const pack = packs(record.language);
		const machine = buildConsultationMachine(content.scenario, pack.topics);
		const wording = { scenario: content.scenario, lines: pack.lines, topicLabel: pack.topicLabel };
		return { content, pack, machine, wording };
	}

	/** Published versions never change, so a case is read and its machine built once. */
	function open(record: Parameters<typeof load>[0]): Promise<Opened> {
		const key = `${record.scenario.versionId} ${record.rubric.versionId} ${record.language}`;
		const known = opened.get(key);
		if (known) return known;
		const loading = load(record);
		opened.set(key, loading);
		loading.catch(() => opened.delete(key));
		return loading;
	}

	const initialSnapshot = ({ machine }: Opened) => stored(initialTransition(machine)[0]);

	/** Ends the reply being spoken. What was shown joins the transcript, with the facts it told. */
	async function closeReply(
		tx: ConsultationTransaction,
		consultationId: string,
		{ wording }: Opened,
		status: 'finished' | 'stopped' | 'failed',
		owner?: string,
	): Promise<{ told: string[] } | null> {
		const reply = await tx.findOpenReply(consultationId);
		if (!reply || !(await tx.closeReply(reply.id, status, owner))) return null;
		const { text } = await tx.readShown(consultationId, reply.id);
		const told = engine.told(text, reply.plan, wording);
		if (text.length > 0) {
			const answersId = reply.utteranceId;
			await tx.appendUtterance(consultationId, {
				id: ids.newId(),
				speaker: 'patient',
				text,
				told,
				answersId,
			});
		}
		return { told };
	}

	async function narrate(tx: ConsultationTransaction, consultationId: string, text: string) {
		await tx.appendUtterance(consultationId, { id: ids.newId(), speaker: 'narrator', text });
	}

	async function showTimeline(
		tx: ConsultationTransaction,
		consultationId: string,
		{ content: { scenario } }: Opened,
		timelineId: string,
	) {
		const entry = scenario.timeline.find(({ id }) => id === timelineId);
		if (!entry) return;
		await narrate(tx, consultationId, entry.cue);
		if (!entry.says) return;
		await tx.appendUtterance(consultationId, {
			id: ids.newId(),
			speaker: 'patient',
			text: entry.says,
		});
	}

	async function run(
		tx: ConsultationTransaction,
		id: string,
		open: Opened,
		effect: ConsultationEffect,
	) {
		const { scenario } = open.content;
		switch (effect.type) {
			case 'requestReply':
				return tx.queueReply(id, { id: ids.newId(), ...effect });
			case 'showFindings':
				for (const findingId of effect.findingIds) {
					const { label, result } = findingOf(findingId, scenario, open.pack.findings.findings);
					await narrate(tx, id, `${label}: ${result}`);
				}
				return;
			case 'showAction': {
				const action = scenario.actions.find((entry) => entry.id === effect.actionId);
				return action && narrate(tx, id, `${action.label}: ${action.result}`);
			}
			case 'showTimeline':
				return showTimeline(tx, id, open, effect.timelineId);
			case 'closeReply':
				await closeReply(tx, id, open, 'stopped');
				return;
			case 'requestGrading':
				// A submitted consultation without a grading is the job: see gradingService.
				return;
		}
	}

	const restore = ({ machine }: Opened, record: ConsultationRecord) =>
		machine.resolveState(record.snapshot as Parameters<ConsultationMachine['resolveState']>[0]);

	const can = (open: Opened, record: ConsultationRecord, event: ConsultationEvent) =>
		restore(open, record).can(event);

	/** @throws ServiceError `not_now` when the machine refuses the event in its present state. */
	async function apply(
		tx: ConsultationTransaction,
		record: ConsultationRecord,
		open: Opened,
		event: ConsultationEvent,
		nowMs: number,
	): Promise<ConsultationRecord> {
		const snapshot = restore(open, record);
		if (!snapshot.can(event)) throw new ServiceError('not_now', { stage: record.stage });
		const [next, actions] = transition(open.machine, snapshot, event);
		const stage = stageOf(next);
		const moved = stage !== record.stage;
		const stageStartedAtMs = moved ? nowMs : record.stageStartedAtMs;
		const allowance = stageAllowanceMs(open.content.scenario, stage);
		const dueAtMs = !moved ? record.dueAtMs : allowance === null ? null : nowMs + allowance;
		const state: ConsultationRecord = {
			...record,
			stage,
			stageStartedAtMs,
			dueAtMs,
			snapshot: stored(next),
			revision: record.revision + 1,
			nextDueAtMs: nextDueAtMs(open.content.scenario, {
				stage,
				stageStartedAtMs,
				dueAtMs,
				past: next.context.memory.timeline,
			}),
		};
		const isOver = ['submitted', 'expired', 'abandoned'].includes(stage);
		await tx.save(
			state,
			{ type: event.type, author: authorOf(event), payload: payloadOf(event) },
			isOver ? nowMs : null,
		);
		for (const { type, params } of actions) {
			await run(tx, record.id, open, { type, ...(params as object) } as ConsultationEffect);
		}
		return state;
	}

	return { open, initialSnapshot, apply, can, closeReply, machineVersion };
}

export type ConsultationCore = ReturnType<typeof createConsultationCore>;
