/** Whose symptom or habit a question is about, and what that makes of the topic named. Language-neutral. */
import type { TopicId } from './reading.ts';
import type { Topic } from './topicCatalogue.ts';

/**
 * `household`: whoever lives, works or plays with the patient; `relative`: the family whose illnesses may be inherited;
 * `sibling`: a relative who may also have caught it; `speaker`: whoever speaks for the patient.
 */
export type Whose = 'patient' | 'relative' | 'household' | 'sibling' | 'speaker';

const illness = new Set([
	'general',
	'cardiovascular',
	'respiratory',
	'ent',
	'gastrointestinal',
	'urinary',
	'neurological',
	'musculoskeletal',
	'skin',
	'past',
	'gynaecological',
]);
/** Of the questions about a complaint, those that make sense of another person. */
const complaintOfOthers = new Set(['prior_episodes', 'pain', 'other_symptoms']);
const isIllness = (topic: Topic) =>
	(illness.has(topic.category) && !ownOnly.has(topic.id)) || complaintOfOthers.has(topic.id);
const heart = new Set([
	'heart_disease',
	'hypertension',
	'cholesterol',
	'stroke',
	'chest_pain',
	'palpitations',
]);
const ownOnly = new Set([
	'occupation',
	'work_problems',
	'alcohol',
	'alcohol_amount',
	'drugs',
	'smoking_amount',
	'exercise',
	'diet',
	'caffeine',
	'medications',
	'immunisation',
	'age',
	'name',
	'past_investigations',
	'surgery',
	'hospitalisation',
]);
const isOwnOnly = (topic: Topic) => ownOnly.has(topic.id) || topic.category === 'complaint';

function ofRelative(topic: Topic): TopicId[] {
	if (heart.has(topic.id)) return ['family_heart_disease', 'family_history'];
	if (topic.id === 'cancer') return ['family_cancer', 'family_history'];
	if (topic.id === 'smoking') return ['exposures'];
	if (topic.id === 'allergies') return ['family_history'];
	if (topic.category === 'mental') return ['family_mental_health', 'family_history'];
	if (isIllness(topic)) return ['family_history'];
	return isOwnOnly(topic) ? [] : [topic.id];
}

function ofHousehold(topic: Topic): TopicId[] {
	if (topic.id === 'smoking') return ['exposures'];
	if (topic.id === 'general_wellbeing') return [];
	if (isIllness(topic)) return ['sick_contacts'];
	return isOwnOnly(topic) || topic.category === 'mental' ? [] : [topic.id];
}

const caught = new Set(['general', 'respiratory', 'ent', 'gastrointestinal', 'skin']);
const isCaught = (topic: Topic) =>
	(caught.has(topic.category) && !ownOnly.has(topic.id)) || complaintOfOthers.has(topic.id);

const wellbeing = new Set(['sleep', 'fatigue', 'general_wellbeing', 'appetite', 'eating']);
const ofOneself = new Set(['sexual', 'gynaecological']);

/** "Have you slept?", said to the mother of a sick child, asks how she herself fares. */
function ofSpeaker(topic: Topic): TopicId[] {
	if (wellbeing.has(topic.id) || topic.category === 'mental') return ['feelings_now'];
	if (topic.category === 'past' || topic.id === 'allergies') return ofRelative(topic);
	if (topic.category === 'complaint') return [topic.id];
	return ofOneself.has(topic.category) ? [] : ofHousehold(topic);
}

/** "Does your mother smoke?" is not the patient's smoking; "has your flatmate a cough?" asks for a contact. */
export function topicsForWhose(topic: Topic, whose: Whose): TopicId[] {
	if (whose === 'patient') return [topic.id];
	if (whose === 'speaker') return ofSpeaker(topic);
	if (whose === 'sibling') return isCaught(topic) ? ['sick_contacts'] : ofRelative(topic);
	return whose === 'relative' ? ofRelative(topic) : ofHousehold(topic);
}

/** Whether a list that goes on after a question about the family is still about the family here. */
export const staysWithFamily = (topic: Topic): boolean =>
	topic.category === 'past' && !isOwnOnly(topic);
