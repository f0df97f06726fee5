import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
	lineOf,
	plant,
	smallFindings,
	smallRubric,
	smallScenario,
	smallTopics,
} from '#lib/domain/scenario/fixtures/smallScenario.ts';
import { smallGold } from '#lib/domain/grading/gold/smallGold.fixture.ts';
import { lineKeys } from '#lib/domain/patient/lines.ts';
import { parseRubric } from '#lib/domain/rubric/loadRubric.ts';
import { structureOf as rubricStructureOf } from '#lib/domain/rubric/structure.ts';
import { compareStructure } from '#lib/domain/scenario/compareStructure.ts';
import { parseScenario } from '#lib/domain/scenario/loadScenario.ts';
import { structureOf } from '#lib/domain/scenario/structure.ts';
import { checkLibrary } from './checkLibrary.ts';

const smallLines = [
	'language: en',
	'lines:',
	...lineKeys.map((key) => `  ${key}: ["{fact} {a} {b}", "{fact} or {a} or {b}"]`),
	'joiners: [And, Oh and]',
].join('\n');

const smallHints = `language: en
areas:
  - id: all
    moment: history
    label: All
    categories: [consultation, complaint, social, mind]
    think: What might it be?
    untouched: You have not asked yet.
    begun: You have asked a little.
`;

const sound = {
	'redFlags.yaml': 'complaints: [{ id: knee_pain, redFlags: [onset] }]',
	'complaints.yaml':
		'complaints: [{ id: knee_pain, system: bones_skin, label: { en: Knee pain, zh-CN: 膝痛 } }]',
	'lines.en.yaml': smallLines,
	'hints.en.yaml': smallHints,
	'topics.en.yaml': smallTopics,
	'findings.en.yaml': smallFindings,
	'sore-knee/scenario.en.yaml': smallScenario,
	'sore-knee/rubric.en.yaml': smallRubric,
};

/** The small rubric is shorter than a real one, which is no matter here. */
function faultsIn(files: Record<string, string | undefined>) {
	const texts = Object.entries({ ...sound, ...files }).filter(([, text]) => text !== undefined);
	const library = { files: new Map(texts as [string, string][]), pictures: new Set<string>() };
	return checkLibrary(library).filter(({ problem }) => !problem.startsWith('this rubric has'));
}

test('a sound library has no faults', () => {
	expect(faultsIn({})).toEqual([]);
});

test('a scenario has a rubric beside it', () => {
	expect(faultsIn({ 'sore-knee/rubric.en.yaml': undefined })[0]).toMatchObject({
		file: 'sore-knee/rubric.en.yaml',
		mend: 'write sore-knee/rubric.en.yaml',
	});
});

test('a scenario lies in the folder of its slug', () => {
	const text = plant(smallScenario, 'slug: sore-knee', 'slug: sore-hip');
	expect(faultsIn({ 'sore-knee/scenario.en.yaml': text })[0]).toMatchObject({ line: 2, column: 7 });
});

test('a case may have gold, which is checked beside it', () => {
	expect(faultsIn({ 'sore-knee/gold/average.en.yaml': smallGold })).toEqual([]);
	const text = plant(smallGold, 'did: joints', 'did: jonts');
	expect(faultsIn({ 'sore-knee/gold/average.en.yaml': text })[0]).toMatchObject({
		file: 'sore-knee/gold/average.en.yaml',
		line: lineOf(text, 'jonts'),
	});
});

test.each([
	'sore-knee/gold/good.en.yaml',
	'sore-knee/gold/strong.de.yaml',
	'sore-knee/gold/strong.yaml',
])('gold that nothing would read is a fault: %s', (file) => {
	expect(faultsIn({ [file]: smallGold })).toMatchObject([
		{ file, problem: 'nothing reads a gold file of this name' },
	]);
});

test('gold lies under the name of its student', () => {
	expect(faultsIn({ 'sore-knee/gold/weak.en.yaml': smallGold })).toMatchObject([
		{
			line: lineOf(smallGold, 'student: average'),
			mend: 'write "student: weak", or rename the file',
		},
	]);
});

test('a picture that a finding names exists', () => {
	const text = plant(
		smallScenario,
		'No fracture. }',
		"No fracture., image: { file: x.svg, alt: 'A' } }",
	);
	expect(faultsIn({ 'sore-knee/scenario.en.yaml': text })[0]).toMatchObject({
		problem: 'there is no picture "x.svg"',
		line: lineOf(text, 'x.svg'),
	});
});

test('an alternative case exists', () => {
	const text = plant(smallScenario, 'care:', 'care:\n  alternative: sore-hip');
	expect(faultsIn({ 'sore-knee/scenario.en.yaml': text })[0]?.problem).toBe(
		'there is no scenario "sore-hip"',
	);
});

test('a language without a catalogue of topics is told so once', () => {
	const inChinese = (text: string) => plant(text, 'language: en', 'language: zh-CN');
	const faults = faultsIn({
		'lines.zh-CN.yaml': inChinese(smallLines),
		'findings.zh-CN.yaml': inChinese(smallFindings),
		'sore-knee/scenario.zh-CN.yaml': inChinese(smallScenario),
		'sore-knee/rubric.zh-CN.yaml': inChinese(smallRubric),
	});
	expect(faults).toMatchObject([{ file: 'topics.zh-CN.yaml', problem: 'the file is missing' }]);
});

test('a translation has the structure of the English file', () => {
	const text = plant(
		plant(smallScenario, 'language: en', 'language: zh-CN'),
		'askedTimes: 2',
		'askedTimes: 4',
	);
	const inChinese = (other: string) => plant(other, 'language: en', 'language: zh-CN');
	const faults = faultsIn({
		'lines.zh-CN.yaml': inChinese(smallLines),
		'topics.zh-CN.yaml': inChinese(smallTopics),
		'hints.zh-CN.yaml': inChinese(smallHints),
		'findings.zh-CN.yaml': inChinese(smallFindings),
		'sore-knee/scenario.zh-CN.yaml': text,
		'sore-knee/rubric.zh-CN.yaml': inChinese(smallRubric),
	});
	expect(faults[0]?.problem).toContain('in sore-knee/scenario.en.yaml');
	expect(faults).toHaveLength(1);
});

test('a topic that the tutor could never point at is told', () => {
	const hints = plant(smallHints, ', social', '');
	expect(faultsIn({ 'hints.en.yaml': hints })[0]?.problem).toContain('"social"');
});

function readChestPain(language: string) {
	const read = (kind: string) =>
		readFileSync(`scenarios/chest-pain/${kind}.${language}.yaml`, 'utf8');
	const parsed = parseScenario(read('scenario'), 'scenario');
	const rubric = parseRubric(read('rubric'), 'rubric');
	if ('faults' in parsed || 'faults' in rubric) throw new Error('the chest pain case is faulty');
	return { scenario: parsed.scenario, rubric: rubric.rubric };
}

test('the chest pain case is the same case in both languages', () => {
	const [english, chinese] = [readChestPain('en'), readChestPain('zh-CN')];
	const scenarios = [structureOf(chinese.scenario), structureOf(english.scenario)];
	const rubrics = [rubricStructureOf(chinese.rubric), rubricStructureOf(english.rubric)];
	expect(compareStructure(scenarios[0], scenarios[1], 'en')).toEqual([]);
	expect(compareStructure(rubrics[0], rubrics[1], 'en')).toEqual([]);
	expect(english.scenario.facts.length).toBeGreaterThanOrEqual(35);
});

test('the chest pain case gives the same numbers in both languages', () => {
	const numbers = (language: string) =>
		readChestPain(language).scenario.findings.map(({ result }) => result.match(/\d+(\.\d+)?/g));
	expect(numbers('zh-CN')).toEqual(numbers('en'));
});
