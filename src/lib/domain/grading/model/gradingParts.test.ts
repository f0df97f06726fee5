import { expect, test } from 'vitest';
import type { Rubric } from '../../rubric/schema.ts';
import { rubricOf } from '../testFixture.ts';
import { partsOf } from './gradingParts.ts';

const items = (criteria: Parameters<typeof rubricOf>[0]) => rubricOf(criteria).sections[0]!.items;
const talk = items({ asked: { kind: 'elicited', topics: ['onset'] } });
const deed = items({ tapped: { kind: 'action', findings: ['joint_tap'] } });
const harm = items({ harmless: { kind: 'absence', actions: ['send_home'] } });
const written = items({ noted: { kind: 'note', parts: ['plan'], mentions: [['aspirate']] } });

const partsOfSections = (sections: Record<string, Rubric['sections'][number]['items']>) =>
	partsOf({
		...rubricOf({ any: { kind: 'act', acts: ['empathy'] } }),
		sections: Object.entries(sections).map(([id, own]) => ({ id, label: id, items: own })),
	});

test('a model is asked once for each section, and not at all where only deeds count', () => {
	const parts = partsOfSections({ talk, deeds: [...deed, ...harm], mixed: [...deed, ...talk] });
	expect(parts.map((part) => [part.id, part.items.map(({ id }) => id)])).toEqual([
		['talk', ['asked']],
		['mixed', ['asked']],
	]);
});

test('what looks at the conversation alone can be asked before the note is written', () => {
	const parts = partsOfSections({ talk, note: written });
	expect(parts.map(({ id, readsNote }) => [id, readsNote])).toEqual([
		['talk', false],
		['note', true],
	]);
});

test('the global ratings ride with the last part that reads the note, or with the last of all', () => {
	const rated = (parts: ReturnType<typeof partsOf>) =>
		parts.filter(({ domains }) => domains.length > 0).map(({ id, readsNote }) => [id, readsNote]);
	expect(rated(partsOfSections({ note: written, talk }))).toEqual([['note', true]]);
	expect(rated(partsOfSections({ first: talk, talk }))).toEqual([['talk', true]]);
	expect(rated(partsOfSections({ deeds: deed }))).toEqual([['domains', true]]);
});

test('where nothing is rated, as in a drill, a model is asked about the items alone', () => {
	const sections = [{ id: 'talk', label: 'talk', items: talk }];
	const drill = { ...rubricOf({ any: { kind: 'act', acts: ['empathy'] } }), domains: [] };
	expect(partsOf({ ...drill, sections })).toMatchObject([{ id: 'talk', readsNote: false }]);
	expect(partsOf({ ...drill, sections: [] })).toEqual([]);
});
