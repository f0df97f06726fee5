/** Readings and memories for the tests of what an utterance earns. */
import type { DialogueAct, Reading } from '../dialogue/reading.ts';
import { testScenario } from '../scenario/testScenario.ts';
import { decideTurn } from './decideTurn.ts';
import { newMemory, rememberReading, rememberTold, type PatientMemory } from './memory.ts';
import type { ReplyPart } from './replyPlan.ts';
import type { TopicKinds } from './turnInput.ts';

export const topics: TopicKinds = new Map([
	['opening_question', { category: 'consultation', kind: 'broad' as const }],
	['cough', { category: 'respiratory', kind: 'topic' as const }],
	['sputum', { category: 'respiratory', kind: 'topic' as const }],
	['fever', { category: 'general', kind: 'topic' as const }],
	['surgery', { category: 'past', kind: 'topic' as const }],
	['hobbies', { category: 'social', kind: 'topic' as const }],
	['travel', { category: 'social', kind: 'topic' as const }],
	['smoking', { category: 'social', kind: 'topic' as const }],
	['smoking_amount', { category: 'social', kind: 'topic' as const, within: 'smoking' }],
	['weight_change', { category: 'general', kind: 'topic' as const }],
	['onset', { category: 'complaint', kind: 'topic' as const }],
	['general_wellbeing', { category: 'general', kind: 'topic' as const }],
	['suicide_plan', { category: 'mental', kind: 'topic' as const }],
]);

export const topicReading = (id: string) => ({
	id,
	score: 0.9,
	words: id,
	style: 'open' as const,
	why: '',
});

export function reading(
	ids: string[],
	acts: DialogueAct[] = [],
	more: Partial<Reading> = {},
): Reading {
	return {
		topics: ids.map(topicReading),
		candidates: [],
		acts: acts.map((act) => ({ act, words: act })),
		style: 'open',
		isQuestion: ids.length > 0,
		...more,
	};
}

/** The parts of the answer, each by its name. */
export function answer(
	read: Reading,
	before: PatientMemory = newMemory(testScenario),
	scenario = testScenario,
) {
	const memory = rememberReading(before, scenario, read);
	const { parts } = decideTurn({
		scenario,
		topics,
		memory,
		reading: read,
		findingIds: [],
	});
	return parts.map((part: ReplyPart) =>
		part.kind === 'line' ? part.key : 'factId' in part ? `${part.kind} ${part.factId}` : part.kind,
	);
}

/** In the middle of the conversation. */
export const later = { ...newMemory(testScenario), turn: 5, hasOpened: true };
/** Later, when these facts have been told. */
export const told = (...ids: string[]) => rememberTold(later, testScenario, ids);
