import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GradingInput } from '#lib/domain/grading/grader.ts';
import { totalsOf } from '#lib/domain/grading/points.ts';
import { asks, does, inputOf, patient, rubricOf } from '#lib/domain/grading/testFixture.ts';
import { findEvidenceFault } from '#lib/domain/grading/verifyEvidence.ts';
import { markingManners } from '../../../../../tests/fakes/hostileMarks.ts';
import { startModelServer, type ModelServer } from '../../../../../tests/fakes/modelServer.ts';
import { createModelGrader } from './modelGrader.ts';
import { modelsOn } from './modelsOn.fixture.ts';

let server: ModelServer;
beforeEach(async () => void (server = await startModelServer()));
afterEach(() => server.close());

function graderOn(env: Record<string, string> = {}) {
	const { grader } = modelsOn(server, env).models;
	if (!grader) throw new Error('No model grades.');
	return createModelGrader(grader);
}

const one = rubricOf({
	fever: { kind: 'elicited', facts: ['shivers'] },
	tapped: { kind: 'action', findings: ['joint_tap'] },
	pushed: { kind: 'absence', styles: ['leading'] },
});
const noted = rubricOf({ noted: { kind: 'note', parts: ['plan'], mentions: [['aspirate']] } });
const rubric = {
	...one,
	sections: [
		{ ...one.sections[0]!, id: 'talk' },
		{ ...noted.sections[0]!, id: 'note' },
	],
};
const lines = [
	does('Hello, I am Sam.', 'introduction'),
	patient('My knee has swollen up.', ['swelling']),
	asks('fever', 'Have you had any fever?'),
	patient('I have been shivering.', ['shivers']),
];
const input: GradingInput = inputOf(rubric, { lines, note: { plan: 'Aspirate the knee' } });

const item = (id: string, more: object) => ({
	...{
		id,
		quotes: [],
		nearest: [],
		credit: 'none',
		rationale: 'Because.',
		level: 0,
		confidence: 0.9,
	},
	...more,
});
const onTalk = {
	items: [
		item('fever', { level: 1, credit: 'asked', quotes: [{ at: 'L3', words: 'any fever' }] }),
		item('pushed', { level: 1 }),
	],
	domains: [],
};
const onNote = {
	items: [item('noted', { level: 1, quotes: [{ at: 'N1', words: 'Aspirate the knee' }] })],
	domains: ['listening', 'structure', 'respect'].map((id) => ({
		...{ id, quotes: [{ at: 'L3', words: 'any fever' }], rationale: 'Asks well.' },
		...{ level: 4, low: 3, high: 5, confidence: 0.7 },
	})),
};
/** What a part did not ask about is passed over: one answer serves both, whichever request comes first. */
const both = { items: [...onTalk.items, ...onNote.items], domains: onNote.domains };
const say = (answer: object) => ({ reply: JSON.stringify(answer) });
const levelsOf = ({ items }: { items: { itemId: string; level: number | null }[] }) =>
	items.map(({ itemId, level }) => [itemId, level]);

describe('a model as a grader', () => {
	it('is asked once for each section, and its answers become one verified grading', async () => {
		server.always(say(both));
		const result = await graderOn().grade(input);
		expect(server.requests).toHaveLength(2);
		expect(levelsOf(result)).toEqual([
			['fever', 1],
			['tapped', 0],
			['pushed', 1],
			['noted', 1],
		]);
		expect(result.domains).toMatchObject([{ level: 4, low: 3, high: 5 }, {}, {}]);
	});

	it('keeps on record which model answered what to which prompt', async () => {
		server.always(say(both));
		const { record } = await graderOn({ GRADER_TEMPERATURE: '0.2' }).grade(input);
		expect(record).toMatchObject({
			model: 'fake',
			parameters: { temperature: 0.2, maxTokens: 8000 },
			raw: [
				{ part: 'talk', answer: both },
				{ part: 'note', answer: both },
			],
			cost: null,
			failedParts: [],
		});
		expect(record?.promptHash).toMatch(/^[0-9a-f]{64}$/);
		expect(record?.tokens).toBeGreaterThan(0);
	});

	it('leaves a section that fails to a person, never at zero', async () => {
		server.next(say(both));
		server.always({ fault: { kind: 'status', status: 500 } });
		const { items, record } = await graderOn().grade(input);
		expect(items.filter(({ level }) => level === null)).toMatchObject([
			{ unscoredReason: 'needs_person' },
		]);
		expect(record?.failedParts).toHaveLength(1);
	});

	it('gives no grading when nothing was answered', async () => {
		server.always({ fault: { kind: 'status', status: 401 } });
		await expect(graderOn().grade(input)).rejects.toThrow('does not accept the key');
	});
});

it('a repeat of the same model is another grader, and asks for itself', async () => {
	const { grader } = modelsOn(server).models;
	const voices = [1, 2].map((repeat) => createModelGrader(grader!, { repeat }));
	server.always(say(both));
	await Promise.all(voices.map((voice) => voice.grade(input)));
	expect(server.requests).toHaveLength(4);
	expect(new Set(voices.map(({ version }) => version)).size).toBe(2);
});

describe('asked part by part', () => {
	const spend = () => {};

	it('of the conversation it is shown nothing of the note, and of the note all', async () => {
		const grader = graderOn();
		server.always(say(both));
		const parts = grader.partsOf(rubric);
		expect(parts.map(({ readsNote }) => readsNote)).toEqual([false, true]);
		for (const { id } of parts) await grader.askPart(id, input, spend);
		const [talk, note] = server.requests.map(({ body }) => JSON.stringify(body));
		expect(talk).not.toContain('Aspirate the knee');
		expect(note).toContain('Aspirate the knee');
	});

	it('answers that were kept as JSON make the same grading as one that is asked at once', async () => {
		const grader = graderOn();
		server.always(say(both));
		const entries = grader
			.partsOf(rubric)
			.map(async ({ id }) => [id, await grader.askPart(id, input, spend)] as const);
		const kept = JSON.parse(JSON.stringify(Object.fromEntries(await Promise.all(entries))));
		expect(grader.joinParts(input, kept)).toEqual(await grader.grade(input));
	});

	it('tells what each call has used, also of one that failed in the middle', async () => {
		const uses: unknown[] = [];
		server.next(say(both), { fault: { kind: 'wrong_schema' } });
		const grader = graderOn();
		await grader.askPart('talk', input, (use) => uses.push(use));
		await expect(grader.askPart('talk', input, (use) => uses.push(use))).rejects.toThrow();
		expect(uses).toMatchObject([{ role: 'grader', model: 'fake' }, { role: 'grader' }]);
	});

	it('knows what it cost by the school’s prices', async () => {
		server.always(say(both));
		const { grader } = modelsOn(server).models;
		const { record } = await createModelGrader(grader!, { priceOf: () => 0.25 }).grade(input);
		expect(record?.cost).toBe(0.5);
	});
});

describe('a hostile model', () => {
	it.each(markingManners)(
		'that %s gives no mark on words that are not the student’s',
		async (marking) => {
			server.always({ isHostile: true, marking });
			const { items, domains = [] } = await graderOn().grade(input);
			const given = [...items, ...domains].filter(({ level }) => level !== null && level > 0);
			const faults = given.flatMap(({ evidence }) =>
				evidence.map((each) => findEvidenceFault(each, input)),
			);
			expect(faults.filter((fault) => fault !== null)).toEqual([]);
			expect(given.every(({ evidence }) => evidence.length > 0)).toBe(true);
			const { points, maxPoints } = totalsOf(rubric, items);
			expect(points).toBeLessThanOrEqual(maxPoints);
			expect(items.find(({ itemId }) => itemId === 'tapped')?.level).toBe(0);
		},
	);
});
