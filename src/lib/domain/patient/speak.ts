/** Puts a plan into the authors' own words, joined the way people talk. */
import type { TopicId } from '../dialogue/reading.ts';
import type { Language } from '../dialogue/topicCatalogue.ts';
import type { Fact, Scenario } from '../scenario/schema.ts';
import type { LineCatalogue, LineKey } from './lines.ts';
import type { ReplyPart, ReplyPlan } from './replyPlan.ts';

export type Wording = {
	scenario: Scenario;
	lines: LineCatalogue;
	/** What a topic is called when the patient asks back. */
	topicLabel(id: TopicId): string;
};

/** A stretch of the reply, and the facts it tells. */
export type SpokenPart = { text: string; told: string[] };
type Stretch = SpokenPart & { retells?: boolean };

const pick = (variants: readonly string[], index: number): string =>
	variants[index % variants.length] ?? '';

function lineVariants(key: LineKey, { scenario, lines }: Wording): readonly string[] {
	return scenario.patient.lines[key] ?? lines.lines[key];
}

/** The first time in full; afterwards the shorter wordings in turn, and now and then a reminder of another variant. */
function factText(fact: Fact, times: number, wording: Wording, place: number): string {
	if (times === 0) return pick(fact.says, 0);
	const short = fact.again[(times - 1) % (fact.again.length + 1)];
	if (short) return short;
	const preface = pick(lineVariants('again', wording), times + place);
	const text = pick(fact.says, times);
	const startsAnew = /[.!?…]\s*\{fact\}/.test(preface);
	const said = startsAnew ? text : midSentence(text, wording.scenario.language);
	return preface.replace('{fact}', said);
}

const functionWords =
	/^(The|A|An|It|It's|My|No|Yes|There|There's|When|About|Just|Only|He|She|They|We|Since|Not|Maybe|Probably|Well|Both|Two|Three|That|That's|This|On|In|At|For|From|Every|Some|Nothing|Never|Bit|Right|Middle|Half|Nowt|Still|First|Most|More|Pressing|Walking)\b/;

/** Lower-cases a first word that carries no capital of its own. */
function midSentence(text: string, language: Language): string {
	if (language !== 'en' || !functionWords.test(text)) return text;
	return text.charAt(0).toLowerCase() + text.slice(1);
}

function find<T extends { id: string }>(list: readonly T[], id: string): T {
	const found = list.find((entry) => entry.id === id);
	if (!found) throw new Error(`The plan names "${id}", which the scenario does not hold.`);
	return found;
}

/** Labels speak of the patient; the patient speaks of himself. */
const ofMyself: readonly [RegExp, string][] = [
	[/\bthey were\b/g, 'I was'],
	[/\bthey are\b/g, 'I am'],
	[/\bthey\b/g, 'I'],
	[/\bthem\b/g, 'me'],
	[/\btheir\b/g, 'my'],
];

/** A catalogue's label as it would be said: its first few words, without the capital. */
const inPassing = (label: string): string => {
	const [first = label] = label.split(/[,;，；、]/);
	const lower = /^[A-Z][a-z]/.test(first) ? first.charAt(0).toLowerCase() + first.slice(1) : first;
	return ofMyself.reduce((text, [theirs, mine]) => text.replace(theirs, mine), lower);
};

function lineText(part: Extract<ReplyPart, { kind: 'line' }>, wording: Wording): string {
	const { patient } = wording.scenario;
	const [a, b] = part.between ?? ['', ''];
	return pick(lineVariants(part.key, wording), part.variant)
		.replace('{name}', patient.name)
		.replace('{age}', String(patient.age))
		.replace('{a}', a && inPassing(wording.topicLabel(a)))
		.replace('{b}', b && inPassing(wording.topicLabel(b)));
}

function speakPart(part: ReplyPart, place: number, wording: Wording): Stretch {
	const { scenario } = wording;
	switch (part.kind) {
		case 'opening':
			return { text: scenario.patient.opening, told: scenario.patient.openingFacts };
		case 'fact':
			return {
				text: factText(find(scenario.facts, part.factId), part.variant, wording, place),
				told: [part.factId],
				retells: part.variant > 0,
			};
		case 'holding_back':
			return {
				text: pick(find(scenario.facts, part.factId).holdingBack ?? [], part.variant),
				told: [],
			};
		case 'question':
			return { text: find(scenario.patient.questions, part.questionId).says, told: [] };
		case 'line':
			return { text: lineText(part, wording), told: [] };
	}
}

/** What a joiner can lead into: news, and no denial ("Oh, and no, my legs are fine"). */
const joinable: Record<Language, RegExp> = {
	en: /^(?:I|I'm|I've|I'd|I'll|The|A|An|It|It's|My|There|There's|When|He|She|They|We|This|That|That's)\b(?! (?:do not|don't|haven't|never)\b)/,
	'zh-CN': /^(?!没|不|都|从来|从没|对|有[，。]|就是|还)/,
};

/** From the third fact on a joiner carries the answer along, where one fits: a list would not. */
function join(parts: readonly Stretch[], wording: Wording): SpokenPart[] {
	const { language } = wording.scenario;
	const gap = language === 'en' ? ' ' : '';
	return parts.map(({ retells, ...part }, index) => {
		if (index === 0) return part;
		const mayJoin = part.told.length > 0 && !retells && joinable[language].test(part.text);
		if (index % 2 === 1 || !mayJoin) return { ...part, text: gap + part.text };
		const joiner = pick(wording.lines.joiners, index + part.text.length);
		return { ...part, text: gap + joiner + gap + midSentence(part.text, language) };
	});
}

/** @returns the parts in order; their texts, concatenated, are the reply. */
export function speak(plan: ReplyPlan, wording: Wording): SpokenPart[] {
	return join(
		plan.parts
			.map((part, place) => speakPart(part, place, wording))
			.filter(({ text }) => text.length > 0),
		wording,
	);
}

/**
 * Which facts the words really shown have told: those whose stretch was shown whole.
 * @param shown a prefix of the reply; shorter when it was stopped or cut.
 */
export function toldIn(shown: string, parts: readonly SpokenPart[]): string[] {
	let end = 0;
	const told = parts.flatMap((part) => {
		end += part.text.length;
		return end <= shown.length ? part.told : [];
	});
	return [...new Set(told)];
}
