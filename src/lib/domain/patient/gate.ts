/** Whether a guarded fact may be told now. */
import type { GateCondition } from '../scenario/gate.ts';
import type { Fact, Scenario } from '../scenario/schema.ts';
import type { PatientMemory } from './memory.ts';

function holds(condition: GateCondition, fact: Fact, memory: PatientMemory): boolean {
	if ('affect' in condition) return condition.affect.includes(memory.affect);
	if ('act' in condition) return memory.acts.includes(condition.act);
	if ('told' in condition) return (memory.told[condition.told] ?? 0) > 0;
	if ('askedTimes' in condition) return (memory.askedFor[fact.id] ?? 0) >= condition.askedTimes;
	if ('action' in condition) return memory.actions.includes(condition.action);
	if ('cueAnswered' in condition) return memory.answeredCues.length > 0;
	return fact.topics.some((topic) => memory.askedPlainly.includes(topic));
}

/** True for facts that are not guarded; else when all conditions of one route hold. */
export function isGateOpen(fact: Fact, memory: PatientMemory): boolean {
	if (fact.disclosure !== 'guarded') return true;
	return (
		fact.gate?.any.some((route) => route.every((condition) => holds(condition, fact, memory))) ??
		false
	);
}

export type GateState = { factId: string; isOpen: boolean };

/** Every guarded fact of the case, and whether its gate is open in this memory. */
export const listGates = ({ facts }: Scenario, memory: PatientMemory): GateState[] =>
	facts
		.filter(({ disclosure }) => disclosure === 'guarded')
		.map((fact) => ({ factId: fact.id, isOpen: isGateOpen(fact, memory) }));
