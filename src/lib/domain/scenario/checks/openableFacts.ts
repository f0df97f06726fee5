/** Which gates some conversation can open, with routes that wait for one another left out. */
import type { GateCondition } from '../gate.ts';
import type { Fact, Scenario } from '../schema.ts';
import { reachableStates } from './affectChart.ts';

type World = { states: Set<string>; actions: Set<string>; hasCues: boolean; told: Set<string> };

function canHold(condition: GateCondition, fact: Fact, world: World): boolean {
	if ('affect' in condition) return condition.affect.some((id) => world.states.has(id));
	if ('action' in condition) return world.actions.has(condition.action);
	if ('told' in condition) return condition.told !== fact.id && world.told.has(condition.told);
	if ('cueAnswered' in condition) return world.hasCues;
	return true;
}

const liveRoutes = (fact: Fact, world: World): number[] =>
	(fact.gate?.any ?? []).flatMap((route, index) =>
		route.every((condition) => canHold(condition, fact, world)) ? [index] : [],
	);

/** For every fact the routes, by index, that can ever open; facts without a gate have none and need none. */
export function openRoutes(scenario: Scenario): Map<string, number[]> {
	const world = worldOf(scenario);
	let grew = true;
	while (grew) {
		const opened = scenario.facts.filter(
			(fact) => !world.told.has(fact.id) && (!fact.gate || liveRoutes(fact, world).length > 0),
		);
		for (const { id } of opened) world.told.add(id);
		grew = opened.length > 0;
	}
	return new Map(scenario.facts.map((fact) => [fact.id, liveRoutes(fact, world)]));
}

/** The facts a student can come to hear, as far as gates go. */
export function openableFacts(scenario: Scenario): Set<string> {
	const routes = openRoutes(scenario);
	const open = scenario.facts.filter(({ id, gate }) => !gate || (routes.get(id) ?? []).length > 0);
	return new Set(open.map(({ id }) => id));
}

function worldOf(scenario: Scenario): World {
	const states = reachableStates(scenario);
	const shown = scenario.affect.states.some(({ id, cues }) => states.has(id) && cues.length > 0);
	return {
		states,
		actions: new Set(scenario.actions.map(({ id }) => id)),
		hasCues: shown || scenario.facts.some(({ cue, gate }) => cue !== undefined && !gate),
		told: new Set(),
	};
}
