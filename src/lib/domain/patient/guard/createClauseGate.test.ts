import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createClauseGate, type GateStep } from './createClauseGate.ts';
import { splitClauses } from './clauses.ts';

const gateFor = (holdsAll: boolean) =>
	createClauseGate({
		...{ language: 'en', holdsAll },
		mayClaimAt: (text) => text.search(/\bblood\b/),
	});

function through(pieces: readonly string[], holdsAll: boolean): GateStep[] {
	const gate = gateFor(holdsAll);
	return [...pieces.flatMap((piece) => gate.push(piece)), ...gate.end()];
}
const textOf = (steps: readonly GateStep[]) => steps.map(({ text }) => text).join('');
const clausesOf = (steps: readonly GateStep[]) => steps.flatMap(({ clause }) => clause ?? []);

const piece = fc.constantFrom('It ', 'hurts', ', ', '. ', 'blood ', '38.', '5 ', '\n', 'why? ');
const speech = fc.array(piece, { maxLength: 30 });

describe('a speech that is cut into clauses', () => {
	it('loses nothing and changes nothing', () => {
		fc.assert(
			fc.property(speech, fc.boolean(), (pieces, holdsAll) => {
				const steps = through(pieces, holdsAll);
				expect(textOf(steps)).toBe(pieces.join(''));
				expect(clausesOf(steps).join('')).toBe(pieces.join(''));
			}),
		);
	});
	it('has the same clauses however it arrives', () => {
		fc.assert(
			fc.property(speech, (pieces) => {
				const whole = pieces.join('');
				expect(clausesOf(through([...whole], true))).toEqual(clausesOf(through([whole], true)));
			}),
		);
	});
	it('is given out in an assessment only as clauses that have ended', () => {
		fc.assert(
			fc.property(speech, (pieces) => {
				for (const { text, clause } of through(pieces, true)) expect(text).toBe(clause);
			}),
		);
	});
	it('is given out at once in practice, up to a word that may claim something', () => {
		const gate = gateFor(false);
		expect(textOf(gate.push('I cough up blood in the'))).toBe('I cough up ');
		expect(textOf(gate.push(' morning'))).toBe('');
		expect(gate.push(', mostly ')).toEqual([
			{
				text: 'blood in the morning,',
				clause: 'I cough up blood in the morning,',
				sentence: 'I cough up blood in the morning,',
			},
			{ text: ' mostly ', clause: null, sentence: 'I cough up blood in the morning,' },
		]);
	});
	it('ends a clause that never ends', () => {
		expect(clausesOf(gateFor(true).push('on and '.repeat(60)))).toHaveLength(1);
	});
});

describe('a clause', () => {
	it.each([
		['It was 38.5, and 1,000 more. So?', ['It was 38.5,', ' and 1,000 more.', ' So?'], 'en'],
		['没有，头不疼。好。', ['没有，', '头不疼。', '好。'], 'zh-CN'],
	] as const)('ends at its mark: %s', (text, clauses, language) => {
		expect(splitClauses(text, language)).toEqual(clauses);
	});
});
