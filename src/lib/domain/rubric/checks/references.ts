/** Everything a rubric marks exists in its scenario or the shared catalogues. */
import { unknownIdFlaws } from '../../scenario/checks/unknownIds.ts';
import type { Flaw, Path } from '../../scenario/fault.ts';
import type { Catalogues } from '../../scenario/catalogues.ts';
import type { Scenario } from '../../scenario/schema.ts';
import type { Criterion, Rubric } from '../schema.ts';
import { itemsWithPaths } from './rubricItems.ts';

type Known = Record<'topics' | 'facts' | 'actions' | 'findings', string[]>;

export function rubricReferenceFlaws(
	rubric: Rubric,
	scenario: Scenario,
	catalogues: Catalogues,
): Flaw[] {
	const ids = (entries: readonly { id: string }[]) => entries.map(({ id }) => id);
	const known: Known = {
		topics: ids(catalogues.topics.topics),
		facts: ids(scenario.facts),
		actions: ids(scenario.actions),
		findings: [...new Set(ids([...scenario.findings, ...catalogues.findings.findings]))],
	};
	return itemsWithPaths(rubric).flatMap(({ item, path }) =>
		criterionReferences(item.criterion, known, [...path, 'criterion']),
	);
}

function criterionReferences(criterion: Criterion, known: Known, at: Path): Flaw[] {
	if (criterion.kind === 'elicited') {
		return [
			...unknownIdFlaws(criterion.facts, known.facts, ['fact', 'facts'], [...at, 'facts']),
			...unknownIdFlaws(criterion.topics, known.topics, ['topic', 'topics'], [...at, 'topics']),
		];
	}
	if (criterion.kind === 'note') {
		const { facts, findings } = { ...criterion.obtained };
		const within = [...at, 'obtained'];
		return [
			...unknownIdFlaws(facts, known.facts, ['fact', 'facts'], [...within, 'facts']),
			...unknownIdFlaws(findings, known.findings, ['finding', 'findings'], [...within, 'findings']),
		];
	}
	if (criterion.kind !== 'action' && criterion.kind !== 'absence') return [];
	const findings = 'findings' in criterion ? criterion.findings : [];
	return [
		...unknownIdFlaws(findings, known.findings, ['finding', 'findings'], [...at, 'findings']),
		...unknownIdFlaws(criterion.actions, known.actions, ['action', 'actions'], [...at, 'actions']),
	];
}
