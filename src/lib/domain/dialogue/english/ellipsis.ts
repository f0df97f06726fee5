/** Questions that say nothing without the turn before: "and your mother?", "how much?", "when was that?". */
import type { PriorTurn, TopicId } from '../reading.ts';

const AMOUNT =
	/^(?:(?:and )?(?:roughly |about )?(?:how (?:much|many|often|long)(?: (?:a|per|each|every|in a) (?:day|week|night|month))?(?: (?:do|did|would|have|has) you(?: (?:say|usually|normally|been|do|have|doing|doing it|doing that))*)?(?: (?:was|is) that)?(?: for)?|for how long|(?:for )?how many (?:years|months|weeks|days|times|milligrams)|how many would (?:you say|that be)|when did you (?:stop|quit|start|give up)|when was (?:your|the) last (?:one|time)|per day|a day)(?: ago)?)$/;
const GENERIC =
	/^(?:(?:and |so )?(?:when (?:exactly |roughly |about )?was (?:that|this|it)|how long ago (?:was|were) (?:that|this|it|they|those)|what (?:was|were|is|are) (?:that|it|those|they|this)(?: for)?|what for|why (?:was|is) (?:that|it)|what happened(?: (?:then|there|with that))?|which (?:one|ones)|what (?:kind|type|sort)(?: (?:of .{1,30}))?(?: (?:was|is|are) (?:it|that|they|those))?|how (?:was|did|is) (?:that|it|this)(?: go)?|and (?:after|since) (?:that|then)|what about (?:that|then|since then)|is that all|nothing else|nothing like that|are you sure|none at all|not at all|(?:did|does|do) (?:it|that|they|those) (?:help|work)(?: (?:at all|you))?|who prescribed (?:it|that|them|those)(?: for you)?|any complications(?: from that)?|can you tell me more about (?:that|it|this)|(?:what made (?:you|him|her|them) decide|why did (?:you|he|she|they) decide) (?:against|not to have|on) (?:it|them|that|those)|why (?:has|have|did|does|do|was|were|is|are) (?:not )?(?:you|he|she|they|it) (?:not )?(?:[a-z]+ )?(?:had|have|get|got|take|taken|use|done|do|want|given|give) (?:it|them|that|those)(?: done)?|(?:and )?(?:do )?you (?:take|use|do|have) (?:that|it|them|those) (?:regularly|every day|often|daily)|(?:like )?(?:all|everything|all of) (?:of )?(?:that|those|them) (?:is|are|has been|was|all)(?: all)? (?:normal|fine|okay|ok|good)|(?:so )?no (?:no )?(?:issues|complaints|problems|concerns|trouble)(?: or (?:no )?(?:issues|complaints|problems|concerns))?(?: (?:at all|there|with that|with it|with any of that))*|do you (?:still|remember when)|still|what did (?:they|the doctors?) (?:do|say|find)(?: .{1,30})?))$/;
const PERSON =
	/^(?:(?:and |what about |how about |what of )*(?:your |the |his |her )?(?:mum|mom|mother|dad|father|parents|brothers?|sisters?|siblings|brothers? (?:and|or) sisters?|grandparents|grand\w+|aunts?|uncles?|wife|husband|partner|children|kids|son|daughter|you|yourself))$/;

/** Say nothing by themselves; "how long" and "how often" are the complaint's where the complaint was spoken of. */
const BARE_OF_COMPLAINT: readonly [RegExp, TopicId][] = [
	[
		/^(?:when|when exactly|when would that be|since when|how long|how long ago|how long (?:now|for)|since how long)$/,
		'onset',
	],
	[
		/^how long (?:has|have) that been (?:going on|happening|there|so|like that)(?: for| now)?$/,
		'onset',
	],
	[/^for how long$/, 'duration'],
	[/^(?:where|where exactly|whereabouts)$/, 'site'],
	[/^(?:how often|how frequently|how regularly)$/, 'frequency'],
];
const BARE_DETAIL =
	/^(?:why|why not|why so|how come|how so|how many|how much|how old|how high|how far|how big|how bad|which|who|with who|with whom|what colou?r|such as|like what|like|what for|what about|about what|for example|meaning|meaning what|in what way|in what sense)$/;
/** "How often do you use that?": a question word and nothing but what was spoken of. */
const DETAIL_OF_IT =
	/^(how (?:often|much|long|many(?: times)?|regularly)) (?:do|did|would|have|are|were|had) you (?:(?:say|been|usually|normally|you) )*(?:us\w+|tak\w+|hav\w+|do\w*|had|get\w*|smok\w+|drink\w*|need\w*|on) (?:it|that|them|those|this|these)(?: for)?$/;
const INVITES_MORE =
	/^(?:please )?(?:and|and then|then|then what|and then what|what then|(?:do )?go on|really|carry on|keep going|(?:do )?continue|and so)$/;
const LEADING_WORDS = /^(?:(?:and|so|okay|ok|oh|but|yeah|right|well) )+(?=\S)/;

/** After these a bare "when?" or "where?" asks of the complaint itself. */
const ofComplaint = new Set(
	`opening_question tell_me_more anything_else other_symptoms pain chest_pain onset onset_circumstances
	onset_speed duration course frequency site radiation character severity mood`.split(/\s+/),
);
const broad = new Set(['opening_question', 'tell_me_more', 'anything_else', 'other_symptoms']);

/** Named beside another topic, these only frame it (see ranking). */
const framing = new Set(['pain', 'family_history', 'general_wellbeing', 'other_symptoms']);

const BLOOD =
	/^(?:and |(?:are you )?(?:really )?(?:sure )?(?:that )?)(?:(?:(?:have|did|do) you (?:ever )?(?:notic\w+|seen?|had)|(?:has|had) there (?:ever )?been|(?:is|was) there|what about) )?(?:(?:ever )?(?:any|no|never any) )?blood(?: in (?:it|there|that|this)| with (?:it|that)| that you (?:have )?notic\w+| at all)*$/;
/** What the blood just spoken of looks like. */
const LOOK_OF_BLOOD =
	/^(?:and )?(?:(?:is|was|were) (?:it|the blood|they) (?:like )?(?:a )?(?:(?:very|more|mostly) )?(?:bright|fresh|dark|red|old|clotted|streak\w*|speck\w*|clot\w*|mixed)|bright red or|what colou?r (?:is|was) (?:it|the blood)$)/;
const bloodTopics = new Set(['haemoptysis', 'blood_in_stool', 'blood_in_urine']);
/** Where blood is looked for, after these. */
const bloodIn: Record<TopicId, TopicId> = {
	cough: 'haemoptysis',
	sputum: 'haemoptysis',
	haemoptysis: 'haemoptysis',
	diarrhoea: 'blood_in_stool',
	bowel_habit: 'blood_in_stool',
	urinary_symptoms: 'blood_in_urine',
	urine_output: 'blood_in_urine',
};

/** "Plan?", after thoughts of suicide: one word that only these questions give a meaning. */
const RISK_DETAIL: readonly [RegExp, TopicId][] = [
	[/^(?:(?:and|ok|okay|so|any|a|the) )*plans?$/, 'suicide_plan'],
	[/^(?:(?:and|ok|okay|so|any|a|the) )*(?:means|access)$/, 'suicide_means'],
	[/^(?:(?:and|ok|okay|so|any|an|the) )*inten(?:t|tion|tions)$/, 'suicide_intent'],
];
const isSuicide = (topic: TopicId) => topic.startsWith('suicid');

const amountOf: Record<TopicId, TopicId> = {
	smoking: 'smoking_amount',
	smoking_amount: 'smoking_amount',
	alcohol: 'alcohol_amount',
	alcohol_amount: 'alcohol_amount',
};

/** "How much would you say you have on a usual evening?": how much, and nothing that says of what. */
const AMOUNT_WORDS = new Set(
	`how much many often long would do did does you say is it really that this usually normally typically on in a an
	the usual normal typical average day days week weeks night nights evening evenings weekend weekends most each every
	per have has had he she then roughly about exactly actually and so be been time times though for of them those some`.split(
		/\s+/,
	),
);
const isBareAmount = (words: string): boolean =>
	/^(?:(?:and|so) )*how (?:much|many|often)\b/.test(words) &&
	words.split(' ').every((word) => AMOUNT_WORDS.has(word));

/** Which topics a text names. */
export type TopicsNamed = (text: string) => readonly TopicId[];

/** What the patient came with: what was named in answer to the opening question, or to "tell me more". */
function complaintOf(before: readonly PriorTurn[], named: TopicsNamed): ReadonlySet<TopicId> {
	const isOpening = ({ topics }: PriorTurn) =>
		topics?.some((topic) => topic === 'opening_question' || topic === 'tell_me_more');
	return new Set(
		before.flatMap((turn, index) =>
			turn.speaker === 'patient' && before[index - 1] && isOpening(before[index - 1] as PriorTurn)
				? named(turn.text)
				: [],
		),
	);
}

/** The topics last asked; after a broad question, or none, the one topic the patient's last sentence named. */
function lastTopics(before: readonly PriorTurn[], named: TopicsNamed): readonly TopicId[] {
	const asked = before.findLast((turn) => turn.speaker === 'student' && turn.topics?.length);
	const topics = asked?.topics ?? [];
	const last = before.at(-1);
	if (last?.speaker !== 'patient' || !topics.every((topic) => broad.has(topic))) return topics;
	const told = named(
		last.text
			.trim()
			.split(/(?<=[.!?])\s+/)
			.at(-1) ?? '',
	);
	return told.length === 1 ? told : topics;
}

const familyOnly = (topics: readonly TopicId[]) => {
	const family = topics.filter((topic) => topic.startsWith('family'));
	return family.length > 0 ? family : ['family_history'];
};

export const isBare = (words: string): boolean =>
	[words, words.replace(LEADING_WORDS, '')].some(
		(text) =>
			BARE_DETAIL.test(text) ||
			DETAIL_OF_IT.test(text) ||
			INVITES_MORE.test(text) ||
			BARE_OF_COMPLAINT.some(([pattern]) => pattern.test(text)),
	);

function ofBare(
	words: string,
	before: readonly PriorTurn[],
	named: TopicsNamed,
): TopicId[] | undefined {
	const last = lastTopics(before, named);
	const topic = last.findLast((one) => !framing.has(one)) ?? last.at(-1);
	const isBroad = topic === undefined || broad.has(topic);
	if (INVITES_MORE.test(words)) return isBroad ? ['tell_me_more'] : [topic, 'tell_me_more'];
	const asked = DETAIL_OF_IT.exec(words)?.[1] ?? words;
	const attribute = BARE_OF_COMPLAINT.find(([pattern]) => pattern.test(asked))?.[1];
	// "When did you first see the blood?", and how long has that been? The blood, not its onset, was spoken of.
	const about = last.findLast((one) => !ofComplaint.has(one)) ?? topic;
	if (attribute && about && (ofComplaint.has(about) || complaintOf(before, named).has(about)))
		return [attribute];
	if (isBroad) return DETAIL_OF_IT.test(words) ? undefined : ['tell_me_more'];
	if (attribute && about) return [about];
	return [/how (?:many|much|often|long)/.test(words) ? (amountOf[topic] ?? topic) : topic];
}

/**
 * What an elliptical question asks, read with the turns before; undefined if it stands by itself.
 * A bare "why?" or "and?" with nothing before it asks to be told more.
 */
export function topicsByEllipsis(
	words: string,
	before: readonly PriorTurn[],
	named: TopicsNamed,
): TopicId[] | undefined {
	if (isBare(words)) {
		const isPlain = INVITES_MORE.test(words) || BARE_DETAIL.test(words);
		return ofBare(isPlain ? words : words.replace(LEADING_WORDS, ''), before, named);
	}
	const last = lastTopics(before, named);
	if (PERSON.test(words) && !/(?:^| )you(?:rself)?$/.test(words))
		return last.length > 0 ? familyOnly(last) : undefined;
	const first = last.at(-1);
	if (first === undefined) return undefined;
	const risk = isSuicide(first) && RISK_DETAIL.find(([pattern]) => pattern.test(words));
	if (risk) return [risk[1]];
	const blood = BLOOD.test(words) ? last.flatMap((topic) => bloodIn[topic] ?? []) : [];
	if (blood.length > 0) return blood.slice(-1);
	if (LOOK_OF_BLOOD.test(words) && bloodTopics.has(first)) return [first];
	if (AMOUNT.test(words) || isBareAmount(words)) return [amountOf[first] ?? first];
	return GENERIC.test(words) ? [first] : undefined;
}

const SMALL = new Set(
	`a an the and or so just only about around like in on at of for to it is was your you my i oh okay right well
	maybe more less than every per each then still`.split(/\s+/),
);

/** "Three days?", after "about three days": said again to be confirmed. */
export function echoes(words: readonly string[], before: readonly PriorTurn[]): boolean {
	const last = before.at(-1);
	if (last?.speaker !== 'patient' || words.length > 6) return false;
	const said = new Set(last.text.toLowerCase().split(/[^\p{L}\p{N}']+/u));
	const telling = words.filter((word) => !SMALL.has(word));
	return telling.length > 0 && telling.every((word) => said.has(word));
}

/** What is confirmed by an echo: what was asked before it, if that was more than a broad question. */
export const topicsOfEcho = (before: readonly PriorTurn[]): readonly TopicId[] =>
	(before.findLast((turn) => turn.speaker === 'student')?.topics ?? []).filter(
		(topic) => !broad.has(topic),
	);
