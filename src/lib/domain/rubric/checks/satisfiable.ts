/** Every mark can be earned, and lost: an item asks for no more, and forgives no more, than some student could do. */
import { openableFacts } from '../../scenario/checks/openableFacts.ts';
import type { Flaw, Path } from '../../scenario/fault.ts';
import type { Scenario } from '../../scenario/schema.ts';
import type { Criterion, Rubric } from '../schema.ts';
import { itemsWithPaths } from './rubricItems.ts';

export function satisfiableFlaws(rubric: Rubric, scenario: Scenario): Flaw[] {
	const open = openableFacts(scenario);
	const volunteered = scenario.facts.filter(({ disclosure }) =>
		['volunteered', 'broad'].includes(disclosure),
	);
	return itemsWithPaths(rubric).flatMap(({ item, path }) => {
		const at = [...path, 'criterion'];
		const told = new Set(volunteered.map(({ id }) => id));
		return [
			...countFlaws(item.criterion, open, at),
			...partialFlaws(item.criterion, at),
			...allowedFlaws(item.criterion, at),
			...creditFlaws(item.criterion, told, at),
		];
	});
}

/** How many of the listed things can be had at all; acts can be done as often as one likes. */
function obtainable(criterion: Criterion, open: Set<string>): number {
	switch (criterion.kind) {
		case 'elicited':
			return criterion.facts.filter((id) => open.has(id)).length + criterion.topics.length;
		case 'action':
			return criterion.findings.length + criterion.actions.length;
		case 'note':
			return isObtainable(criterion, open) ? criterion.mentions.length : 0;
		case 'act':
			return Infinity;
		case 'absence':
			return criterion.acts.length + criterion.styles.length + criterion.actions.length;
	}
}

function isObtainable(
	{ obtained }: Extract<Criterion, { kind: 'note' }>,
	open: Set<string>,
): boolean {
	if (!obtained) return true;
	return obtained.findings.length > 0 || obtained.facts.some((id) => open.has(id));
}

function countFlaws(criterion: Criterion, open: Set<string>, path: Path): Flaw[] {
	const had = obtainable(criterion, open);
	if (had === 0) {
		return [
			{
				path,
				problem: 'no student can earn or lose this item: it lists nothing that can happen',
				mend: 'list the facts, topics, findings, actions, acts or styles it is about',
			},
		];
	}
	const full = 'need' in criterion ? criterion.need.full : 1;
	if (full <= had) return [];
	return [
		{
			path: [...path, 'need'],
			problem: `full marks need ${full}, but only ${had} can be obtained`,
			mend: `lower "full" to ${had}, or list more`,
		},
	];
}

function partialFlaws(criterion: Criterion, path: Path): Flaw[] {
	if (!('need' in criterion)) return [];
	const { full, partial } = criterion.need;
	if (partial === undefined || partial < full) return [];
	return [
		{
			path: [...path, 'need', 'partial'],
			problem: `"partial" (${partial}) must be smaller than "full" (${full})`,
			mend: 'lower "partial", or take it out',
		},
	];
}

/** Words can be said again and again; a deed counts once. */
function allowedFlaws(criterion: Criterion, path: Path): Flaw[] {
	if (criterion.kind !== 'absence') return [];
	const { acts, styles, actions, allowed } = criterion;
	if (acts.length + styles.length > 0 || actions.length === 0 || allowed < actions.length) {
		return [];
	}
	return [
		{
			path: [...path, 'allowed'],
			problem: `no student can lose this item: it forgives ${allowed} of ${actions.length} actions`,
			mend: `write a number smaller than ${actions.length}, or take "allowed" out`,
		},
	];
}

/** What nobody tells unasked cannot be credited only for having been volunteered. */
function creditFlaws(criterion: Criterion, told: Set<string>, path: Path): Flaw[] {
	if (criterion.kind !== 'elicited' || criterion.topics.length > 0) return [];
	const onlyVolunteered = criterion.credit.every((credit) => credit === 'volunteered');
	if (!onlyVolunteered || criterion.facts.some((id) => told.has(id))) return [];
	return [
		{
			path: [...path, 'credit'],
			problem:
				'only what is volunteered scores here, but the patient volunteers none of these facts',
			mend: 'add "asked" to "credit"',
		},
	];
}
