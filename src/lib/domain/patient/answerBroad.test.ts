import { describe, expect, it } from 'vitest';
import type { Fact } from '../scenario/schema.ts';
import { testScenario } from '../scenario/testScenario.ts';
import { answerBroad } from './answerBroad.ts';
import type { TopicKinds } from './turnInput.ts';
import { newMemory, rememberTold } from './memory.ts';

const topics: TopicKinds = new Map([
	['site', { category: 'complaint', kind: 'topic' as const }],
	['fatigue', { category: 'general', kind: 'topic' as const }],
	['cough', { category: 'respiratory', kind: 'topic' as const }],
	['onset', { category: 'complaint', kind: 'topic' as const }],
]);
const site: Fact = { ...testScenario.facts[1]!, id: 'site_left', topics: ['site'] };
const scenario = { ...testScenario, facts: [site, ...testScenario.facts] };
const opened = rememberTold({ ...newMemory(scenario), hasOpened: true }, scenario, ['cough_weeks']);

const answer = (asked: string[], memory = opened) =>
	answerBroad(asked, { scenario, topics, memory }).map((part) =>
		part.kind === 'line' ? part.key : part.kind === 'fact' ? part.factId : part.kind,
	);
const having = (...ids: string[]) => rememberTold(opened, scenario, ids);

describe('a broad question', () => {
	it('to go on tells the story in the author’s order', () => {
		expect(answer(['tell_me_more'])).toEqual(['site_left', 'tired']);
	});

	it('for anything else goes on where something was told, though nobody asked to begin', () => {
		const unopened = { ...opened, hasOpened: false };
		expect(answer(['other_symptoms'], unopened)).toEqual(['tired']);
		expect(answer(['tell_me_more'], unopened)).toEqual(['opening']);
		expect(answer(['other_symptoms'], newMemory(scenario))).toEqual(['opening']);
	});

	it('for anything else brings what is new before details of the complaint', () => {
		expect(answer(['anything_else'])).toEqual(['tired', 'site_left']);
	});

	it('for other symptoms is not answered with details of the complaint', () => {
		expect(answer(['other_symptoms'])).toEqual(['tired']);
		expect(answer(['other_symptoms'], having('tired'))).toEqual(['nothing_more']);
	});

	it('for the patient’s questions gets one that is ready, once, and tells nothing', () => {
		expect(answer(['patient_questions'])).toEqual(['nothing_more']);
		expect(answer(['patient_questions'], having('weight_loss'))).toEqual(['question']);
		const put = { ...having('weight_loss'), questionsPut: ['is_it_bad'] };
		expect(answer(['patient_questions'], put)).toEqual(['nothing_more']);
	});
});
