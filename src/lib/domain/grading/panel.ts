/** Several graders of one kind, or one asked several times, brought to one grading by rules. */
import type { Rubric } from '../rubric/schema.ts';
import type {
	DomainRating,
	Evidence,
	Grader,
	GraderRecord,
	GraderResult,
	ItemScore,
} from './grader.ts';
import { nearestTwo, unscored, withoutRepeats } from './judgement.ts';
import { unrated } from './verifyRatings.ts';

/** Below what `reconcile` takes for sure: a person looks. */
const doubtful = 0.5;
/** Ratings further apart than this are no rating. */
const widestSpread = 2;

type Member = Pick<GraderResult, 'items' | 'domains'>;

/**
 * For each item the median level of those who judged it; where an even number is split, the lower, in doubt. An item
 * that half of the members or more leave to a person is left to a person. Evidence is what all who gave the level cite,
 * to be verified already. Confidence is the share of members behind the level times their own, and doubtful where a
 * member's evidence was void.
 */
export function reducePanel(rubric: Rubric, members: readonly Member[]): GraderResult {
	const items = rubric.sections.flatMap((section) => section.items);
	return {
		items: items.map(({ id }) => reduceItem(id, members)),
		domains: rubric.domains.map(({ id }) => reduceDomain(id, members)),
	};
}

type Scored = ItemScore & { level: number };
const isScored = (score: ItemScore): score is Scored => score.level !== null;

function reduceItem(itemId: string, members: readonly Member[]): ItemScore {
	const scores = members.flatMap(
		({ items }) => items.find((score) => score.itemId === itemId) ?? [],
	);
	const judged = scores.filter(isScored);
	const isVoid = scores.some(({ unscoredReason }) => unscoredReason === 'void_evidence');
	if (judged.length * 2 <= members.length) {
		const reason = isVoid
			? 'void_evidence'
			: scores.find((score) => !isScored(score))?.unscoredReason;
		return { itemId, ...unscored(reason ?? 'needs_person', { nearest: citedBy(scores) }) };
	}
	const { level, isSplit } = lowerMedian(judged.map((score) => score.level));
	const behind = judged.filter((score) => score.level === level);
	const others = scores.filter((score) => score.level !== level);
	const own = mean(behind.map(({ confidence }) => confidence));
	const share = (own * behind.length) / members.length;
	return {
		itemId,
		level,
		unscoredReason: null,
		credit: behind[0]?.credit ?? null,
		evidence: withoutRepeats(behind.flatMap(({ evidence }) => evidence)),
		nearest: nearestTwo([...behind.flatMap(({ nearest }) => nearest), ...citedBy(others)]),
		confidence: isSplit || isVoid ? Math.min(share, doubtful) : share,
		rationale: behind[0]?.rationale ?? null,
	};
}

const citedBy = (scores: readonly ItemScore[]): Evidence[] =>
	nearestTwo(scores.flatMap(({ evidence, nearest }) => [...evidence, ...nearest]).filter(isQuote));

const isQuote = ({ kind }: Evidence) => kind === 'utterance' || kind === 'note';

const mean = (values: readonly number[]) =>
	values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Split: the two in the middle differ. */
function lowerMedian(levels: readonly number[]): { level: number; isSplit: boolean } {
	const sorted = levels.toSorted((a, b) => a - b);
	const low = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
	const high = sorted[Math.floor(sorted.length / 2)] ?? 0;
	return { level: low, isSplit: low !== high };
}

function reduceDomain(domainId: string, members: readonly Member[]): DomainRating {
	const ratings = members.flatMap(
		({ domains = [] }) => domains.find((one) => one.domainId === domainId) ?? [],
	);
	const rated = ratings.filter(({ level }) => level !== null);
	const levels = rated.map(({ level }) => level ?? 0);
	const evidence = withoutRepeats(ratings.flatMap((one) => one.evidence)).slice(0, 3);
	const isApart = Math.max(...levels) - Math.min(...levels) > widestSpread;
	if (rated.length * 2 <= members.length || isApart) {
		return { ...unrated(domainId, 'low_confidence'), evidence };
	}
	const { level, isSplit } = lowerMedian(levels);
	const own = mean(rated.map(({ confidence }) => confidence));
	return {
		domainId,
		level,
		low: Math.min(...rated.map(({ low }) => low ?? level)),
		high: Math.max(...rated.map(({ high }) => high ?? level)),
		unscoredReason: null,
		evidence,
		confidence: isSplit ? Math.min(own, doubtful) : own,
		rationale: rated.find((one) => one.level === level)?.rationale ?? null,
	};
}

/** @param versions of the members; their order does not matter. */
export const panelVersion = (versions: readonly string[]): string =>
	`panel-1(${versions.toSorted().join(' | ')})`;

/** A member that fails has no voice: its share of confidence is missing. @throws the first error when all fail. */
export function buildPanel(members: readonly Grader[]): Grader {
	return {
		method: 'panel',
		version: panelVersion(members.map(({ version }) => version)),
		async grade(input) {
			const settled = await Promise.allSettled(members.map((member) => member.grade(input)));
			const results = settled.map((one) => (one.status === 'fulfilled' ? one.value : null));
			const failed = settled.find((one) => one.status === 'rejected');
			if (failed && results.every((one) => one === null)) throw failed.reason;
			const voices = results.map((one) => one ?? { items: [] });
			return { ...reducePanel(input.rubric, voices), ...joinRecords(results) };
		},
	};
}

/** Null where a member does not know. */
const sumOf = (values: readonly (number | null)[]) =>
	values.reduce((sum, value) => (sum === null || value === null ? null : sum + value), 0);

function joinRecords(results: readonly (GraderResult | null)[]): { record?: GraderRecord } {
	const records = results.flatMap((result) => result?.record ?? []);
	const [first] = records;
	if (!first) return {};
	return {
		record: {
			model: [...new Set(records.map(({ model }) => model))].join(' + '),
			promptHash: first.promptHash,
			parameters: { ...first.parameters, members: results.length },
			tokens: sumOf(records.map(({ tokens }) => tokens)),
			cost: sumOf(records.map(({ cost }) => cost)),
			raw: records.map(({ raw }) => raw),
			failedParts: records.flatMap(({ failedParts }) => failedParts),
		},
	};
}
