/** `eval drift`: the same consultation in slightly other words. Its marks should be the same. */
import type { ItemScore } from '#lib/domain/grading/grader.ts';
import type { Gold } from '#lib/domain/grading/gold/schema.ts';
import { describeProportion } from '#lib/domain/statistics/proportion.ts';
import { seededRandom } from '#lib/domain/statistics/seededRandom.ts';
import { readOptions } from '../options.ts';
import { benignEdits } from './benignEdits.ts';
import { authorsGold, openGoldInputs, readAndGrade, rules, type GoldInput } from './goldInputs.ts';

const asked = { sameMark: 0.95 } as const;
const seed = 7;

type Compared = {
	edit: string;
	itemId: string;
	isSame: boolean;
	isRaised: boolean;
	isLowered: boolean;
};

function editedGold(
	gold: Gold,
	edit: ReturnType<typeof benignEdits>[string],
): { gold: Gold; edited: number } {
	const random = seededRandom(seed);
	let spoken = 0;
	let edited = 0;
	const lines = gold.lines.map((line) => {
		if (line.by !== 'student' || !('text' in line)) return line;
		const text = edit(line.text, random, spoken);
		spoken += 1;
		if (text !== line.text) edited += 1;
		return { ...line, text };
	});
	return { gold: { ...gold, lines }, edited };
}

function compare(
	edit: string,
	before: readonly ItemScore[],
	after: readonly ItemScore[],
): Compared[] {
	return before.map(({ itemId, level }) => {
		const now = after.find((score) => score.itemId === itemId)?.level ?? null;
		const isRaised = now !== null && (level ?? now) < now;
		return {
			edit,
			itemId,
			isSame: now === level,
			isRaised,
			isLowered: now !== null && level !== null && now < level,
		};
	});
}

async function driftOf({ name, set, pack, items }: GoldInput): Promise<Compared[]> {
	const compared: Compared[] = [];
	for (const [edit, apply] of Object.entries(benignEdits(set.gold.language))) {
		const { gold, edited } = editedGold(set.gold, apply);
		const after = await readAndGrade(set, pack, gold);
		const rows = compare(edit, items, after.items);
		const moved = rows.filter(({ isSame }) => !isSame).map(({ itemId }) => itemId);
		console.error(
			`${name}, ${edit} in ${edited} lines: ${moved.length > 0 ? `moved ${moved.join(', ')}` : 'nothing moved'}`,
		);
		compared.push(...rows);
	}
	return compared;
}

const describe = (rows: readonly Compared[]) => ({
	sameMark: describeProportion(rows.map(({ isSame }) => isSame)),
	raised: describeProportion(rows.map(({ isRaised }) => isRaised)).share,
	lowered: describeProportion(rows.map(({ isLowered }) => isLowered)).share,
});

export async function evaluateDrift(args: string[]) {
	const inputs = await openGoldInputs(readOptions(args, [], ['scenario', 'lang']));
	const rows: Compared[] = [];
	for (const one of inputs) rows.push(...(await driftOf(one)));
	const edits = [...new Set(rows.map(({ edit }) => edit))];
	const overall = describe(rows);
	const sameMark = overall.sameMark.share ?? 0;
	return {
		evaluation: 'drift',
		measuredOn: {
			transcripts: inputs.length,
			marks: rows.length,
			edits: 'by rule, of students’ lines alone; the unchanged transcript is the measure',
		},
		grader: rules.version,
		gold: authorsGold,
		overall,
		byEdit: Object.fromEntries(
			edits.map((edit) => [edit, describe(rows.filter((row) => row.edit === edit))]),
		),
		asked,
		reached: { sameMark },
		ok: sameMark >= asked.sameMark,
	};
}

export type DriftReport = Awaited<ReturnType<typeof evaluateDrift>>;
