/** Chooses which of the topics a clause names it really asks about; doubt becomes a candidate. */
import type { Topic } from '../topicCatalogue.ts';
import { canonicalText } from './canonicalText.ts';
import type { CueHit, Likeness, TopicIndex } from './topicIndex.ts';
import { concernsOthers, namesSpouse, othersTopic } from './whoseSymptom.ts';

export type Choice = { topic: Topic; score: number; why: string };
export type ClauseTopics = { chosen: Choice[]; doubtful: Choice[] };

/** Set on the labelled questions that were seen: likeness that answers alone, and the lead it needs. */
const sureLikeness = 0.86;
const exactLikeness = 0.97;
const enoughLikeness = 0.42;
const neededLead = 0.08;
const worthNaming = 0.16;

/** "咳嗽多久了" asks how long, not whether: what is asked of a symptom outweighs its name. */
const attributeBonus = 0.1;

const listMark = /[、和或跟与及,，]|还是|还有|以及|加上/;
const context =
	/^(?:的)?(?:时候|时|那会|那阵|当时|那天|发作|以后|之后|之前|后(?=.)(?![背面脑])|期间|同时|这个|这|的药|的东西|厉害)/;

/** Say little by themselves: any other topic named beside them is meant. */
const general = new Set([
	'opening_question',
	'pain',
	'children',
	'general_wellbeing',
	'pmh',
	'family_history',
	'age',
	'feelings_now',
]);

const cueScore = (hit: CueHit, likeness: number) =>
	Math.min(1, 0.6 + 0.04 * Math.min(hit.size, 5) + 0.4 * likeness);

const fromCue = (hit: CueHit, likeness: number): Choice => ({
	topic: hit.topic,
	score: cueScore(hit, likeness),
	why: `cue "${hit.cue}"`,
});
const fromPhrasing = ({ topic, phrasing, similarity }: Likeness): Choice => ({
	topic,
	score: Math.min(1, similarity),
	why: `like "${phrasing}" (${similarity.toFixed(2)})`,
});

const together = (a: CueHit, b: CueHit, text: string) => {
	const [first, second] = a.start <= b.start ? [a, b] : [b, a];
	if (first.start === second.start) return true;
	const between = text.slice(first.end, second.start);
	return between.length <= 1 || (between.length <= 8 && listMark.test(between));
};

const isAttribute = (hit: CueHit) =>
	(hit.topic.category === 'complaint' && hit.topic.id !== 'pain') || hit.topic.within !== undefined;

/** Symptoms named as the setting of another question ("胸痛的时候出汗吗") step back. */
const mainHits = (hits: readonly CueHit[], text: string): CueHit[] => {
	const foreground = hits.filter((hit) => !context.test(text.slice(hit.end)) || hit.size > 5);
	const rest = foreground.length > 0 ? foreground : hits;
	const named = rest.filter(({ topic }) => !general.has(topic.id));
	const onlyWho = named.every(({ topic }) => topic.category === 'identity');
	return onlyWho ? [...rest] : named;
};

/** The best hit, and those listed beside it that are of its kind. */
const chooseHits = (hits: CueHit[], text: string, like: (hit: CueHit) => number): CueHit[] => {
	const main = mainHits(hits, text);
	const worth = (hit: CueHit) => cueScore(hit, like(hit)) + (isAttribute(hit) ? attributeBonus : 0);
	const best = main.reduce((a, b) => (worth(b) > worth(a) ? b : a));
	const group = new Set([best]);
	for (let grew = true; grew;) {
		grew = false;
		for (const hit of main)
			if (
				!group.has(hit) &&
				isAttribute(hit) === isAttribute(best) &&
				[...group].some((member) => together(member, hit, text))
			) {
				group.add(hit);
				grew = true;
			}
	}
	return [...group];
};

const byScore = (a: Choice, b: Choice) => b.score - a.score;

const withoutCues = (near: readonly Likeness[]): ClauseTopics => {
	const [first, second] = near;
	const sure =
		first &&
		first.similarity >= enoughLikeness &&
		first.similarity - (second?.similarity ?? 0) >= neededLead;
	const named = near.filter(({ similarity }) => similarity >= worthNaming).slice(0, 3);
	return sure
		? { chosen: [fromPhrasing(first)], doubtful: named.slice(1).map(fromPhrasing) }
		: { chosen: [], doubtful: named.map(fromPhrasing) };
};

const withCues = (hits: CueHit[], near: readonly Likeness[], text: string): ClauseTopics => {
	const like = (hit: CueHit) =>
		near.find(({ topic }) => topic.id === hit.topic.id)?.similarity ?? 0;
	const chosen = chooseHits(hits, text, like);
	const rest = hits.filter((hit) => !chosen.includes(hit));
	return {
		chosen: chosen.map((hit) => fromCue(hit, like(hit))).sort(byScore),
		doubtful: rest.map((hit) => ({ ...fromCue(hit, like(hit)), score: 0.5 })),
	};
};

const aboutOthers = (found: ClauseTopics, text: string, index: TopicIndex): ClauseTopics => {
	if (!concernsOthers(text)) return found;
	const moved = new Map<string, Choice>();
	const others = found.chosen.filter(({ topic }) => topic.id !== 'relationships');
	for (const choice of others.length > 0 ? others : found.chosen) {
		const id = othersTopic(choice.topic, text);
		if (id === undefined) continue;
		const topic = index.topics.get(id) ?? choice.topic;
		const why = topic === choice.topic ? choice.why : `${choice.why}, of someone else`;
		if (!moved.has(topic.id)) moved.set(topic.id, { ...choice, topic, why });
	}
	const family = index.topics.get('family_history');
	if (moved.size === 0 && family && /什么病|大病|毛病|身体|病史|健康|健在|慢性病|类似/.test(text))
		moved.set(family.id, { topic: family, score: 0.8, why: 'an illness of relatives' });
	return { ...found, chosen: [...moved.values()] };
};

/** Topics of one clause. @param raw as typed, folded in width; it is read in canonical spelling. */
export const readClauseTopics = (raw: string, index: TopicIndex): ClauseTopics => {
	const text = canonicalText(raw);
	const hits = index.cueHits(text, raw);
	const near = index.nearest(text);
	const verbatim = near.filter(({ nearness }) => nearness >= sureLikeness);
	const isList =
		listMark.test(text) && Math.max(0, ...near.map(({ nearness }) => nearness)) < exactLikeness;
	if (verbatim.length > 0 && !isList) {
		const found = { chosen: verbatim.map(fromPhrasing), doubtful: [] };
		return namesSpouse(text) ? aboutOthers(found, text, index) : found;
	}
	const found = hits.length > 0 ? withCues(hits, near, text) : withoutCues(near);
	return aboutOthers(found, text, index);
};
