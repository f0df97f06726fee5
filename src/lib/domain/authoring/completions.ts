/** What may be written where the cursor stands: names of fields, the values of a choice, ids of things there are. */
import type { z } from 'zod';
import { rubricSchema } from '../rubric/schema.ts';
import type { Catalogues } from '../scenario/catalogues.ts';
import type { Path } from '../scenario/fault.ts';
import { scenarioSchema } from '../scenario/schema.ts';
import { choicesAt, keysAt } from '../scenario/schemaWalk.ts';
import type { YamlPlace } from './yamlPlace.ts';

export type DocumentKind = 'scenario' | 'rubric';
export type Completion = { text: string; detail: string | null; kind: 'field' | 'value' };

/** Ids that the author has given, by what they name. */
export type OwnIds = {
	facts: Named[];
	actions: Named[];
	findings: Named[];
	states: Named[];
	timeline: Named[];
};
type Named = { id: string; label?: string | undefined };

const schemas: Record<DocumentKind, z.ZodType> = { scenario: scenarioSchema, rubric: rubricSchema };

/** By the name of the field that holds them. */
function idsFor(field: string, own: OwnIds, { topics, findings, complaints }: Catalogues): Named[] {
	const lists: Record<string, Named[]> = {
		topics: [...topics.topics],
		facts: own.facts,
		openingFacts: own.facts,
		covers: own.facts,
		told: own.facts,
		afterFact: own.facts,
		findings: [...own.findings, ...findings.findings],
		actions: own.actions,
		action: own.actions,
		affect: own.states,
		to: own.states,
		initial: own.states,
		timeline: own.timeline,
		complaint: complaints.map(({ id }) => ({ id })),
	};
	return lists[field] ?? [];
}

function valuesOf(
	kind: DocumentKind,
	path: Path,
	own: OwnIds,
	catalogues: Catalogues,
): Completion[] {
	const field = path.findLast((part) => typeof part === 'string');
	const named = typeof field === 'string' ? idsFor(field, own, catalogues) : [];
	const seen = new Set<string>();
	return [
		...choicesAt(schemas[kind], path).map((text) => ({ text, detail: null })),
		...named.map(({ id, label }) => ({ text: id, detail: label ?? null })),
	].flatMap(({ text, detail }) => {
		if (seen.has(text)) return [];
		seen.add(text);
		return [{ text, detail, kind: 'value' as const }];
	});
}

/** @param own of both documents together. */
export function completionsAt(
	kind: DocumentKind,
	{ path, field }: YamlPlace,
	own: OwnIds,
	catalogues: Catalogues,
): Completion[] {
	if (field !== null) return valuesOf(kind, [...path, field], own, catalogues);
	const fields = keysAt(schemas[kind], path);
	if (fields.length > 0) return fields.map((text) => ({ text, detail: null, kind: 'field' }));
	return valuesOf(kind, path, own, catalogues);
}
