import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Interpreter, Reading, TopicReading } from './reading.ts';
import { buildDoubtfulInterpreter, type NamedTopic } from './secondReader.ts';

const topics = new Map([
	['onset', { kind: 'topic' as const }],
	['fever', { kind: 'topic' as const }],
	['smoking', { kind: 'topic' as const }],
	['opening_question', { kind: 'broad' as const }],
]);

const topic = (id: string, score: number, more: Partial<TopicReading> = {}): TopicReading => ({
	id,
	score,
	words: 'Since when',
	style: 'closed',
	why: 'test',
	...more,
});
const reading = (more: Partial<Reading> = {}): Reading => ({
	topics: [],
	candidates: [],
	acts: [],
	style: 'closed',
	isQuestion: true,
	...more,
});
const utterance = 'Since when has it been bad? Are you burning up?';

/** @returns the reading, and what the second reader was asked. */
async function readWith(
	local: Reading,
	named: readonly NamedTopic[],
	language = 'en' as 'en' | 'zh-CN',
	isPaid = true,
) {
	const asked: unknown[][] = [];
	const alone: Interpreter = { version: 'local', read: async () => local };
	const interpreter = buildDoubtfulInterpreter(alone, {
		language,
		topics,
		second: { version: 'second', name: async (...given) => (asked.push(given.slice(0, 3)), named) },
	});
	const read = await interpreter.read(utterance, [], undefined, isPaid ? () => {} : undefined);
	return { read, asked, version: interpreter.version };
}

describe('the second reader', () => {
	it('is asked about a question that reached no topic, with the guesses there were', async () => {
		const local = reading({ candidates: [topic('fever', 0.5), topic('onset', 0.46)] });
		const { read, asked } = await readWith(local, [{ id: 'onset', words: 'since WHEN' }]);
		expect(asked).toEqual([[utterance, [], ['fever', 'onset']]]);
		expect(read.topics).toMatchObject([
			{ id: 'onset', words: 'Since when', style: 'closed', by: 'second_reader' },
		]);
		expect(read.candidates.map(({ id }) => id)).toEqual(['fever']);
	});

	it('is not asked where nobody pays', async () => {
		const local = reading({ candidates: [topic('fever', 0.5)] });
		const { read, asked } = await readWith(local, [], 'en', false);
		expect(asked).toEqual([]);
		expect(read).toEqual(local);
	});

	it('is asked where something near was left unread beside what was read', async () => {
		const local = reading({ topics: [topic('onset', 0.9)], candidates: [topic('fever', 0.66)] });
		const { read } = await readWith(local, [{ id: 'fever', words: 'burning up' }]);
		expect(read.topics.map(({ id, by }) => [id, by])).toEqual([
			['onset', undefined],
			['fever', 'second_reader'],
		]);
	});

	it('is asked where every topic was read weakly, by the measure of the language', async () => {
		const weak = reading({ topics: [topic('onset', 0.5)] });
		expect((await readWith(weak, [], 'zh-CN')).asked).toHaveLength(1);
		const fair = reading({ topics: [topic('onset', 0.7)] });
		expect((await readWith(fair, [])).asked).toHaveLength(0);
	});

	it.each<[string, Partial<Reading>]>([
		['a sure reading', { topics: [topic('onset', 0.8)], candidates: [topic('fever', 0.5)] }],
		['a statement', { isQuestion: false }],
		['an attempt to break the role', { acts: [{ act: 'role_break', words: 'Since when' }] }],
		['abuse', { acts: [{ act: 'abuse', words: 'Since when' }] }],
	])('never hears of %s', async (_, local) => {
		const { read, asked } = await readWith(reading(local), [{ id: 'smoking', words: 'bad' }]);
		expect(asked).toEqual([]);
		expect(read).toEqual(reading(local));
	});

	it('opens a broad topic only where the local interpreter had thought of it', async () => {
		const named = [{ id: 'opening_question', words: 'Since when' }];
		expect((await readWith(reading(), named)).read.topics).toEqual([]);
		const guessed = reading({ candidates: [topic('opening_question', 0.5)] });
		expect((await readWith(guessed, named)).read.topics).toHaveLength(1);
	});

	it('makes no leading question an open one', async () => {
		const local = reading({ style: 'leading' });
		const { read } = await readWith(local, [{ id: 'fever', words: 'burning up' }]);
		expect(read.topics).toMatchObject([{ style: 'leading' }]);
	});

	it('takes nothing away and adds at most two topics of the catalogue in the student’s own words, whatever it says', async () => {
		const named = fc.record({
			id: fc.constantFrom(...topics.keys(), 'diagnosis', '__proto__', ''),
			words: fc.oneof(
				fc.constantFrom('Since when', 'burning up', ' ', 'I never said this'),
				fc.string(),
			),
		});
		const scores = fc.record({
			onset: fc.double({ min: 0.4, max: 1, noNaN: true }),
			near: fc.boolean(),
		});
		await fc.assert(
			fc.asyncProperty(fc.array(named), scores, async (answer, { onset, near }) => {
				const local = reading({
					topics: near ? [topic('onset', onset)] : [],
					candidates: [topic('smoking', 0.65)],
				});
				const { read } = await readWith(local, answer);
				expect(read.topics.slice(0, local.topics.length)).toEqual(local.topics);
				const added = read.topics.slice(local.topics.length);
				expect(added.length).toBeLessThanOrEqual(2);
				for (const one of added) {
					expect(topics.get(one.id)?.kind).toBe('topic');
					expect(utterance).toContain(one.words);
					expect(one.words).not.toBe('');
					expect(one).toMatchObject({ by: 'second_reader', style: 'closed' });
					expect(one.score).toBeLessThan(Math.min(1, ...local.topics.map(({ score }) => score)));
				}
				expect(new Set(read.topics.map(({ id }) => id)).size).toBe(read.topics.length);
				const { acts, style, isQuestion } = read;
				expect({ acts, style, isQuestion }).toEqual({
					acts: [],
					style: 'closed',
					isQuestion: true,
				});
			}),
		);
	});

	it('shows in the version beside the local interpreter', async () => {
		expect((await readWith(reading(), [])).version).toBe('local+second');
	});
});
