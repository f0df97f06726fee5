/** The lines that findings, actions and the author's timeline add to the transcript. */
import type { CatalogueFinding } from '../scenario/findingCatalogue.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { Utterance } from '../transcript/utterance.ts';
import type { ConsultationEffect } from './events.ts';
import { findingOf } from './findings.ts';

export type Showing = Extract<
	ConsultationEffect,
	{ type: 'showFindings' | 'showAction' | 'showTimeline' }
>;
export type Narration = Pick<Utterance, 'speaker' | 'text'>;

/** @throws when a finding is in neither the scenario nor the catalogue. */
export function narrate(
	effect: Showing,
	scenario: Scenario,
	catalogue: readonly CatalogueFinding[],
): Narration[] {
	if (effect.type === 'showFindings')
		return effect.findingIds
			.map((id) => findingOf(id, scenario, catalogue))
			.map(({ label, result }) => ({ speaker: 'narrator', text: `${label}: ${result}` }));
	if (effect.type === 'showAction')
		return scenario.actions
			.filter(({ id }) => id === effect.actionId)
			.map(({ label, result }) => ({ speaker: 'narrator', text: `${label}: ${result}` }));
	return scenario.timeline
		.filter(({ id }) => id === effect.timelineId)
		.flatMap(({ cue, says }): Narration[] => [
			{ speaker: 'narrator', text: cue },
			...(says ? [{ speaker: 'patient' as const, text: says }] : []),
		]);
}
