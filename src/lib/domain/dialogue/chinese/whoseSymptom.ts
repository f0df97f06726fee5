/** Whose illness a clause asks about: the patient's, a relative's, or that of people around. */
import type { Topic } from '../topicCatalogue.ts';
import { topicsForWhose } from '../whose.ts';

const relative =
	/家里(?:面)?(?:有人|的?人|有没有|有谁|谁|有|老人|长辈|亲戚)|家人|父母|父亲|母亲|爸|妈|爷爷|奶奶|外公|外婆|姥爷|姥姥|兄弟|姐妹|哥哥|弟弟|姐姐|妹妹|亲戚|亲人|亲属|家族|家属|长辈|祖父|祖母|叔叔|伯伯|舅舅|姑姑|阿姨家|直系/;
const around =
	/身边|周围|同事|同学|室友|邻居|旁边的人|一起(?:住|吃)|接触(?:过|的)|别的孩子|其他孩子|同住/;
const spouse = /(?:您|你)的?(?:爱人|丈夫|妻子|老公|老婆|老伴|男朋友|女朋友)|配偶/;
const told =
	/(?:告诉|跟|和|对|与|像|叫)(?:你的?)?(?:家里人|家人|父母|父亲|母亲|爸|妈|亲戚|亲人|兄弟|姐妹|同事|同学|邻居)/;

const heart = new Set(['heart_disease', 'chest_pain', 'palpitations']);
const mental = new Set([
	'mood',
	'anxiety',
	'suicidal_thoughts',
	'suicide_plan',
	'suicide_intent',
	'past_suicide_attempt',
	'self_harm',
	'psychosis',
	'mania',
	'past_mental_health',
	'hopelessness',
]);
const habits = new Set(['smoking', 'smoking_amount', 'alcohol', 'alcohol_amount', 'drugs']);
const catching = new Set([
	'general',
	'respiratory',
	'ent',
	'gastrointestinal',
	'skin',
	'complaint',
]);
const inherited = new Set(['past', 'cardiovascular', 'neurological', 'musculoskeletal', 'drugs']);

export const concernsOthers = (text: string): boolean =>
	(relative.test(text) || around.test(text) || spouse.test(text)) && !told.test(text);

export const namesSpouse = (text: string): boolean => spouse.test(text);

export const namesRelative = (text: string): boolean => relative.test(text);

/** The relative a text names, as it names him; empty where it names none. */
export const relativeIn = (text: string): string => relative.exec(text)?.[0] ?? '';

const suddenDeath =
	/(?:突然|年轻|早|猝|怎么|什么病|什么原因|因为什么).{0,8}(?:去世|过世|走|没了|死|不在)|猝死|早逝/;

/** "您父亲多大年纪没的": the age asked is the one at death. */
const agedAtDeath = /(?:多大|几岁|什么时候|哪年).{0,6}(?:去世|过世|走的|没了?的?$|不在)/;
/** "您兄弟现在怎么样": how he fares, and not whoever is asked. */
const faring = new RegExp(`(?:${relative.source})(?:现在|最近|如今|后来)?(?:怎么样|好吗|还好)`);

/** The catalogue topic that asks of others what `topic` asks of the patient; none where it makes no sense of them. */
export const othersTopic = (topic: Topic, text: string): string | undefined => {
	if (spouse.test(text)) return topicsForWhose(topic, 'household')[0];
	if (habits.has(topic.id)) return topicsForWhose(topic, 'relative')[0];
	if (topic.id === 'general_wellbeing' && relative.test(text)) return 'family_history';
	if (topic.id === 'feelings_now' && faring.test(text)) return 'family_history';
	if (topic.category === 'family' || topic.category === 'social') {
		if (topic.id === 'bereavement' && suddenDeath.test(text)) return 'family_sudden_death';
		return topic.id;
	}
	if (relative.test(text) && agedAtDeath.test(text)) return 'family_history';
	const isAround = around.test(text) && !/父|母|爸|妈|兄弟|姐妹|亲戚|家族/.test(text);
	if (isAround && catching.has(topic.category)) return 'sick_contacts';
	if (!relative.test(text)) return topic.id;
	if (suddenDeath.test(text) || topic.id === 'syncope') return 'family_sudden_death';
	if (heart.has(topic.id)) return 'family_heart_disease';
	if (topic.id === 'cancer') return 'family_cancer';
	if (mental.has(topic.id)) return 'family_mental_health';
	if (topic.id === 'pmh' || topic.id === 'allergies' || inherited.has(topic.category))
		return 'family_history';
	return catching.has(topic.category) ? 'sick_contacts' : topic.id;
};
