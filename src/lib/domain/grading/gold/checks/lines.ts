/** The lines of a gold transcript name facts, findings and actions that the case has. */
import { unknownId, unknownIdFlaws } from '../../../scenario/checks/unknownIds.ts';
import type { Flaw } from '../../../scenario/fault.ts';
import type { NamedFindings } from '../../../scenario/catalogues.ts';
import type { Scenario } from '../../../scenario/schema.ts';
import type { Gold } from '../schema.ts';

export function goldLineFlaws(
	{ lines }: Gold,
	{ facts, findings, actions }: Scenario,
	shared: NamedFindings,
): Flaw[] {
	const known = facts.map(({ id }) => id);
	const deeds = [...actions, ...findings, ...shared.findings].map(({ id }) => id);
	const flaws = lines.flatMap((line, index): Flaw[] => {
		const at = ['lines', index];
		if ('did' in line) {
			return unknownId(line.did, deeds, ['finding or action', 'deeds'], [...at, 'did']);
		}
		if (line.by === 'student') return [];
		return unknownIdFlaws(line.told, known, ['fact', 'facts'], [...at, 'told']);
	});
	if (lines.some((line) => line.by === 'student' && 'text' in line)) return flaws;
	return [
		...flaws,
		{
			path: ['lines'],
			problem: 'the student says nothing in this transcript',
			mend: 'write at least one line "{ by: student, text: … }"',
		},
	];
}
