/** Everything a scenario names exists: topics, facts, findings, actions, states, timeline entries. */
import type { Flaw, Path } from '../fault.ts';
import type { GateCondition } from '../gate.ts';
import type { Catalogues } from '../catalogues.ts';
import type { Scenario } from '../schema.ts';
import { unknownId, unknownIdFlaws } from './unknownIds.ts';

type Known = Record<'topics' | 'facts' | 'states' | 'actions' | 'timeline' | 'findings', string[]>;

export function referenceFlaws(scenario: Scenario, catalogues: Catalogues): Flaw[] {
	const known = knownIds(scenario, catalogues);
	return [
		...factReferences(scenario, known),
		...affectReferences(scenario, known),
		...patientReferences(scenario, known),
		...findingReferences(scenario, known),
	];
}

const idsOf = (entries: readonly { id: string }[]): string[] => entries.map(({ id }) => id);

function knownIds(scenario: Scenario, catalogues: Catalogues): Known {
	return {
		topics: idsOf(catalogues.topics.topics),
		findings: idsOf(catalogues.findings.findings),
		facts: idsOf(scenario.facts),
		states: idsOf(scenario.affect.states),
		actions: idsOf(scenario.actions),
		timeline: idsOf(scenario.timeline),
	};
}

function factReferences({ facts }: Scenario, known: Known): Flaw[] {
	return facts.flatMap((fact, index) => [
		...unknownIdFlaws(fact.topics, known.topics, ['topic', 'topics'], ['facts', index, 'topics']),
		...unknownIdFlaws(fact.covers, known.facts, ['fact', 'facts'], ['facts', index, 'covers']),
		...(fact.gate?.any ?? []).flatMap((route, routeIndex) =>
			route.flatMap((condition, at) =>
				conditionReferences(condition, known, ['facts', index, 'gate', 'any', routeIndex, at]),
			),
		),
	]);
}

function conditionReferences(condition: GateCondition, known: Known, at: Path): Flaw[] {
	if ('affect' in condition) {
		const nouns = ['affect state', 'affect states'] as const;
		return unknownIdFlaws(condition.affect, known.states, nouns, [...at, 'affect']);
	}
	if ('told' in condition) {
		return unknownId(condition.told, known.facts, ['fact', 'facts'], [...at, 'told']);
	}
	if ('action' in condition) {
		return unknownId(condition.action, known.actions, ['action', 'actions'], [...at, 'action']);
	}
	return [];
}

function affectReferences({ affect }: Scenario, known: Known): Flaw[] {
	const nouns = ['affect state', 'affect states'] as const;
	return [
		...unknownId(affect.initial, known.states, nouns, ['affect', 'initial']),
		...affect.states.flatMap((state, stateIndex) =>
			state.transitions.flatMap(({ topics, timeline, to }, index) => {
				const at = ['affect', 'states', stateIndex, 'transitions', index];
				return [
					...unknownId(to, known.states, nouns, [...at, 'to']),
					...unknownIdFlaws(topics, known.topics, ['topic', 'topics'], [...at, 'topics']),
					...unknownId(
						timeline,
						known.timeline,
						['timeline entry', 'timeline entries'],
						[...at, 'timeline'],
					),
				];
			}),
		),
	];
}

function patientReferences({ patient }: Scenario, known: Known): Flaw[] {
	const nouns = ['fact', 'facts'] as const;
	return [
		...unknownIdFlaws(patient.openingFacts, known.facts, nouns, ['patient', 'openingFacts']),
		...patient.questions.flatMap(({ afterFact }, index) =>
			unknownId(afterFact, known.facts, nouns, ['patient', 'questions', index, 'afterFact']),
		),
	];
}

/** A finding of the scenario's own needs a kind and a label; without them it is a mistyped id. */
function findingReferences({ findings }: Scenario, known: Known): Flaw[] {
	return findings.flatMap(({ id, kind, label }, index) =>
		kind && label
			? []
			: unknownId(
					id,
					known.findings,
					['shared finding', 'shared findings'],
					['findings', index, 'id'],
				).map((flaw) => ({
					...flaw,
					mend: `${flaw.mend}; a finding of its own needs "kind" and "label"`,
				})),
	);
}
