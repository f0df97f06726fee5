/** Guarded facts that came out while their gate was shut. There must be none. */
import type { Fact } from '../../scenario/schema.ts';
import type { Trial } from '../playTrial.ts';
import type { TrialTurn } from '../trialState.ts';
import { routesBorneOut } from './gateRecord.ts';

export type GuardedLeak = { utteranceId: string; factId: string; by: 'memory' | 'record' };

const folded = (text: string) =>
	text
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();

/** Told by the plan, or its words spoken by whatever part of the reply. */
const comesOut = ({ told, reply }: TrialTurn, { id, says }: Fact): boolean =>
	told.includes(id) || says.some((wording) => folded(reply).includes(folded(wording)));

/**
 * Twice checked: by the gate's own rule on the memory the answer was decided from, and by the record alone.
 * What was told once may be told again, whatever the gate does since.
 */
export function guardedLeaks(trial: Trial): GuardedLeak[] {
	const guarded = trial.trialCase.scenario.facts.filter((fact) => fact.disclosure === 'guarded');
	return guarded.flatMap((fact): GuardedLeak[] => {
		const turn = trial.turns.find((each) => comesOut(each, fact));
		if (!turn) return [];
		const leak = { utteranceId: turn.utteranceId, factId: fact.id };
		const isOpen = turn.gates.some(({ factId, isOpen }) => factId === fact.id && isOpen);
		if (!isOpen) return [{ ...leak, by: 'memory' }];
		const routes = routesBorneOut(trial, turn, fact);
		return routes.length === 0 ? [{ ...leak, by: 'record' }] : [];
	});
}
