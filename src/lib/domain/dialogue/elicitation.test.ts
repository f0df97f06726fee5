import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditOf, credits, type ElicitationTurn } from './elicitation.ts';

type Style = 'open' | 'closed' | 'leading';
const asks = (id: string, style: Style = 'closed'): ElicitationTurn => ({
	speaker: 'student',
	asked: [{ id, style, words: `${style} ${id}` }],
	told: [],
});
const says: ElicitationTurn = { speaker: 'student', asked: [], told: [] };
const tells = (...told: string[]): ElicitationTurn => ({ speaker: 'patient', asked: [], told });

describe('how information came to the student', () => {
	it('credits an open or direct question that was answered as asked', () => {
		const result = creditOf(['onset'], [asks('onset', 'open'), tells('onset')]);
		expect(result).toMatchObject({ credit: 'asked', askedTurnIndexes: [0], words: ['open onset'] });
	});

	it('credits what was told in answer to something else as volunteered', () => {
		const result = creditOf(['onset'], [asks('site'), tells('site', 'onset')]);
		expect(result.held).toEqual([{ credit: 'volunteered', turnIndex: 0, words: null }]);
	});

	it('credits what was volunteered and then followed up as explored', () => {
		const result = creditOf(['onset'], [says, tells('onset'), asks('onset'), tells('onset')]);
		expect(result.held.map((each) => each.credit)).toEqual(['explored', 'volunteered']);
		expect(result.askedTurnIndexes).toEqual([2]);
	});

	it('does not take a leading question for a follow-up', () => {
		const result = creditOf(['onset'], [says, tells('onset'), asks('onset', 'leading'), tells()]);
		expect(result.credit).toBe('volunteered');
	});

	it('credits what only a leading question put ready-made as confirmed', () => {
		expect(creditOf(['onset'], [asks('onset', 'leading'), tells('onset')]).credit).toBe(
			'confirmed',
		);
	});

	it('lets an open question after a leading one make it explored', () => {
		const turns = [asks('onset', 'leading'), tells('onset'), asks('onset', 'open'), tells('onset')];
		expect(creditOf(['onset'], turns).credit).toBe('explored');
	});

	it('still credits a question as asked when the patient held back and told it later', () => {
		const result = creditOf(['drugs'], [asks('drugs'), tells(), says, tells('drugs')]);
		expect(result.held).toEqual([{ credit: 'asked', turnIndex: 0, words: 'closed drugs' }]);
	});

	it('prefers an open or direct question to a leading one in the same line', () => {
		const line: ElicitationTurn = {
			...says,
			asked: [
				{ id: 'site', style: 'leading', words: 'in the arm, right?' },
				{ id: 'radiation', style: 'closed', words: 'does it spread?' },
			],
		};
		expect(creditOf(['site', 'radiation'], [line, tells('radiation')]).words).toEqual([
			'does it spread?',
		]);
	});

	it('goes by the line that was answered, when it is known', () => {
		const answer = { ...tells('onset'), answersIndex: 0 };
		expect(creditOf(['onset'], [says, asks('onset', 'leading'), answer]).credit).toBe(
			'volunteered',
		);
	});

	it('has no line to point at when the patient spoke first', () => {
		expect(creditOf(['onset'], [tells('onset')]).held).toEqual([
			{ credit: 'volunteered', turnIndex: null, words: null },
		]);
	});
});

const topic = fc.constantFrom('a', 'b', 'c');
const turnsArbitrary = fc.array(
	fc.oneof(
		fc.record({
			speaker: fc.constant('student' as const),
			asked: fc.uniqueArray(
				fc.record({
					id: topic,
					style: fc.constantFrom<Style>('open', 'closed', 'leading'),
					words: fc.string({ minLength: 1 }),
				}),
				{ selector: (each) => each.id },
			),
			told: fc.constant([]),
		}),
		fc.record({
			speaker: fc.constant('patient' as const),
			asked: fc.constant([]),
			told: fc.uniqueArray(topic),
		}),
	),
);

describe('for any conversation', () => {
	it('never credits as asked, explored or confirmed without words of the student', () => {
		fc.assert(
			fc.property(turnsArbitrary, topic, (turns, id) => {
				for (const held of creditOf([id], turns).held) {
					if (held.credit === 'volunteered') continue;
					const line = turns[held.turnIndex ?? -1];
					expect(line?.asked.map((each) => each.words)).toContain(held.words);
				}
			}),
		);
	});

	it('lists the credits that hold best first, and names the first', () => {
		fc.assert(
			fc.property(turnsArbitrary, topic, (turns, id) => {
				const { credit, held } = creditOf([id], turns);
				const ranks = held.map((each) => credits.indexOf(each.credit));
				expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
				expect(credit).toBe(held[0]?.credit ?? 'none');
			}),
		);
	});

	it('credits nothing that was neither asked nor told', () => {
		fc.assert(
			fc.property(turnsArbitrary, (turns) => {
				expect(creditOf(['unheard_of'], turns).credit).toBe('none');
			}),
		);
	});
});
