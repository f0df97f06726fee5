import { describe, expect, it } from 'vitest';
import { splitClauses } from '../clauses.ts';
import type { Language } from '../../../dialogue/topicCatalogue.ts';
import { createClaimWatch, type ClaimRules } from './createClaimWatch.ts';
import { claimRules } from './claims.fixture.ts';

const rules = { en: claimRules('en'), 'zh-CN': claimRules('zh-CN') };

function isCaught(reply: string, language: Language = 'en', more: Partial<ClaimRules> = {}) {
	const watch = createClaimWatch({ ...rules[language], ...more });
	return splitClauses(reply, language).some((clause) => watch.takes(clause));
}

describe('what nothing of the case bears out is caught:', () => {
	it.each<[string, string, Language]>([
		['a symptom', "It's worse at night. I've had a fit, too.", 'en'],
		['a symptom that a fact denies', "I've been coughing up blood.", 'en'],
		['a symptom after a denial', "No headaches, but I've got a rash.", 'en'],
		['a measured figure', 'My temperature was forty-one point five.', 'en'],
		['a test', 'They did an MRI last week.', 'en'],
		['a medicine', 'I take warfarin.', 'en'],
		['an allergy to something else', "I'm allergic to latex.", 'en'],
		['an illness', "I've got asthma.", 'en'],
		['an operation', 'They took out my appendix.', 'en'],
		['as one’s own what is a brother’s', 'I had stents put in.', 'en'],
		['a symptom', '我这两天头疼。', 'zh-CN'],
		['a symptom that a fact denies', '我还咳血。', 'zh-CN'],
		['a measured figure', '体温四十一度五。', 'zh-CN'],
		['a medicine', '我在吃二甲双胍。', 'zh-CN'],
		['an allergy to something else', '我对海鲜过敏。', 'zh-CN'],
		['an operation', '我做过阑尾手术。', 'zh-CN'],
		['as one’s own what is a brother’s', '我自己放过支架。', 'zh-CN'],
	])('%s (%s)', (_, reply, language) => expect(isCaught(reply, language)).toBe(true));
});

describe('a reply goes through', () => {
	it.each<[string, string, Language]>([
		['that says a fact in other words', "I've been coughing for about six weeks.", 'en'],
		['that says a figure of the case', 'My temperature was 38.2.', 'en'],
		['that denies what was asked', "No, I haven't had a fit, or a rash, or anything.", 'en'],
		['that goes on with what it denies', 'No fever, chills, rash.', 'en'],
		['that only asks', 'Is it asthma, do you think?', 'en'],
		['that only fears', "I'm scared that it's cancer.", 'en'],
		['that only likens', "It's sharp, like a toothache.", 'en'],
		['of the brother', 'He had stents, my brother.', 'en'],
		['of a year', 'That was in 2015, the cough.', 'en'],
		['that says a fact in other words', '咳了有六个礼拜了，一直咳嗽。', 'zh-CN'],
		['that denies what was asked', '没有，没抽过风，也没起疹子。', 'zh-CN'],
		['that only asks', '我是不是得了哮喘？', 'zh-CN'],
		['that only fears', '我怕是肺癌。', 'zh-CN'],
		['of the brother', '我弟弟放过支架。', 'zh-CN'],
	])('%s (%s)', (_, reply, language) => expect(isCaught(reply, language)).toBe(false));

	it('that repeats a figure the student named', () => {
		const reply = 'My blood pressure was 176, you say.';
		expect(isCaught(reply, 'en', { said: new Set([176]) })).toBe(
			isCaught('My blood pressure, you say.'),
		);
	});
	it('that says what a guarded fact bears out once it may be told, and not before', () => {
		const reply = "I've had a seizure, a couple of times.";
		expect(isCaught(reply, 'en', { tellable: new Set(['fits']) })).toBe(false);
		expect(isCaught(reply)).toBe(true);
	});

	it('that speaks of what was done in this conversation', () => {
		expect(isCaught('That morphine helped.')).toBe(true);
		expect(isCaught('That morphine helped.', 'en', { undergone: new Set(['morphine']) })).toBe(
			false,
		);
	});
});

describe('where the plan only denies', () => {
	it.each<[string, Language]>([
		['Yes, a bit.', 'en'],
		['Sometimes, in the evening.', 'en'],
		['有一点。', 'zh-CN'],
	])('to say yes is to invent: %s', (reply, language) => {
		expect(isCaught(reply, language)).toBe(false);
		expect(isCaught(reply, language, { deniesAll: true })).toBe(true);
	});
	it('any denial goes through', () => {
		expect(isCaught('No, nothing like that.', 'en', { deniesAll: true })).toBe(false);
		expect(isCaught('没有。', 'zh-CN', { deniesAll: true })).toBe(false);
	});
});

describe('where something may be made up', () => {
	it('it is nothing that an untold fact decides', () => {
		const decided = new Set(['occupation']);
		expect(isCaught('I do a bit of painting.', 'en', { decided })).toBe(false);
		expect(isCaught('I work as a teacher.', 'en', { decided })).toBe(true);
		expect(isCaught('I work as a gardener.', 'en', { decided })).toBe(false);
	});
});
