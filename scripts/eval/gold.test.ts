import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ComparedMark } from '#lib/domain/grading/gold/compareMarks.ts';
import { smallGold } from '#lib/domain/grading/gold/smallGold.fixture.ts';
import { buildRuleGrader } from '#lib/domain/grading/ruleGrader.ts';
import {
	plant,
	smallCatalogues,
	smallRubric,
	smallScenario,
} from '#lib/domain/scenario/fixtures/smallScenario.ts';
import type { Reading } from '#lib/domain/dialogue/reading.ts';
import type { LanguagePack } from '#lib/server/services/ports.ts';
import { markGold } from './gold.ts';
import { describeGold, type MarkedTranscript } from './goldFigures.ts';
import { findGold } from './goldFiles.ts';
import { describeDisagreements } from './goldProse.ts';
import { describeSecondReader, readSecondMarkings, type SecondMarking } from './secondReader.ts';

const question = { id: 'onset', score: 0.9, words: 'When', style: 'open', why: 'test' } as const;

/** Understands "When …" and nothing else. */
const pack: Pick<LanguagePack, 'interpreter' | 'topics' | 'findings'> = {
	interpreter: {
		version: 'test',
		async read(text): Promise<Reading> {
			const isWhen = text.startsWith('When');
			const style = isWhen ? 'open' : 'none';
			const topics = isWhen ? [question] : [];
			return { topics, candidates: [], acts: [], style, isQuestion: isWhen };
		},
	},
	topics: new Map(),
	findings: smallCatalogues().findings,
};

let folder: string;
const write = (path: string, text: string) => {
	mkdirSync(join(folder, path, '..'), { recursive: true });
	writeFileSync(join(folder, path), text);
};
const find = (slug?: string) => findGold(folder, () => pack, { slug, language: undefined });

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'virtual-patient-gold-'));
	write('sore-knee/scenario.en.yaml', smallScenario);
	write('sore-knee/rubric.en.yaml', smallRubric);
	write('sore-knee/gold/average.en.yaml', smallGold);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function mark(): Promise<MarkedTranscript[]> {
	const { sets } = await find();
	return Promise.all(sets.map((set) => markGold(set, pack, buildRuleGrader())));
}

describe('gold files are found', () => {
	it('and those that are not written yet are named, which is no fault', async () => {
		const { sets, missing } = await find();
		expect(sets.map(({ gold }) => gold.student)).toEqual(['average']);
		expect(missing).toEqual(['sore-knee/gold/strong.en.yaml', 'sore-knee/gold/weak.en.yaml']);
	});

	it('and nothing is measured by a faulty one', async () => {
		write('sore-knee/gold/average.en.yaml', plant(smallGold, 'did: joints', 'did: jonts'));
		await expect(find()).rejects.toThrow(/average\.en\.yaml:\d+:\d+ there is no finding or action/);
	});

	it('and a case that is not there is answered with those that are', async () => {
		await expect(find('sore-hip')).rejects.toThrow('sore-knee (en)');
	});
});

describe('the grader beside the gold', () => {
	it('agrees where it marks as the author did', async () => {
		const { overall, credit } = describeGold(await mark());
		expect(overall).toMatchObject({ items: 5, judged: 5, unscoredShare: 0, agreement: 1 });
		expect(overall.bias).toEqual({ marksPerTranscript: 0, percent: 0 });
		expect(credit).toEqual({ items: 2, agreement: 1 });
	});

	it('is shown with its evidence and the author’s reason where they differ', async () => {
		const text = plant(
			smallGold,
			'asked_onset: { level: 1, credit: asked, quote: When did it begin? }',
			'asked_onset: { level: 0, credit: none, because: asked too late }',
		);
		write('sore-knee/gold/average.en.yaml', text);
		const lines = describeDisagreements(await mark()).join('\n');
		expect(lines).toContain('asked_onset (elicited): gold 0, grader 1');
		expect(lines).toContain('gold: asked too late [none]');
		expect(lines).toContain('grader: "When did it begin?" [asked]');
	});

	it('gives too much, in marks and in per cent of what could be had', async () => {
		const text = plant(
			smallGold,
			'noted: { level: 1, quote: Acute gout }',
			'noted: { level: 0, because: not on top }',
		);
		write('sore-knee/gold/average.en.yaml', text);
		const { overall } = describeGold(await mark());
		expect(overall.bias).toEqual({ marksPerTranscript: 2, percent: 25 });
	});
});

/** One made-up item: levels of gold and grader, null where it does not judge. */
function item(gold: number, level: number | null, highest: 1 | 2 = 1): ComparedMark {
	return {
		itemId: 'item',
		kind: 'act',
		highest,
		marks: 2,
		gold: { level: gold },
		goldPoints: (2 * gold) / highest,
		points: level === null ? null : (2 * level) / highest,
		score: {
			itemId: 'item',
			level,
			unscoredReason: level === null ? 'needs_person' : null,
			credit: null,
			evidence: [],
			nearest: [],
			confidence: 1,
		},
	};
}

const transcript = (items: ComparedMark[]): MarkedTranscript => ({
	scenario: 'sore-knee',
	language: 'en',
	student: 'weak',
	items,
});

describe('the figures', () => {
	it('count what is left to a person apart: it is no agreement and no disagreement', () => {
		const items = [item(1, 1), item(0, 0), item(1, null), item(0, null)];
		expect(describeGold([transcript(items)]).overall).toMatchObject({
			items: 4,
			judged: 2,
			unscoredShare: 0.5,
			agreement: 1,
			kappa: { value: 1, interval: null },
			bias: { percent: 0 },
		});
	});

	it('hold half the marks and all of them for different, whatever the item’s scale', () => {
		const { overall } = describeGold([transcript([item(2, 1, 2), item(1, 1, 1), item(0, 0, 1)])]);
		expect(overall.agreement).toBeCloseTo(2 / 3);
	});

	it('weigh a miss by two levels four times one by one, on items of three levels alone', () => {
		const exact = [item(0, 0, 2), item(1, 1, 2), item(2, 2, 2), item(1, 0)];
		const near = describeGold([transcript([...exact, item(2, 1, 2)])]).threeLevels;
		const far = describeGold([transcript([...exact, item(2, 0, 2)])]).threeLevels;
		expect(near.judged).toBe(4);
		expect(near.weightedKappa.value).toBeGreaterThan(far.weightedKappa.value ?? 1);
	});

	it('have an interval from six transcripts on', () => {
		const one = transcript([item(1, 1), item(0, 0), item(1, 0)]);
		const kappa = (count: number) =>
			describeGold(Array.from({ length: count }, () => one)).overall.kappa;
		expect(kappa(5).interval).toBeNull();
		expect(kappa(6).interval?.low).toBeCloseTo(kappa(6).value ?? 0);
	});

	it('are given for each kind of item and for each case', () => {
		const other = { ...transcript([item(1, 1)]), scenario: 'sore-hip' };
		const { byKind, byCase } = describeGold([transcript([item(0, 1)]), other]);
		expect(Object.keys(byKind)).toEqual(['act']);
		expect(byCase).toMatchObject({
			'sore-knee en': { agreement: 0 },
			'sore-hip en': { agreement: 1 },
		});
	});
});

describe('a second reader', () => {
	const second = (over: Partial<SecondMarking> = {}): SecondMarking => ({
		...{ scenario: 'sore-knee', language: 'en', student: 'average', first: {} },
		marks: { asked_onset: 1, asked_alcohol: 1, examined: 1, noted: 1, no_leading: 1 },
		...over,
	});
	const describeAgainst = async (...markings: SecondMarking[]) =>
		describeSecondReader((await find()).sets, markings);

	it('agrees item by item, and only with transcripts that they marked', async () => {
		expect(await describeAgainst(second())).toMatchObject({ items: 5, agreement: 1, differs: [] });
		expect(await describeAgainst(second({ student: 'weak' }))).toMatchObject({ items: 0 });
	});

	it('disagrees still where the first mark was corrected after they had been compared', async () => {
		const { agreement, differs } = await describeAgainst(second({ first: { noted: 0 } }));
		expect(agreement).toBeCloseTo(4 / 5);
		expect(differs).toMatchObject([{ itemId: 'noted', first: 0, second: 1 }]);
	});

	it('marks every item of the rubric, or nothing is compared', async () => {
		await expect(describeAgainst(second({ marks: { noted: 1 } }))).rejects.toThrow(
			'sore-knee average en lacks the item "asked_onset"',
		);
	});

	it('has marked a strong, an average and a weak student of three cases', () => {
		const students = readSecondMarkings().map(({ student }) => student);
		expect(students).toEqual(['strong', 'average', 'weak']);
	});
});
