/** Examination and test results: the scenario's own, else its word for all others, else the shared normal one. */
import type { CatalogueFinding } from '../scenario/findingCatalogue.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { FindingChoice, RevealedFinding } from './studentView.ts';

/** @throws when neither the scenario nor the catalogue knows the id; check with `isKnownFinding` first. */
export function findingOf(
	id: string,
	scenario: Scenario,
	catalogue: readonly CatalogueFinding[],
): RevealedFinding {
	const own = scenario.findings.find((finding) => finding.id === id);
	const shared = catalogue.find((finding) => finding.id === id);
	const result = own?.result ?? (shared && (scenario.otherFindings ?? shared.normal));
	if (!result) throw new Error(`No finding "${id}" in the scenario or the catalogue.`);
	return {
		id,
		kind: own?.kind ?? shared?.kind ?? 'examination',
		label: own?.label ?? shared?.label ?? id,
		result,
		image: own?.image ? { url: `/findings/${own.image.file}`, alt: own.image.alt } : null,
	};
}

/** The whole shared list and what the scenario adds, in one order, so that the list hints at nothing. */
export function findingChoices(
	scenario: Scenario,
	catalogue: readonly CatalogueFinding[],
): FindingChoice[] {
	const shared = catalogue.map(({ id, kind, group, label, spoken }) => ({
		...{ id, kind, group, label },
		alsoCalled: spoken,
	}));
	const known = new Set(shared.map(({ id }) => id));
	const own = scenario.findings
		.filter(({ id }) => !known.has(id))
		.map(({ id, kind, label }) => ({
			id,
			kind: kind ?? ('examination' as const),
			group: shared.find((choice) => choice.kind === (kind ?? 'examination'))?.group ?? '',
			label: label ?? id,
			alsoCalled: [],
		}));
	return [...shared, ...own];
}

export const isKnownFinding = (
	id: string,
	scenario: Scenario,
	catalogue: readonly CatalogueFinding[],
): boolean => findingChoices(scenario, catalogue).some((choice) => choice.id === id);

const isLatin = (text: string) => /[a-z]/i.test(text);

/** Between the deed and the part: "看看您的脚" names "看看脚". */
const betweenChinese = /一下|(?:您|你|他|她|孩子|宝宝)的?/gu;
/** One character stands in too many words ("手" in "手术"): it counts behind what is done to it. */
const examining = /[看查摸按压听]$/u;

function mentionsChinese(utterance: string, wanted: string): boolean {
	const said = utterance.replace(betweenChinese, '');
	if (wanted.length > 1) return utterance.includes(wanted) || said.includes(wanted);
	return said
		.split(wanted)
		.slice(0, -1)
		.some((before) => examining.test(before));
}

function mentions(utterance: string, phrase: string): boolean {
	const [said, wanted] = [utterance.toLowerCase(), phrase.toLowerCase()];
	if (!isLatin(phrase)) return mentionsChinese(said, wanted);
	return ` ${said.replace(/[^a-z0-9]+/g, ' ')} `.includes(
		` ${wanted.replace(/[^a-z0-9]+/g, ' ').trim()} `,
	);
}

/** Findings that an utterance names; whether it asks for them is the interpreter's to say. */
export function findingsNamed(utterance: string, catalogue: readonly CatalogueFinding[]): string[] {
	return catalogue
		.filter(({ spoken, label }) => [...spoken, label].some((phrase) => mentions(utterance, phrase)))
		.map(({ id }) => id);
}
