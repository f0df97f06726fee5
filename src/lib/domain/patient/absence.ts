/** The policy for what no author wrote: by the kind of topic, what the patient says instead of a fact. */
import type { Topic } from '../dialogue/topicCatalogue.ts';
import type { LineKey } from './lines.ts';

const byCategory: Record<string, LineKey> = {
	identity: 'identity',
	past: 'history_absent',
	drugs: 'history_absent',
	family: 'history_absent',
	sexual: 'history_absent',
	gynaecological: 'history_absent',
	social: 'trivia',
	perspective: 'trivia',
	paediatric: 'trivia',
};

/** Habits and exposures stand among everyday matters, but are absent like symptoms when nobody wrote them. */
const absentHabits = new Set([
	'smoking',
	'smoking_amount',
	'alcohol',
	'alcohol_amount',
	'drugs',
	'travel',
	'sick_contacts',
	'exposures',
	'domestic_abuse',
	'legal',
	'bereavement',
	'pets',
]);

/** Details of a complaint that cannot be absent: they are asked by how, when or where. */
const openDetails = new Set([
	'onset',
	'onset_speed',
	'onset_circumstances',
	'site',
	'character',
	'severity',
	'course',
	'duration',
	'frequency',
	'time_of_day',
]);

/** Symptoms and past illnesses default to absent; everyday matters are put aside without inventing. */
export function absenceLine(id: string, topic: Pick<Topic, 'category'> | undefined): LineKey {
	if (openDetails.has(id)) return 'cannot_say';
	if (absentHabits.has(id)) return 'history_absent';
	// "No, never" would be an answer, and an odd one from someone married.
	if (id === 'sexual_activity') return 'trivia';
	return byCategory[topic?.category ?? 'social'] ?? 'symptom_absent';
}
