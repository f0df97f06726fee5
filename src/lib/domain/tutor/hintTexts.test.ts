import { describe, expect, it } from 'vitest';
import { indexPhrases } from '../patient/guard/phraseIndex.ts';
import { createPhraseMatcher } from '../patient/guard/phraseMatcher.ts';
import { areaOf, targetsOf } from './hintTargets.ts';
import { flawOfHint, wouldCount } from './holdHint.ts';
import { packs, shippedCases, type ShippedCase } from './shippedCases.fixture.ts';
import { newMemory } from '../patient/memory.ts';

const textsOf = ({ tutored }: Pick<ShippedCase, 'tutored'>) =>
	tutored.hints.areas.flatMap(({ id, think, untouched, begun }) =>
		[think, untouched, begun].map((text) => ({ id, text })),
	);
const itemsOf = ({ rubric }: ShippedCase) => rubric.sections.flatMap(({ items }) => items);

/** Runs of so many words (in Chinese, characters) in a row are no chance. */
const runLength = { en: 5, 'zh-CN': 6 } as const;
function runsOf(text: string, language: 'en' | 'zh-CN'): string[] {
	const units =
		language === 'en'
			? (text.toLowerCase().match(/[\p{L}\p{N}'’]+/gu) ?? [])
			: (text.match(/[\p{L}\p{N}]/gu) ?? []);
	const length = runLength[language];
	return units.slice(length - 1).map((_, from) => units.slice(from, from + length).join(' '));
}

describe.each(shippedCases)('what the tutor may say in $name', (shipped) => {
	const { scenario, tutored, rubric, interpreter } = shipped;
	const { language } = scenario;
	const { patientWords } = scenario.patient.speaker ?? {};

	it('asks the patient nothing and does nothing, when it is copied into the conversation', async () => {
		for (const { text } of textsOf(shipped)) {
			const reading = await interpreter.read(text, [], patientWords);
			expect(wouldCount(reading, tutored), text).toBe(false);
		}
	});

	it('passes whatever a model’s words are held against', async () => {
		for (const { text } of textsOf(shipped)) {
			const flaw = await flawOfHint(text, {
				...{ tutored, rubric, interpreter, memory: newMemory(scenario) },
				...{ utterances: [], authored: text },
			});
			expect(flaw, text).toBeNull();
		}
	});

	it('is written in no fact, no diagnosis and no line of the rubric', () => {
		const { primary, differential, forbiddenWords } = scenario.diagnosis;
		const hidden = [
			...scenario.facts.flatMap(({ label, says, again }) => [label, ...says, ...again]),
			...itemsOf(shipped).flatMap(({ label, why, question }) => [label, why, question]),
			...rubric.domains.flatMap(({ anchors }) => anchors),
			...[primary, ...differential],
		];
		const runs = new Set(hidden.flatMap((text) => runsOf(text, language)));
		const conclusions = [primary, ...differential, ...forbiddenWords];
		for (const { text } of textsOf(shipped)) {
			expect(
				runsOf(text, language).filter((run) => runs.has(run)),
				text,
			).toEqual([]);
			const matcher = createPhraseMatcher([
				indexPhrases(conclusions.map((word) => ({ text: word, reason: 'diagnosis' }))),
			]);
			expect(matcher.push(text) ?? matcher.end(), text).toBeNull();
		}
	});

	it('reaches everything that its rubric wants asked, said or done', () => {
		const targets = itemsOf(shipped).flatMap(targetsOf);
		expect(targets.length).toBeGreaterThan(20);
		expect(targets.filter((target) => !areaOf(target, tutored))).toEqual([]);
	});
});

describe('the hints of the two languages', () => {
	it('stand in the same areas, each text once', () => {
		const [english, chinese] = [packs.get('en')!, packs.get('zh-CN')!];
		const ids = ({ hints }: typeof english) => hints.areas.map(({ id }) => id);
		expect(ids(chinese)).toEqual(ids(english));
		for (const { hints } of packs.values()) {
			const texts = hints.areas.flatMap(({ think, untouched, begun }) => [think, untouched, begun]);
			expect(new Set(texts).size).toBe(texts.length);
		}
	});
});
