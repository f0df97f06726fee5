import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isScalar, parseDocument, visit } from 'yaml';
import { smallRubric, smallScenario } from '../scenario/fixtures/smallScenario.ts';
import type { Path } from '../scenario/fault.ts';
import { applySplice, editYaml, type YamlEdit } from './editYaml.ts';

/** As an author wrote it: folded texts, brackets over several lines, comments everywhere. */
const written = readFileSync('scenarios/low-mood/rubric.en.yaml', 'utf8');
const texts = [smallScenario, smallRubric, written];

const dataOf = (text: string): unknown => parseDocument(text).toJS();
const after = (text: string, edit: YamlEdit) => {
	const splice = editYaml(text, edit);
	return splice ? applySplice(text, splice) : null;
};
const valueAt = (data: unknown, path: Path) =>
	path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], data);

/** Every text, number and truth value of a document. */
function scalarPaths(text: string): Path[] {
	const paths: Path[] = [];
	const walk = (value: unknown, path: Path): void => {
		if (typeof value !== 'object' || value === null) paths.push(path);
		else
			for (const [key, each] of Object.entries(value))
				walk(each, [...path, Array.isArray(value) ? Number(key) : key]);
	};
	walk(dataOf(text), []);
	return paths;
}

const listPaths = (text: string): Path[] => [
	...new Map(
		scalarPaths(text)
			.filter((path) => typeof path.at(-1) === 'number')
			.map((path) => [path.slice(0, -1).join('\n'), path.slice(0, -1)]),
	).values(),
];

function commentsIn(text: string): string[] {
	const document = parseDocument(text);
	const found: (string | null | undefined)[] = [document.commentBefore, document.comment];
	visit(document, {
		Node: (_, node) => void found.push(node.comment, node.commentBefore),
	});
	return found.flatMap((comment) => comment?.split('\n') ?? []).filter((line) => line.trim());
}

const places = texts.map((text) => ({ text, scalars: scalarPaths(text), lists: listPaths(text) }));
const someText = fc.constantFrom(...places);
/** What people write, with all that YAML might take for something else. */
const someWords = fc.oneof(
	fc.string({ maxLength: 40 }).filter((words) => !/[\u007f-\u009f\ud800-\udfff]/.test(words)),
	fc.constantFrom(
		'no',
		'12',
		'a: b',
		'- x',
		"it's",
		'"so"',
		'# not a comment',
		'a #b',
		'*x',
		'[a, b',
		'他说：“没有。”',
		' ',
		'',
		'two\nlines',
		'null',
		'~',
		'x,y',
		'{z}',
	),
);

describe('an edit by form', () => {
	it('has the change, and nothing else', () => {
		fc.assert(
			fc.property(someText, fc.nat(), someWords, ({ text, scalars }, pick, words) => {
				const path = scalars[pick % scalars.length]!;
				const changed = after(text, { kind: 'set', path, value: words });
				const expected = structuredClone(dataOf(text));
				(valueAt(expected, path.slice(0, -1)) as Record<string, unknown>)[String(path.at(-1))] =
					words;
				expect(dataOf(changed!)).toEqual(expected);
			}),
			{ numRuns: 50 },
		);
	});

	it('keeps every comment, and every line but those of the value', () => {
		fc.assert(
			fc.property(someText, fc.nat(), someWords, ({ text, scalars }, pick, words) => {
				const path = scalars[pick % scalars.length]!;
				const node = parseDocument(text).getIn(path, true);
				const [start, end] = isScalar(node) ? node.range! : [0, 0];
				const changed = after(text, { kind: 'set', path, value: words })!;
				expect(commentsIn(changed)).toEqual(commentsIn(text));
				expect(changed.startsWith(text.slice(0, start).trimEnd())).toBe(true);
				expect(changed.endsWith(text.slice(end).trimStart())).toBe(true);
			}),
			{ numRuns: 50 },
		);
	});

	it('is undone by setting the old value, byte for byte, where that is written on one line', () => {
		fc.assert(
			fc.property(
				someText,
				fc.nat(),
				fc.stringMatching(/^[a-z]{1,12}$/),
				({ text, scalars }, pick, words) => {
					const path = scalars[pick % scalars.length]!;
					const node = parseDocument(text).getIn(path, true);
					const written = isScalar(node) ? text.slice(node.range![0], node.range![1]) : '';
					fc.pre(!written.includes('\n'));
					const old = valueAt(dataOf(text), path);
					const changed = after(text, { kind: 'set', path, value: words })!;
					expect(after(changed, { kind: 'set', path, value: old })).toBe(text);
				},
			),
			{ numRuns: 50 },
		);
	});

	it('adds to a list at its end, and takes away again', () => {
		fc.assert(
			fc.property(
				someText,
				fc.nat(),
				fc.stringMatching(/^[a-z]{1,12}$/),
				({ text, lists }, pick, words) => {
					const path = lists[pick % lists.length]!;
					const count = (valueAt(dataOf(text), path) as unknown[]).length;
					const changed = after(text, { kind: 'append', path, value: words })!;
					expect((valueAt(dataOf(changed), path) as unknown[]).at(-1)).toBe(words);
					expect(commentsIn(changed)).toEqual(commentsIn(text));
					expect(after(changed, { kind: 'remove', path: [...path, count] })).toBe(text);
				},
			),
			{ numRuns: 40 },
		);
	});
});

const commented = `# About the case
title: Cough # what students see

facts:
  # why she came
  - id: cough
    says: ['I cough.']
    disclosure: asked # for now

  # the rest
  - id: fever
    says:
      - "I'm hot."
`;

describe('a fact', () => {
	it('is added behind the others, written as authors write', () => {
		const value = { id: 'rash', topics: ['rash', 'skin'], says: ['No rash.'], disclosure: 'asked' };
		expect(after(commented, { kind: 'append', path: ['facts'], value })).toBe(
			`${commented}  - id: rash\n    topics: [rash, skin]\n    says:\n      - No rash.\n    disclosure: asked\n`,
		);
	});

	it('is taken away with its own lines alone', () => {
		expect(after(commented, { kind: 'remove', path: ['facts', 0] })).toBe(
			commented.replace(
				"  - id: cough\n    says: ['I cough.']\n    disclosure: asked # for now\n",
				'',
			),
		);
	});

	it('gains a field behind its last one', () => {
		expect(after(commented, { kind: 'set', path: ['facts', 1, 'cue'], value: 'looks away' })).toBe(
			`${commented}    cue: looks away\n`,
		);
		expect(
			after(commented, {
				kind: 'set',
				path: ['facts', 0, 'gate'],
				value: { any: [[{ askedTimes: 2 }]] },
			}),
		).toContain('    disclosure: asked # for now\n    gate:\n      any:\n');
	});

	it('keeps the quotation marks its author chose', () => {
		expect(
			after(commented, { kind: 'set', path: ['facts', 1, 'says', 0], value: 'I am hot.' }),
		).toContain('- "I am hot."');
	});
});

describe('a text that is not well-formed', () => {
	it('is edited by hand alone', () => {
		expect(editYaml('a: [b', { kind: 'set', path: ['a'], value: 1 })).toBeNull();
	});
});
