/** Every gate can be opened, by every route it offers. */
import type { Flaw } from '../fault.ts';
import type { Scenario } from '../schema.ts';
import { openRoutes } from './openableFacts.ts';

export function gateFlaws(scenario: Scenario): Flaw[] {
	const open = openRoutes(scenario);
	return scenario.facts.flatMap((fact, index) => {
		if (!fact.gate) return [];
		const live = open.get(fact.id) ?? [];
		if (live.length === 0) return [shutForEver(fact.id, index)];
		return fact.gate.any.flatMap((_, route) =>
			live.includes(route) ? [] : [deadRoute(index, route)],
		);
	});
}

const shutForEver = (id: string, index: number): Flaw => ({
	path: ['facts', index, 'gate'],
	problem: `the gate of "${id}" can never open`,
	mend: 'add a route that does not wait for itself, for an affect state nothing leads to, or for what does not exist',
});

const deadRoute = (index: number, route: number): Flaw => ({
	path: ['facts', index, 'gate', 'any', route],
	problem: 'this route can never open',
	mend: 'look at what it waits for: a state nothing leads to, a fact that waits for this one, or a thing that does not exist',
});
