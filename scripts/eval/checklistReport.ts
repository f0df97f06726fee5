/** The figures of `eval checklist`: overall and per item, with and without labels known to be wrong. */
import {
	describeAgreement,
	tabulate,
	type Judgement,
} from '../../src/lib/domain/statistics/agreement.ts';
import type { AblationOutcome, ChecklistCase, ChecklistRow } from './checklistTypes.ts';

type Compared = Judgement & {
	caseId: string;
	itemId: string;
	cited: number[];
	goldTurns: number[];
};

/** Labels the data's own notes call wrong. */
export const disputed: readonly { caseSuffix: string; itemId: string }[] = [
	{ caseSuffix: 'MSK0042', itemId: 'occupation' },
	{ caseSuffix: 'RES0133', itemId: 'smoking' },
	{ caseSuffix: 'RES0188', itemId: 'smoking' },
];
const isDisputed = (one: { caseId: string; itemId: string }) =>
	disputed.some((label) => one.caseId.endsWith(label.caseSuffix) && one.itemId === label.itemId);

function compare(cases: readonly ChecklistCase[], rows: readonly ChecklistRow[]): Compared[] {
	const ours = new Map(rows.map((row) => [`${row.case_id} ${row.item_id}`, row]));
	return cases.flatMap((one) =>
		one.items.flatMap((gold) => {
			const row = ours.get(`${one.id} ${gold.item_id}`);
			if (!row || gold.gold_asked === undefined) return [];
			return [
				{
					caseId: one.id,
					itemId: gold.item_id,
					ours: row.asked,
					gold: gold.gold_asked,
					cited: row.evidence_turns,
					goldTurns: gold.evidence_turns,
				},
			];
		}),
	);
}

/** Of the turns cited for items both hold asked, the share the gold cites as well. */
function evidencePrecision(compared: readonly Compared[]): number | null {
	const agreed = compared.filter((one) => one.ours && one.gold);
	const cited = agreed.flatMap((one) => one.cited.map((turn) => one.goldTurns.includes(turn)));
	return cited.length === 0 ? null : cited.filter(Boolean).length / cited.length;
}

const describe = (compared: readonly Compared[]) => ({
	...describeAgreement(tabulate(compared)),
	evidencePrecision: evidencePrecision(compared),
});

function perItem(compared: readonly Compared[]) {
	const ids = [...new Set(compared.map((one) => one.itemId))];
	return Object.fromEntries(
		ids.map((id) => [id, describe(compared.filter((one) => one.itemId === id))]),
	);
}

const show = (value: number | null) => (value === null ? '—' : value.toFixed(3));

function logDisagreements(compared: readonly Compared[]): void {
	for (const one of compared.filter((each) => each.ours !== each.gold))
		console.error(
			`differs: ${one.caseId} ${one.itemId}: ${one.ours ? `we say asked in ${one.cited.join(', ')}` : `gold says asked in ${one.goldTurns.join(', ')}`}${isDisputed(one) ? ' (label disputed)' : ''}`,
		);
}

function describeAblations(outcomes: readonly AblationOutcome[]) {
	const share = (part: number) => (outcomes.length === 0 ? null : part / outcomes.length);
	for (const one of outcomes.filter((each) => !each.flipped || each.changedOthers.length > 0))
		console.error(
			`ablation ${one.caseId} ${one.itemId}: ${one.flipped ? '' : `still asked in ${one.stillAsking.join(', ')} `}${one.changedOthers.length > 0 ? `changed: ${one.changedOthers.join(', ')}` : ''}`,
		);
	return {
		n: outcomes.length,
		flipped: share(outcomes.filter((one) => one.flipped).length),
		othersUnchanged: share(outcomes.filter((one) => one.changedOthers.length === 0).length),
	};
}

// Some labels cite turns that do not ask: with the true one gone, they still expect "asked".
const asked = {
	kappa: 0.93,
	evidencePrecision: 0.95,
	ablationsFlipped: 0.94,
	othersUnchanged: 0.97,
};

/** Ablations are optional. */
const isReached = (reached: Record<keyof typeof asked, number | null>) =>
	(reached.kappa ?? 0) >= asked.kappa &&
	(reached.evidencePrecision ?? 0) >= asked.evidencePrecision &&
	(reached.ablationsFlipped ?? 1) >= asked.ablationsFlipped &&
	(reached.othersUnchanged ?? 1) >= asked.othersUnchanged;

export function reportChecklist(input: {
	cases: readonly ChecklistCase[];
	rows: readonly ChecklistRow[];
	ablations: AblationOutcome[] | undefined;
	measuredOn: string;
	version: string;
}) {
	const measured = {
		evaluation: 'checklist',
		measuredOn: { file: input.measuredOn, cases: input.cases.length, rows: input.rows.length },
		interpreter: input.version,
	};
	const compared = compare(input.cases, input.rows);
	if (compared.length === 0)
		return { ...measured, ok: true, note: 'no gold labels: nothing compared' };
	logDisagreements(compared);
	const overall = describe(compared);
	const items = perItem(compared);
	for (const [id, one] of Object.entries(items))
		console.error(
			`${id.padEnd(24)} n ${one.n} kappa ${show(one.kappa)} precision ${show(one.precision)} recall ${show(one.recall)} specificity ${show(one.specificity)} evidence ${show(one.evidencePrecision)}`,
		);
	const ablations = input.ablations && describeAblations(input.ablations);
	const reached = {
		kappa: overall.kappa,
		evidencePrecision: overall.evidencePrecision,
		ablationsFlipped: ablations?.flipped ?? null,
		othersUnchanged: ablations?.othersUnchanged ?? null,
	};
	return {
		...measured,
		overall,
		withoutDisputed: describe(compared.filter((one) => !isDisputed(one))),
		perItem: items,
		ablations,
		asked,
		reached,
		ok: isReached(reached),
	};
}

export type ChecklistReport = ReturnType<typeof reportChecklist>;
