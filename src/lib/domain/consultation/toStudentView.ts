/** Builds what a student's browser may see. Whatever is not named here stays on the server. */
import type { Reading } from '../dialogue/reading.ts';
import type { PatientMemory } from '../patient/memory.ts';
import type { CatalogueFinding } from '../scenario/findingCatalogue.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { Utterance } from '../transcript/utterance.ts';
import { findingOf, isKnownFinding } from './findings.ts';
import { hintsView, type GivenHint } from './hints.ts';
import type { Draft } from './note.ts';
import { lastOwnDistress } from './ownDistress.ts';
import { timesWithExtra, type SittingTerms } from './sittingTerms.ts';
import type { PendingReply, Stage, StudentView } from './studentView.ts';

export type StudentViewInput = {
	consultationId: string;
	revision: number;
	mode: StudentView['mode'];
	drill: StudentView['drill'];
	retryOf: StudentView['retryOf'];
	terms: SittingTerms | null;
	stage: Stage;
	scenario: Scenario;
	memory: PatientMemory;
	findings: readonly CatalogueFinding[];
	engine: StudentView['engine'];
	clock: StudentView['clock'];
	utterances: readonly (Utterance & { reading: Reading | null })[];
	pendingReply: PendingReply | null;
	draft: Draft;
	hints: readonly GivenHint[];
};

function patientView(scenario: Scenario, memory: PatientMemory): StudentView['patient'] {
	const { name, age, ageMonths, speaker, portrait } = scenario.patient;
	const state = scenario.affect.states.find(({ id }) => id === memory.affect);
	return {
		name,
		age,
		ageMonths: ageMonths ?? null,
		speaker: speaker ? { name: speaker.name, relation: speaker.relation } : null,
		portrait: { ...portrait },
		expression: state?.expression ?? 'neutral',
		perceivedBy: scenario.setting === 'telephone' ? 'ear' : 'sight',
		cues: [...(state?.cues ?? [])],
	};
}

function actionsTaken(scenario: Scenario, memory: PatientMemory) {
	return scenario.actions
		.filter(({ id }) => memory.actions.includes(id))
		.map(({ id, label, result }) => ({ id, label, result }));
}

/** The shared catalogue changes with releases: what it no longer holds still stands in the transcript. */
const findingsSeen = ({ scenario, memory, findings }: StudentViewInput) =>
	memory.findings
		.filter((id) => isKnownFinding(id, scenario, findings))
		.map((id) => findingOf(id, scenario, findings));

export function toStudentView(input: StudentViewInput): StudentView {
	const { scenario, memory } = input;
	return {
		consultationId: input.consultationId,
		revision: input.revision,
		mode: input.mode,
		drill: input.drill,
		retryOf: input.retryOf,
		sitting: input.terms && { assessmentId: input.terms.assessmentId, ...input.terms.station },
		language: scenario.language,
		stage: input.stage,
		title: scenario.title,
		briefing: { ...scenario.briefing, ...(input.terms && timesWithExtra(input.terms)) },
		contentWarning: scenario.care.contentWarning ?? null,
		alternative: scenario.care.alternative ?? null,
		patient: patientView(scenario, memory),
		engine: input.engine,
		clock: input.clock,
		transcript: input.utterances.map(({ id, position, speaker, text, atMs }) => ({
			id,
			position,
			speaker,
			text,
			atMs,
		})),
		pendingReply: input.pendingReply,
		canSpeak: input.stage === 'talking' && input.pendingReply === null,
		ownDistressId: lastOwnDistress(input.utterances),
		findings: findingsSeen(input),
		actionsTaken: actionsTaken(scenario, memory),
		draft: input.draft,
		hints: hintsView(input.mode, input.hints),
	};
}
