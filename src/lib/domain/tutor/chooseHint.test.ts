import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GivenHint } from '../consultation/hints.ts';
import type { DialogueAct } from '../dialogue/reading.ts';
import { newMemory, type PatientMemory } from '../patient/memory.ts';
import { chooseHint, type HintSituation } from './chooseHint.ts';
import { areaOf, targetsOf } from './hintTargets.ts';
import { urgencyOf } from './hintTiming.ts';
import { shippedCases } from './shippedCases.fixture.ts';

const chestPain = shippedCases.find(({ name }) => name === 'chest-pain en')!;
const lowMood = shippedCases.find(({ name }) => name === 'low-mood en')!;

type Shipped = (typeof shippedCases)[number];
const itemsOf = ({ rubric }: Shipped) => rubric.sections.flatMap(({ items }) => items);

/** Everything still to be had, at a moment in the middle of the history. */
function situation(shipped: Shipped, changes: Partial<HintSituation> = {}): HintSituation {
	const { scenario, rubric, tutored } = shipped;
	const open = new Map(itemsOf(shipped).map(({ id, marks }) => [id, marks]));
	return {
		...{ tutored, rubric, open, progress: 0.28, given: [] },
		memory: { ...newMemory(scenario), turn: 7 },
		...changes,
	};
}
const onlyOpen = (...ids: string[]) => new Map(ids.map((id) => [id, 2]));
const asked = (memory: PatientMemory, ...topics: string[]): PatientMemory => ({
	...memory,
	asked: Object.fromEntries(topics.map((id) => [id, 1])),
});
/** What is stored of a hint, in the order they were taken. */
const taken = (...hints: Pick<GivenHint, 'area' | 'step' | 'reached'>[]): GivenHint[] =>
	hints.map((hint, revision) => ({ ...hint, revision, text: '', afterPosition: 0 }));

describe('the tutor points at', () => {
	it('the area in which most is still to be had', () => {
		const open = new Map([
			['cardiac_risk', 1],
			['regular_medicines', 3],
		]);
		expect(chooseHint(situation(chestPain, { open }))?.area).toBe('medicines');
	});
	it('what would harm a patient before what would not', () => {
		const open = new Map([
			['alcohol', 2],
			['suicidal_thoughts', 2],
		]);
		expect(chooseHint(situation(lowMood, { open, progress: 0.5 }))?.area).toBe('safety');
	});
	it('what was not begun before what was', () => {
		const open = onlyOpen('asked_allergies', 'asked_dissection');
		const at = situation(chestPain, { open });
		const memory = asked(at.memory, 'allergies');
		expect(chooseHint({ ...at, memory })?.area).toBe('symptoms');
	});
	it('nothing that has its marks', () => {
		const open = new Map(itemsOf(chestPain).map(({ id }) => [id, 0]));
		expect(chooseHint(situation(chestPain, { open }))).toBeNull();
	});
	it('no introduction that would come too late to count', () => {
		const open = onlyOpen('introduced_self');
		const at = situation(lowMood, { open, progress: 0.1 });
		const early = { ...at.memory, turn: 2 };
		expect(chooseHint({ ...at, memory: early })?.area).toBe('meeting');
		expect(chooseHint({ ...at, memory: { ...early, turn: 3 } })).toBeNull();
	});
	it('no rounding off while the history is taken', () => {
		const open = onlyOpen('closes_safely');
		expect(chooseHint(situation(lowMood, { open }))).toBeNull();
		expect(chooseHint(situation(lowMood, { open, progress: 0.9 }))?.area).toBe('explaining');
	});
	it('nothing of the note, which is written afterwards', () => {
		const open = onlyOpen('note_diagnosis', 'no_judgement');
		expect(chooseHint(situation(lowMood, { open }))).toBeNull();
	});
});

describe('a hint becomes plainer', () => {
	const open = onlyOpen('regular_medicines', 'ideas_concerns_expectations');
	const medicines = chestPain.tutored.hints.areas.find(({ id }) => id === 'medicines')!;
	const at = situation(chestPain, { open });

	it('from a question about the student’s own thinking', () => {
		expect(chooseHint(at)).toMatchObject({ area: 'perspective', step: 1 });
		const first = taken({ area: 'medicines', step: 1, reached: 0 });
		expect(chooseHint({ ...at, given: first })).toMatchObject({ area: 'medicines', step: 2 });
	});
	it('to the area by name, in words that fit whether anything of it was asked', () => {
		const given = taken({ area: 'medicines', step: 1, reached: 1 });
		expect(chooseHint({ ...at, given })?.text).toBe(medicines.untouched);
		const memory = asked(at.memory, 'medications');
		expect(chooseHint({ ...at, given, memory })?.text).toBe(medicines.begun);
	});
	it('only while nothing came of it: after a question there, the best area is sought anew', () => {
		const given = taken({ area: 'medicines', step: 1, reached: 0 });
		const memory = asked(at.memory, 'medications');
		expect(chooseHint({ ...at, given, memory })?.area).toBe('perspective');
	});
	it('and then gives way to another area', () => {
		const both = taken(
			{ area: 'perspective', step: 1, reached: 0 },
			{ area: 'perspective', step: 2, reached: 0 },
		);
		expect(chooseHint({ ...at, given: both })?.area).toBe('medicines');
	});
});

describe('whatever is asked, said and done in a shipped case', () => {
	const shipped = fc.constantFrom(...shippedCases);
	const deeds = shipped.chain((one) => {
		const targets = itemsOf(one).flatMap(targetsOf);
		return fc.record({
			one: fc.constant(one),
			touched: fc.array(fc.subarray(targets), { minLength: 1, maxLength: 12 }),
			closed: fc.subarray(itemsOf(one).map(({ id }) => id)),
			progress: fc.double({ min: 0, max: 1, noNaN: true }),
			turn: fc.nat(30),
		});
	});
	type Targets = ReturnType<typeof targetsOf>;
	const idsOf = (targets: Targets, kind: Targets[number]['kind']) =>
		targets.filter((target) => target.kind === kind).map(({ id }) => id);

	it('hints fit the moment, lead to open items, and no area is named twice', () => {
		fc.assert(
			fc.property(deeds, ({ one, touched, closed, progress, turn }) => {
				const at = situation(one, { progress });
				const open = new Map([...at.open].filter(([id]) => !closed.includes(id)));
				const given: GivenHint[] = [];
				for (const targets of touched) {
					const memory: PatientMemory = {
						...asked(at.memory, ...idsOf(targets, 'topic')),
						told: Object.fromEntries(idsOf(targets, 'fact').map((id) => [id, 1])),
						acts: idsOf(targets, 'act') as DialogueAct[],
						findings: idsOf(targets, 'finding'),
						actions: idsOf(targets, 'action'),
						turn,
					};
					const chosen = chooseHint({ ...at, open, memory, given });
					if (!chosen) continue;
					const area = one.tutored.hints.areas.find(({ id }) => id === chosen.area)!;
					expect(urgencyOf(area.moment, progress)).toBeGreaterThan(0);
					expect([area.think, area.untouched, area.begun]).toContain(chosen.text);
					const leadsTo = itemsOf(one)
						.filter(({ id }) => open.has(id))
						.flatMap(targetsOf)
						.map((target) => areaOf(target, one.tutored)?.id);
					expect(leadsTo).toContain(chosen.area);
					given.push({ ...chosen, revision: given.length, afterPosition: 0 });
				}
				const steps = given.map(({ area, step }) => `${area} ${step}`);
				expect(new Set(steps).size).toBe(steps.length);
			}),
		);
	});
});
