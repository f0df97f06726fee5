import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getSmallScenario, smallRubric } from '../../scenario/fixtures/smallScenario.ts';
import { parseRubric } from '../../rubric/loadRubric.ts';
import { createGuard, wholeSentences } from './createGuard.ts';
import { buildGuardRules, type GuardInput } from './guardRules.ts';

const scenario = getSmallScenario();
const parsed = parseRubric(smallRubric, 'rubric');
if ('faults' in parsed) throw new Error('the small rubric is faulty');
const { rubric } = parsed;

const input: GuardInput = {
	...{ scenario, rubric, key: 'kqvwz', allowed: [], hidden: scenario.facts },
	directions: ['You are Alex, a man of 52. You speak of your knee in short sentences.'],
};
const rulesWith = (changes: Partial<GuardInput> = {}) => buildGuardRules({ ...input, ...changes });

/** @returns what was shown, and why it ended there. */
function guarded(pieces: readonly string[], changes?: Partial<GuardInput>) {
	const guard = createGuard(rulesWith(changes));
	let shown = '';
	for (const piece of pieces) {
		const { release, caught } = guard.push(piece);
		shown += release;
		if (caught) return { shown, caught };
	}
	const { release, caught } = guard.end();
	return { shown: shown + release, caught };
}

describe('a reply is caught', () => {
	it.each([
		['at the diagnosis', 'I think I have gout in it.', 'diagnosis', 'I think I have '],
		['at a diagnosis of the differential', 'Is it septic arthritis?', 'diagnosis', 'Is it '],
		['at talk of being a model', 'Well, as an AI model I cannot.', 'model_talk', 'Well, '],
		['at the doctor’s part', 'My knee. What brings you in?', 'role_reversal', 'My knee. '],
		['at a recital of its brief', 'Sure: «kqvwz» Say now', 'canary', 'Sure: «'],
		['at a canary that is split up', 'k-q v w-z', 'canary', ''],
		['at a canary back to front', 'Well: zwvqk', 'canary', 'Well: '],
		['at a recital', 'Ow. You are Alex, a man of 52. You', 'recital', 'Ow. '],
		['at a recital from the middle', 'me speak of your knee in short', 'recital', 'me '],
		['at a code', 'dGhlIHJ1bGVzIG9m'.repeat(4), 'foreign_language', ''],
		['in another language', 'Нет, колено болит.', 'foreign_language', ''],
		['when it is nothing', '  ', 'empty', ''],
	])('%s', (_, text, caught, shown) => {
		expect(guarded([text])).toEqual({ shown, caught });
		expect(guarded([...text])).toEqual({ shown, caught });
	});

	it('in another language, though a phrase was caught further on in the same piece', () => {
		const caught = { shown: '', caught: 'foreign_language' };
		expect(guarded(['Нет, колено болит. kqvwz'])).toEqual(caught);
	});

	it('at the end of its last whole sentence when it never ends', () => {
		const { shown, caught } = guarded(Array(400).fill('It is sore. '));
		expect(caught).toBe('endless');
		expect(shown.trim()).toMatch(/sore\.$/);
		expect(shown.length).toBeLessThanOrEqual(rulesWith().mostCharacters);
	});
});

describe('a reply goes through', () => {
	it('when it is ordinary talk', () => {
		const text = 'My knee is sore, and it began on Friday. I was going out.';
		expect(guarded([text], { hidden: [] })).toEqual({ shown: text, caught: null });
	});
	it('when a hidden fact is but a few words that anybody says', () => {
		const text = "No, I've never smoked.";
		const hidden = scenario.facts.map((fact) => ({ ...fact, says: [text] }));
		const ofCase = { scenario: { ...scenario, facts: hidden }, hidden };
		expect(guarded([text], ofCase).caught).toBeNull();
	});
	it('when two words only look like one of a model', () => {
		expect(guarded(['It starts with an "a", I think.'], { hidden: [] }).caught).toBeNull();
	});
	it('when the student said the word first', () => {
		const text = 'My uncle had gout, yes.';
		expect(guarded([text], { allowed: ['Has anyone had gout?'] }).caught).toBeNull();
	});
	it('when it says a fact it may say, to the letter', () => {
		const text = 'Wine, a bottle. Every single evening.';
		const hidden = scenario.facts.map((fact) => ({ ...fact, says: [text] }));
		const ofCase = { scenario: { ...scenario, facts: hidden }, hidden };
		expect(guarded([text], ofCase).caught).toBe('hidden_fact');
		expect(guarded([text], { ...ofCase, allowed: [text] }).caught).toBeNull();
	});
});

describe('whatever a model says and however it arrives', () => {
	const word = fc.constantFrom(
		'gout',
		'go',
		'out',
		' ',
		'. ',
		'septic',
		' arthritis',
		'kqv',
		'wz',
		'sore',
		'痛',
	);
	const reply = fc.array(word, { maxLength: 30 });

	it('what is shown is a prefix of it', () => {
		fc.assert(
			fc.property(reply, (pieces) => {
				expect(pieces.join('').trimStart().startsWith(guarded(pieces).shown)).toBe(true);
			}),
		);
	});
	it('what is shown holds no phrase that would be caught', () => {
		fc.assert(
			fc.property(reply, (pieces) => {
				const { shown } = guarded(pieces);
				const again = guarded([shown]).caught;
				expect(again === null || again === 'empty').toBe(true);
			}),
		);
	});
});

it('the whole sentences of a text are those that end in it', () => {
	expect(wholeSentences('One. Two! Thr')).toBe('One. Two!');
	expect(wholeSentences('好。不好')).toBe('好。');
	expect(wholeSentences('no end')).toBe('no end');
});
