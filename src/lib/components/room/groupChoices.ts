/** The shared list of examinations and tests, narrowed to what was searched for. */
import type { FindingChoice } from '#lib/domain/consultation/studentView.ts';

export type ChoiceGroup = { label: string; choices: FindingChoice[] };

const plain = (words: string) => words.toLocaleLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');

/** Groups keep the order of the list. Every word searched for must occur in the label, another name of it or the group's. */
export function groupChoices(
	choices: FindingChoice[],
	kind: FindingChoice['kind'],
	wanted: string,
): ChoiceGroup[] {
	const words = plain(wanted).split(/\s+/).filter(Boolean);
	const groups = new Map<string, FindingChoice[]>();
	for (const choice of choices) {
		if (choice.kind !== kind) continue;
		const text = plain([choice.label, choice.group, ...choice.alsoCalled].join(' '));
		if (!words.every((word) => text.includes(word))) continue;
		groups.set(choice.group, [...(groups.get(choice.group) ?? []), choice]);
	}
	return [...groups].map(([label, members]) => ({ label, choices: members }));
}
