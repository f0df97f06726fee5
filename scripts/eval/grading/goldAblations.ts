/** `eval ablations`: without the words or deeds that earned a mark the mark must go, and no other may change. */
import type { Evidence, ItemScore } from '#lib/domain/grading/grader.ts';
import type { Gold } from '#lib/domain/grading/gold/schema.ts';
import type { RubricItem } from '#lib/domain/rubric/schema.ts';
import { describeProportion } from '#lib/domain/statistics/proportion.ts';
import { readOptions } from '../options.ts';
import { authorsGold, openGoldInputs, readAndGrade, rules, type GoldInput } from './goldInputs.ts';

const asked = { flipped: 0.97, othersUnchanged: 0.97 };
/** Who asks twice earns by the second question what the first no longer does. */
const rounds = 3;

type Outcome = {
	kind: RubricItem['criterion']['kind'];
	flippedAtOnce: boolean;
	flipped: boolean;
	moved: string[];
};

const isEarned = ({ level, evidence }: ItemScore) =>
	level !== null && level > 0 && evidence.some(({ kind }) => kind !== 'absence');

/** Line `line-7` of a gold file is its seventh, counted from one; a deed's place stands for its revision. */
const placeOf = (evidence: Evidence): number | null => {
	if (evidence.kind === 'utterance') return Number(evidence.utteranceId.replace('line-', '')) - 1;
	return evidence.kind === 'event' ? evidence.revision - 1 : null;
};

/** The lines cited and what the patient answered to them are gone; the note loses the quoted words. */
function without({ lines, note, ...gold }: Gold, evidence: readonly Evidence[]): Gold {
	const gone = new Set(evidence.map(placeOf));
	for (const place of [...gone]) {
		const isTalk = place !== null && 'text' in (lines[place] ?? {});
		for (let next = (place ?? 0) + 1; isTalk && lines[next]?.by === 'patient'; next += 1)
			gone.add(next);
	}
	const cut = (text: string) =>
		evidence.reduce(
			(left, each) => (each.kind === 'note' ? left.replace(each.quote, '') : left),
			text,
		);
	return {
		...gold,
		lines: lines.filter((_, index) => !gone.has(index)),
		note: {
			summary: cut(note.summary),
			problems: note.problems.map(cut),
			differential: note.differential.map((each) => ({
				diagnosis: cut(each.diagnosis),
				reasonsFor: cut(each.reasonsFor),
				reasonsAgainst: cut(each.reasonsAgainst),
			})),
			plan: cut(note.plan),
		},
	};
}

const scoreOf = (items: readonly ItemScore[], itemId: string) => {
	const found = items.find((score) => score.itemId === itemId);
	if (!found) throw new Error(`The grader left out the item ${itemId}.`);
	return found;
};

/** Items that rest on the same words, or on what they brought out, lose them too. */
function mayMove(item: RubricItem, before: ItemScore, removed: readonly Evidence[]): boolean {
	const gone = new Set(removed.map(placeOf).filter((place) => place !== null));
	const { criterion } = item;
	const isShared = [...before.evidence, ...before.nearest].some((each) =>
		gone.has(placeOf(each) ?? -1),
	);
	const isCounted =
		criterion.kind === 'absence' || (criterion.kind === 'act' && criterion.within !== undefined);
	const needsTelling = criterion.kind === 'note' && criterion.obtained !== undefined;
	const sharesNote = criterion.kind === 'note' && removed.some(({ kind }) => kind === 'note');
	return isShared || isCounted || needsTelling || sharesNote;
}

async function ablate(one: GoldInput, item: RubricItem): Promise<Outcome> {
	const { set, pack } = one;
	let gold = set.gold;
	let items = one.items;
	let moved: string[] = [];
	let flippedAtOnce = false;
	for (let round = 0; round < rounds; round += 1) {
		const { evidence, level } = scoreOf(items, item.id);
		const before = items;
		gold = without(gold, evidence);
		items = (await readAndGrade(set, pack, gold)).items;
		const now = scoreOf(items, item.id).level;
		const hasFlipped = now === null || now < (level ?? 0);
		if (round === 0) {
			flippedAtOnce = hasFlipped;
			moved = one.input.rubric.sections
				.flatMap((section) => section.items)
				.filter(
					(other) => other.id !== item.id && !mayMove(other, scoreOf(before, other.id), evidence),
				)
				.filter((other) => scoreOf(items, other.id).level !== scoreOf(before, other.id).level)
				.map(({ id }) => id);
		}
		if (hasFlipped) return { kind: item.criterion.kind, flippedAtOnce, flipped: true, moved };
	}
	return { kind: item.criterion.kind, flippedAtOnce, flipped: false, moved };
}

async function ablateAll(one: GoldInput): Promise<Outcome[]> {
	const outcomes: Outcome[] = [];
	for (const item of one.input.rubric.sections.flatMap(({ items }) => items)) {
		if (!isEarned(scoreOf(one.items, item.id))) continue;
		const outcome = await ablate(one, item);
		outcomes.push(outcome);
		if (!outcome.flipped) console.error(`${one.name}: ${item.id} keeps its mark`);
		if (outcome.moved.length > 0) {
			console.error(
				`${one.name}: without the words for ${item.id}, ${outcome.moved.join(', ')} changed`,
			);
		}
	}
	console.error(`${one.name}: ${outcomes.length} marks taken away`);
	return outcomes;
}

const describe = (outcomes: readonly Outcome[]) => ({
	n: outcomes.length,
	flippedAtOnce: describeProportion(outcomes.map((one) => one.flippedAtOnce)).share,
	flipped: describeProportion(outcomes.map((one) => one.flipped)).share,
	othersUnchanged: describeProportion(outcomes.map(({ moved }) => moved.length === 0)).share,
});

export async function evaluateGoldAblations(args: string[]) {
	const inputs = await openGoldInputs(readOptions(args, [], ['scenario', 'lang']));
	const outcomes: Outcome[] = [];
	for (const one of inputs) outcomes.push(...(await ablateAll(one)));
	const kinds = [...new Set(outcomes.map(({ kind }) => kind))];
	const overall = describe(outcomes);
	return {
		evaluation: 'ablations',
		measuredOn: { transcripts: inputs.length, gold: authorsGold },
		grader: rules.version,
		overall,
		byKind: Object.fromEntries(
			kinds.map((kind) => [kind, describe(outcomes.filter((one) => one.kind === kind))]),
		),
		asked,
		reached: { flipped: overall.flipped, othersUnchanged: overall.othersUnchanged },
		ok:
			(overall.flipped ?? 0) >= asked.flipped &&
			(overall.othersUnchanged ?? 0) >= asked.othersUnchanged,
	};
}

export type AblationsReport = Awaited<ReturnType<typeof evaluateGoldAblations>>;
