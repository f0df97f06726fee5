/** The affect chart can be walked: every state is reachable and every transition can happen. */
import type { AffectTransition } from '../affect.ts';
import type { Flaw } from '../fault.ts';
import type { Scenario } from '../schema.ts';

/** The states that some conversation can lead to. */
export function reachableStates({ affect }: Scenario): Set<string> {
	const reached = new Set<string>([affect.initial]);
	// A Set visits what is added while it is walked.
	for (const id of reached) {
		const state = affect.states.find((one) => one.id === id);
		for (const transition of state?.transitions ?? []) {
			if (canHappen(transition)) reached.add(transition.to);
		}
	}
	return reached;
}

export function affectFlaws(scenario: Scenario): Flaw[] {
	const reached = reachableStates(scenario);
	return scenario.affect.states.flatMap((state, index) => [
		...(reached.has(state.id) ? [] : [unreachable(state.id, index)]),
		...state.transitions.flatMap((transition, at) => transitionFlaws(transition, index, at)),
	]);
}

const unreachable = (id: string, index: number): Flaw => ({
	path: ['affect', 'states', index, 'id'],
	problem: `nothing leads to the affect state "${id}"`,
	mend: 'add a transition to it from a state that can be reached, or take it out',
});

function transitionFlaws(transition: AffectTransition, state: number, index: number): Flaw[] {
	const path = ['affect', 'states', state, 'transitions', index];
	const plain = transition.on?.indexOf('empathy') ?? -1;
	return [
		...(canHappen(transition) ? [] : [neverHappens(path)]),
		...(plain < 0 ? [] : [plainEmpathy([...path, 'on', plain])]),
	];
}

/** Plain empathy alone moves nobody, or a formula would open every gate. */
const canHappen = ({ on, topics, timeline }: AffectTransition): boolean =>
	Boolean(on?.some((trigger) => trigger !== 'empathy') || topics || timeline);

const neverHappens = (path: Flaw['path']): Flaw => ({
	path,
	problem: 'this transition has nothing that sets it off',
	mend: 'give it "on", "topics" or "timeline"',
});

const plainEmpathy = (path: Flaw['path']): Flaw => ({
	path,
	problem: '"empathy" alone may not move the patient: a formula would open everything',
	mend: 'write "empathy_after_cue"',
});
