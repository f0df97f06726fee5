/** Every red flag of the complaint has a fact of its own, present or absent: a shrug there would teach nothing. */
import type { Flaw } from '../fault.ts';
import type { Complaint } from '../redFlags.ts';
import type { Scenario } from '../schema.ts';
import { unknownId } from './unknownIds.ts';

export function redFlagFlaws(
	{ complaint, facts }: Scenario,
	complaints: readonly Complaint[],
): Flaw[] {
	const known = complaints.find(({ id }) => id === complaint);
	const ids = complaints.map(({ id }) => id);
	if (!known) return unknownId(complaint, ids, ['complaint', 'complaints'], ['complaint']);
	const authored = new Set(facts.flatMap(({ topics }) => topics));
	return known.redFlags
		.filter((topic) => !authored.has(topic))
		.map((topic) => ({
			path: ['facts'],
			onKey: true,
			problem: `no fact answers "${topic}", a red flag of "${complaint}"`,
			mend: `write a fact with the topic "${topic}", also where there is nothing: its absence is an answer`,
		}));
}
