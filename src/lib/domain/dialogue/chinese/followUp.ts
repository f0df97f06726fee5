/** Short questions that only make sense with the turn before: "那酒呢？", "多少？", "父亲呢？". */
import type { Topic } from '../topicCatalogue.ts';
import type { PriorTurn } from '../reading.ts';
import type { Choice } from './clauseTopics.ts';
import type { TopicIndex } from './topicIndex.ts';
import { namesRelative, othersTopic } from './whoseSymptom.ts';

const longestFollowUp = 9;
/** Below it a topic was read by likeness alone, and what was asked before says more. */
export const surelyNamed = 0.6;
/** A short question needs a clearer name than a whole one to stand on its own. */
const namedOutright = 0.7;
const lookBack = 3;
const amountOf: Record<string, string> = { smoking: 'smoking_amount', alcohol: 'alcohol_amount' };
const reactionOf: Record<string, string> = { allergies: 'allergy_reaction' };
/** Attributes that follow a known habit, illness or drug as details of it, not of the complaint. */
const habits = new Set([
	'past',
	'drugs',
	'social',
	'sexual',
	'gynaecological',
	'paediatric',
	'family',
]);
const details = new Set([
	'onset',
	'duration',
	'frequency',
	'severity',
	'character',
	'site',
	'course',
	'allergy_reaction',
	'smoking_amount',
	'alcohol_amount',
]);

/** Names the complaint, or asks for leave to talk: leans on nothing before it. */
const standsAlone =
	/胸|心口|疼|怎么不早|为什么不早|不舒服|难受|疼还是|闷还是|(?:跟|和|与)(?:您|你)(?:聊|谈|了解)/;

/** "一天抽几包烟" says of what: it is no detail of anything asked before. */
const substance = /烟|酒|抽/;

/** "拉几天了" says itself what it asks of, and that is no detail of an illness or a habit asked before. */
const symptom = /[疼拉咳吐烧喘晕肿胀痒泻]|出血|发热/;

const amount = /多少|几(?:根|支|包|两|瓶|杯|年|次)|多久|多长|多不多|多吗|量大|厉害吗|频繁/;
const reaction = /反应|怎么样|什么样|症状|表现|会怎/;
const attributes: readonly (readonly [RegExp, string])[] = [
	[/什么时候|多久了|几天了|多长时间了|哪天|从何时/, 'onset'],
	[/持续|一次多久|多久$|多长时间$/, 'duration'],
	[/经常|几次|频繁|多久一次/, 'frequency'],
	[/严重|厉害|几分/, 'severity'],
	[/哪里|哪边|什么地方|什么位置/, 'site'],
	[/什么样|什么感觉|怎么个/, 'character'],
];
const detail =
	/什么|哪|几|多|谁|怎么|为什么|严重|经常|具体|比如|例如|颜色|正常|规律|现在还|以前|最近|控制/;

/** "到底打过没有", "做了吗": what was done is named in the turn before. */
const elliptical =
	/^(?:到底|究竟|后来|现在|以前|都|还)*[打做查吃用治量输](?:过|了|着)?(?:没有|没)?$/;
/** Before a short question, and no part of what it asks. */
const leadIn =
	/^(?:那么|那|嗯|哦|好)?(?:当时|当初)?(?:是)?(?=因?为什么|怎么)|^(?:那么|那|嗯|哦|好)/;

const priorTopics = (before: readonly PriorTurn[], index: TopicIndex): Topic[] => {
	const asked = before.filter(({ speaker }) => speaker === 'student').slice(-lookBack);
	const last = asked.reverse().find(({ topics }) => topics && topics.length > 0);
	return (last?.topics ?? []).flatMap((id) => index.topics.get(id) ?? []);
};

const invitesMore =
	/^(?:那|嗯|哦|好)?(?:(?:再)?然后|后来|接着|还有)(?:呢|怎么样了?呢?)$|^(?:请|您|你)?(?:继续|接着|往下)(?:说|讲)(?:吧|呗)?$/;
const bare =
	/^(?:那|嗯|哦)?(?:(?:为什么|为何|怎么说|怎么讲|比如说?|例如|譬如|像什么)(?:呢|啊|呀)?|(?:真的|是吗|当真)(?:吗|啊)?)$/;
/** Whether a clause (in canonical spelling) says nothing without the turn before it. */
export const isBare = (text: string): boolean => invitesMore.test(text) || bare.test(text);

const isBroad = (topic: Topic | undefined) => !topic || topic.category === 'consultation';

const choice = (topic: Topic | undefined, score: number, why: string): Choice[] =>
	topic ? [{ topic, score, why }] : [];

const ofRelative = (text: string, prior: readonly Topic[], index: TopicIndex): Choice[] => {
	const [topic] = prior;
	const theirs = topic && index.topics.get(othersTopic(topic, text) ?? '');
	const isFamily = theirs?.category === 'family' || theirs?.id === 'sick_contacts';
	const asked = isFamily ? theirs : index.topics.get('family_history');
	return choice(asked, 0.8, 'a relative, after the turn before');
};

const ofPrior = (text: string, topic: Topic, index: TopicIndex): Choice[] => {
	const narrow = amount.test(text)
		? amountOf[topic.id]
		: reaction.test(text)
			? reactionOf[topic.id]
			: undefined;
	if (narrow) return choice(index.topics.get(narrow), 0.85, `detail of ${topic.id}, asked before`);
	if (habits.has(topic.category)) return choice(topic, 0.75, `detail of ${topic.id}, asked before`);
	const attribute = attributes.find(([pattern]) => pattern.test(text));
	if (attribute) return choice(index.topics.get(attribute[1]), 0.75, `follows ${topic.id}`);
	return choice(topic, 0.65, `detail of ${topic.id}, asked before`);
};

const suicidal = new Set(['suicidal_thoughts', 'suicide_plan', 'suicide_intent', 'self_harm']);
/** After thoughts of suicide, "试过吗" asks for an attempt, never for a remedy. */
const afterSuicidal: readonly (readonly [RegExp, string])[] = [
	[/试过|尝试|做过|行动过|有过行动/, 'past_suicide_attempt'],
	[/(?:哪天|哪一天|几号)(?!开始|起|有)/, 'suicide_intent'],
	[/计划|打算|怎么做|具体|方法|方式|用什么/, 'suicide_plan'],
];

/** What a short question means after the turn before; empty when it stands on its own. */
export const readFollowUp = (
	text: string,
	own: readonly Choice[],
	before: readonly PriorTurn[],
	index: TopicIndex,
): Choice[] => {
	const bare = text.replace(leadIn, '').replace(/[呢啊呀吗]+$/, '');
	if (bare.length > longestFollowUp || standsAlone.test(text)) return [];
	const prior = priorTopics(before, index);
	if (namesRelative(bare) && bare.length <= 6 && own.length === 0)
		return ofRelative(bare, prior, index);
	const [topic] = prior;
	if (!topic || isBroad(topic)) return [];
	const narrowed = suicidal.has(topic.id) && afterSuicidal.find(([asks]) => asks.test(bare));
	if (narrowed) return choice(index.topics.get(narrowed[1]), 0.85, `follows ${topic.id}`);
	if (habits.has(topic.category) && symptom.test(bare)) return [];
	const named = own.filter(({ score }) => score >= namedOutright);
	const isDetail = named.length > 0 && named.every((it) => details.has(it.topic.id));
	if (isDetail) {
		if (named.some(({ topic: { within } }) => within) && substance.test(bare)) return [];
		const isOwnDetail = named.every((it) => prior.some(({ id }) => id === it.topic.within));
		if (!habits.has(topic.category)) return [];
		return isOwnDetail ? [] : ofPrior(bare, topic, index);
	}
	const leans = detail.test(bare) || elliptical.test(bare);
	return named.length === 0 && leans ? ofPrior(bare, topic, index) : [];
};

/** "为什么？" is about what was asked before, "还有呢？" about that and whatever else there is. */
export const readBare = (
	text: string,
	before: readonly PriorTurn[],
	index: TopicIndex,
): Choice[] => {
	const [topic] = priorTopics(before, index);
	const broad = index.topics.get(text.includes('还有') ? 'anything_else' : 'tell_me_more');
	const own = isBroad(topic) ? [] : choice(topic, 0.75, 'leans on the turn before');
	return invitesMore.test(text) || own.length === 0
		? [...own, ...choice(broad, 0.7, 'invites to go on')]
		: own;
};

const longestEcho = 6;

/** "三天？", after "三天前": said again to be confirmed, on what was asked before. */
export const readEcho = (
	plain: string,
	before: readonly PriorTurn[],
	index: TopicIndex,
): Choice[] => {
	const last = before.at(-1);
	const said = plain.replace(/^(?:所以|那|就|是|只)+/, '');
	if (last?.speaker !== 'patient' || said.length === 0 || said.length > longestEcho) return [];
	if (!last.text.includes(said)) return [];
	const asked = priorTopics(before.slice(-2), index).filter((topic) => !isBroad(topic));
	return asked.flatMap((topic) => choice(topic, 0.7, 'said again after the patient'));
};
