import { describe, expect, it } from 'vitest';
import { smallCatalogues } from '../scenario/fixtures/smallScenario.ts';
import { completionsAt, type DocumentKind } from './completions.ts';
import { placeAt } from './yamlPlace.ts';

const own = {
	facts: [{ id: 'cough', label: 'Coughs' }],
	actions: [{ id: 'call_senior' }],
	findings: [],
	states: [{ id: 'wary' }, { id: 'trusting' }],
	timeline: [],
};

/** `|` is the cursor. */
const offered = (text: string, kind: DocumentKind = 'scenario') => {
	const [before = ''] = text.split('|');
	return completionsAt(kind, placeAt(before), own, smallCatalogues()).map(({ text: word }) => word);
};

const facts = `title: A cough
facts:
  # the first
  - id: cough
    topics: [cough]
    says:
      - I cough.

`;

describe('completion', () => {
	it('offers the fields of the place, at the start of a document and inside an entry', () => {
		expect(offered('ti|')).toContain('briefing');
		expect(offered(`${facts}  - i|`)).toContain('disclosure');
		expect(offered(`${facts}    di|`)).toContain('disclosure');
		expect(offered(`${facts}    di|`)).not.toContain('briefing');
		expect(offered('briefing:\n  rea|')).toEqual(
			expect.arrayContaining(['role', 'readingSeconds']),
		);
	});

	it('offers the values of a choice', () => {
		expect(offered(`${facts}    disclosure: |`)).toEqual([
			'volunteered',
			'broad',
			'asked',
			'guarded',
		]);
		expect(offered(`${facts}    safety: |`)).toEqual(['true', 'false']);
	});

	it('offers topics, and what the author has named', () => {
		expect(offered(`${facts}    topics: [on|`)).toContain('onset');
		expect(offered(`${facts}    topics:\n      - on|`)).toContain('onset');
		expect(offered('patient:\n  openingFacts: [|')).toEqual(['cough']);
		expect(
			offered(
				'affect:\n  states:\n    - id: wary\n      transitions:\n        - { on: [apology], to: |',
			),
		).toEqual(['wary', 'trusting']);
	});

	it('offers what fits within braces', () => {
		const transition = 'affect:\n  states:\n    - id: wary\n      transitions:\n        - { ';
		expect(offered(`${transition}|`)).toEqual(expect.arrayContaining(['on', 'topics', 'to']));
		expect(offered(`${transition}on: [|`)).toContain('empathy_after_cue');
		expect(
			offered(
				'sections:\n  - id: a\n    items:\n      - id: b\n        criterion: { kind: |',
				'rubric',
			),
		).toEqual([...['elicited', 'act', 'action', 'note', 'absence']]);
	});

	it('reads lists that stand at the column of their field', () => {
		expect(offered('facts:\n- id: cough\n  di|')).toContain('disclosure');
	});
});
