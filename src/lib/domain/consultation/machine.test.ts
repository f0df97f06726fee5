import fc from 'fast-check';
import { initialTransition, transition } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { describe, expect, it } from 'vitest';
import type { DialogueAct, Reading } from '../dialogue/reading.ts';
import { dialogueActs } from '../dialogue/reading.ts';
import type { TopicKinds } from '../patient/turnInput.ts';
import { testScenario } from '../scenario/testScenario.ts';
import type { ConsultationEvent } from './events.ts';
import { buildConsultationMachine, type ConsultationSnapshot } from './machine.ts';

const topicIds = [
	'opening_question',
	...testScenario.facts.flatMap((fact) => fact.topics),
	'fever',
];
const topics: TopicKinds = new Map(
	topicIds.map((id) => [
		id,
		{ category: 'general', kind: id === 'opening_question' ? 'broad' : 'topic' } as const,
	]),
);
const machine = buildConsultationMachine(testScenario, topics);

function reading(ids: string[], acts: DialogueAct[] = []): Reading {
	return {
		topics: ids.map((id) => ({ id, score: 1, words: id, style: 'open', why: '' })),
		candidates: [],
		acts: acts.map((act) => ({ act, words: act })),
		style: ids.length > 0 ? 'open' : 'none',
		isQuestion: ids.length > 0,
	};
}

const spoke = (ids: string[], acts: DialogueAct[] = []): ConsultationEvent => ({
	type: 'student.spoke',
	utteranceId: 'u1',
	reading: reading(ids, acts),
	findingIds: [],
});

function play(...events: ConsultationEvent[]) {
	let [snapshot] = initialTransition(machine);
	let effects: string[] = [];
	for (const event of events) {
		const [next, actions] = transition(machine, snapshot, event);
		snapshot = next;
		effects = actions.map((action) => action.type);
	}
	return { snapshot, effects };
}

const begun: ConsultationEvent = { type: 'consultation.began' };
const replied: ConsultationEvent = { type: 'patient.replied', told: [] };
const partsOf = (snapshot: ConsultationSnapshot) => snapshot.context.turn?.plan.parts ?? [];
const factsOf = (snapshot: ConsultationSnapshot) =>
	partsOf(snapshot).flatMap((part) => (part.kind === 'fact' ? [part.factId] : []));

describe('the consultation machine of a drill', () => {
	const drill = buildConsultationMachine(testScenario, topics, 'submitted');
	const [start] = initialTransition(drill);
	const [talking] = transition(drill, start, begun);

	it.each<ConsultationEvent>([{ type: 'student.ended' }, { type: 'time.reached' }])(
		'hands in by itself when talking is over: $type',
		(event) => {
			const [over, actions] = transition(drill, talking, event);
			expect(over.value).toBe('submitted');
			expect(actions.map(({ type }) => type)).toEqual(['closeReply', 'requestGrading']);
		},
	);
});

describe('the consultation machine', () => {
	it('asks for one reply to an utterance and hears no second one before it', () => {
		const { snapshot, effects } = play(begun, spoke(['sputum']));
		expect(effects).toContain('requestReply');
		expect(snapshot.can(spoke(['fever']))).toBe(false);
	});

	it('hears nothing while the patient speaks, even what would move the patient', () => {
		const { snapshot } = play(begun, spoke(['sputum']));
		const heard = dialogueActs.filter((act) => snapshot.can(spoke(['smoking'], [act])));
		expect(heard).toEqual([]);
	});

	it('opens broad facts only to a broad question', () => {
		const { snapshot } = play(
			begun,
			spoke(['opening_question']),
			replied,
			spoke(['opening_question']),
		);
		expect(factsOf(snapshot)).not.toContain('sputum');
		expect(factsOf(snapshot)).toContain('tired');
	});

	it('holds a guarded fact back until a route opens', () => {
		const { snapshot } = play(begun, spoke(['smoking']));
		expect(partsOf(snapshot)[0]).toMatchObject({ kind: 'holding_back', factId: 'smokes' });
		const third = play(
			begun,
			spoke(['smoking']),
			replied,
			spoke(['smoking']),
			replied,
			spoke(['smoking']),
		);
		expect(factsOf(third.snapshot)).toEqual(['smokes']);
	});

	it('lets empathy count only after a cue, and moves before the answer is decided', () => {
		const { snapshot } = play(begun, spoke(['smoking'], ['empathy']));
		expect(snapshot.value).toMatchObject({ talking: { affect: 'trusting' } });
		expect(factsOf(snapshot)).toEqual(['smokes']);
	});

	it('counts empathy once per cue', () => {
		const { snapshot } = play(begun, spoke([], ['empathy']), replied, spoke([], ['empathy']));
		expect(snapshot.context.memory.answeredCues).toEqual(['affect:wary']);
	});

	it('never rebuffs a direct question about suicide', () => {
		const { snapshot } = play(begun, spoke(['suicidal_thoughts']));
		expect(factsOf(snapshot)).toEqual(['dark_thoughts']);
	});

	it('but answers a leading one only by what it holds back with', () => {
		const leading = spoke(['suicidal_thoughts']);
		if (leading.type === 'student.spoke') leading.reading.topics[0]!.style = 'leading';
		const { snapshot } = play(begun, leading);
		expect(partsOf(snapshot)[0]).toMatchObject({ kind: 'holding_back', factId: 'dark_thoughts' });
	});

	it('says of an unwritten symptom that it is absent', () => {
		const { snapshot } = play(begun, spoke(['fever']));
		expect(partsOf(snapshot)).toMatchObject([{ kind: 'line', key: 'symptom_absent' }]);
	});

	it('keeps the timeline waiting while the patient speaks', () => {
		const due: ConsultationEvent = { type: 'time.reached', timelineId: 'phone' };
		const busy = play(begun, spoke(['sputum'])).snapshot;
		expect(busy.can(due)).toBe(false);
		expect(play(begun, due).effects).toContain('showTimeline');
	});

	it('counts nothing said or done in writing', () => {
		const { snapshot } = play(begun, { type: 'student.ended' });
		expect(snapshot.can(spoke(['sputum'], ['empathy']))).toBe(false);
		expect(snapshot.can({ type: 'student.examined', findingId: 'breath_sounds' })).toBe(false);
	});

	it('advances with the saved work when time is up, and expires only if never begun', () => {
		expect(play({ type: 'time.reached' }).snapshot.value).toBe('expired');
		expect(play(begun, { type: 'time.reached' }).snapshot.value).toBe('writing');
		const written = play(begun, { type: 'time.reached' }, { type: 'time.reached' });
		expect(written.snapshot.value).toBe('submitted');
		expect(written.effects).toContain('requestGrading');
	});
});

describe('every path through the consultation', () => {
	const paths = getShortestPaths(machine, {
		events: [
			begun,
			spoke(['sputum']),
			spoke([], ['empathy']),
			spoke([], ['judgement']),
			replied,
			{ type: 'student.stopped', told: [] },
			{ type: 'student.ended' },
			{ type: 'student.left' },
			{ type: 'student.submitted' },
			{ type: 'time.reached' },
			{ type: 'time.reached', timelineId: 'phone' },
		],
		serializeState: ({ value }) => JSON.stringify(value),
		limit: 5000,
	});

	it('reaches every stage', () => {
		const stages = new Set(
			paths.map(({ state }) =>
				typeof state.value === 'string' ? state.value : Object.keys(state.value)[0],
			),
		);
		expect([...stages].sort()).toEqual(
			['abandoned', 'briefing', 'expired', 'submitted', 'talking', 'writing'].sort(),
		);
	});

	it('can be stored and restored at any point without change', () => {
		for (const { state } of paths) {
			const stored = JSON.parse(JSON.stringify({ value: state.value, context: state.context }));
			const restored = machine.resolveState(stored);
			expect(restored.value).toEqual(state.value);
			expect(restored.context).toEqual(state.context);
			expect(restored.can(spoke(['sputum']))).toBe(state.can(spoke(['sputum'])));
		}
	});
});

describe('property: whatever a student says', () => {
	const anyReading = fc.record({
		ids: fc.array(fc.constantFrom(...topicIds), { maxLength: 4 }),
		acts: fc.array(fc.constantFrom(...dialogueActs), { maxLength: 3 }),
	});

	it('the patient always has an answer, and tells a guarded fact only through its gate', () => {
		fc.assert(
			fc.property(fc.array(anyReading, { minLength: 1, maxLength: 12 }), (turns) => {
				let [snapshot] = initialTransition(machine);
				[snapshot] = transition(machine, snapshot, begun);
				for (const { ids, acts } of turns) {
					[snapshot] = transition(machine, snapshot, spoke([...new Set(ids)], acts));
					expect(partsOf(snapshot).length).toBeGreaterThan(0);
					const told = factsOf(snapshot);
					if (told.includes('smokes')) {
						const { affect, asked } = snapshot.context.memory;
						expect(affect === 'trusting' || (asked.smoking ?? 0) >= 3).toBe(true);
					}
					[snapshot] = transition(machine, snapshot, { type: 'patient.replied', told });
				}
			}),
		);
	});
});
