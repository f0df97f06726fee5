import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carryDecisions, definitionsOf } from './carryDecisions.ts';
import type { Rubric, RubricItem } from '../rubric/schema.ts';
import type { Grader, ItemScore } from './grader.ts';
import { rubricOf } from './testFixture.ts';

const item = (id: string, changes: Partial<RubricItem> = {}): RubricItem => ({
	...rubricOf({ [id]: { kind: 'act', acts: ['introduction'] } }).sections[0]!.items[0]!,
	...changes,
});
const rubric = (items: RubricItem[]): Rubric => ({
	...rubricOf({ any: { kind: 'act', acts: ['introduction'] } }),
	sections: [{ id: 'all', label: 'All', items }],
});
const score = (itemId: string): ItemScore => ({
	itemId,
	level: 1,
	unscoredReason: null,
	credit: null,
	evidence: [],
	nearest: [],
	confidence: 1,
});
const grading = (method: Grader['method'], versionId: string, ids: string[]) => ({
	id: `${method} ${versionId}`,
	method,
	createdAtMs: 1,
	supersedesId: null,
	rubric: { versionId },
	items: ids.map(score),
});
const rubrics = (now: RubricItem[]) =>
	new Map([
		['old', definitionsOf(rubric([item('onset'), item('fever')]))],
		['new', definitionsOf(rubric(now))],
	]);

describe('a person’s decision under an earlier rubric', () => {
	it('counts for an item that is defined alike, whatever it is worth and however it is explained', () => {
		const now = [item('onset', { marks: 4, why: 'For another reason.' }), item('fever')];
		const heard = carryDecisions([grading('human', 'old', ['onset'])], rubrics(now), 'new');
		expect(heard.flatMap(({ items }) => items.map(({ itemId }) => itemId))).toEqual(['onset']);
	});

	const otherRule: RubricItem['criterion'] = { kind: 'act', acts: ['summary'], need: { full: 1 } };
	it.each<[string, Partial<RubricItem>]>([
		['label', { label: 'Asked when it began' }],
		['rule', { criterion: otherRule }],
		['weight for safety', { safetyCritical: true }],
	])('does not when the item’s %s changed', (_, change) => {
		const now = [item('onset', change), item('fever')];
		const heard = carryDecisions([grading('human', 'old', ['onset'])], rubrics(now), 'new');
		expect(heard).toEqual([]);
	});

	it('does not when the item is gone', () => {
		const heard = carryDecisions(
			[grading('human', 'old', ['onset'])],
			rubrics([item('fever')]),
			'new',
		);
		expect(heard).toEqual([]);
	});
});

describe('a machine’s grading', () => {
	it('counts under its own version alone', () => {
		const methods = fc.constantFrom('rule' as const, 'model' as const, 'panel' as const);
		fc.assert(
			fc.property(methods, fc.boolean(), (method, isOwn) => {
				const one = grading(method, isOwn ? 'new' : 'old', ['onset', 'fever']);
				const all = rubrics([item('onset'), item('fever')]);
				expect(carryDecisions([one], all, 'new')).toEqual(isOwn ? [one] : []);
			}),
		);
	});
});
