import { expect, test } from 'vitest';
import { faultsIn, lineOf, smallScenario } from '../fixtures/smallScenario.ts';

const withAsked = (lines: string) => `${smallScenario.trimEnd()}\nasked:\n${lines}`;

test('a question stands with a fact of the case', () => {
	const text = withAsked('  facts:\n    onset_fridy: ["When did it start?"]\n');
	const [fault] = faultsIn(text);
	expect(fault?.problem).toBe('there is no fact "onset_fridy"');
	expect(fault?.mend).toContain('onset_friday');
	expect(fault?.line).toBe(lineOf(text, 'onset_fridy'));
});

test('a question stands with one fact, or among those that nobody answers, and not twice', () => {
	const text = withAsked(
		'  facts:\n    onset_friday: ["Any warning?"]\n  unanswered:\n    cannot_say: ["any warning"] # again\n',
	);
	const [fault, ...more] = faultsIn(text);
	expect(fault?.problem).toBe('"any warning" stands twice among the questions asked');
	expect(fault?.line).toBe(lineOf(text, '# again'));
	expect(more).toEqual([]);
});

test('a question that nobody answers stands under a line that the patient has for it', () => {
	const text = withAsked('  facts: {}\n  unanswered:\n    no_idea: ["Which bus?"]\n');
	expect(faultsIn(text)).toHaveLength(1);
});
