/** Open facts that an unsure question may have meant: recall first, so that the right one is at hand. */
import type { Reading } from '../../dialogue/reading.ts';
import type { Fact, Scenario } from '../../scenario/schema.ts';
import { isGateOpen } from '../gate.ts';
import { takenIn, type PatientMemory } from '../memory.ts';
import type { TopicKinds } from '../turnInput.ts';

/**
 * Of the topics read and the near misses, surest first; a narrow topic brings the wider one's facts along.
 * What nobody has asked about and what is guarded is never among them.
 */
export function nearFacts(
	scenario: Scenario,
	topics: TopicKinds,
	memory: PatientMemory,
	reading: Reading,
): Fact[] {
	const { topics: read, candidates, isQuestion } = takenIn(reading);
	if (!isQuestion) return [];
	const ids = [...read, ...candidates].map(({ id }) => id);
	const wider = ids.map((id) => topics.get(id)?.within).filter((id) => id !== undefined);
	const found = [...ids, ...wider].flatMap((id) =>
		scenario.facts.filter((fact) => fact.topics.includes(id) && isGateOpen(fact, memory)),
	);
	return [...new Set(found)];
}
