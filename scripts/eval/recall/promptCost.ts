/** What a model is sent over a consultation: how much of it was sent before, and what a whole-case prompt would take. */
import type { Brief } from '#lib/domain/patient/brief/buildBrief.ts';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import { playTrial } from '#lib/domain/trial/playTrial.ts';
import { average } from '#lib/domain/trial/students/average.ts';
import { languageOf, type TrialCase } from '#lib/domain/trial/trialCase.ts';
import { scriptOf, type TrialSpeaker } from '#lib/domain/trial/trialSpeaker.ts';

/** Of one consultation by the average student. */
export type PromptCost = {
	turns: number;
	/** Of each prompt but the first, the share that begins as the last one did, byte for byte; the mean. */
	sameAsBefore: number;
	/** Tokens sent, estimated. */
	tokens: number;
	/** With the case file as the prompt, and the same conversation. */
	wholeCaseTokens: number;
};

/** Turns over which the unchanged share is measured. */
const turnsMeasured = 20;
/** Characters a token, by rule of thumb. */
const charactersAToken: Record<Language, number> = { en: 4, 'zh-CN': 1.5 };

const textOf = ({ messages }: Brief) =>
	messages.map(({ role, content }) => `${role}: ${content}`).join('\n');

export function sharedStart(a: string, b: string): number {
	let length = 0;
	while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
	return length;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** The conversation of a brief: neither its rules nor its changing end. */
const talkLength = ({ messages, endingAt }: Brief) =>
	sum(messages.slice(1, -1).map(({ content }) => content.length)) + endingAt;

/** @param yaml the case file as it is written. */
export async function measurePrompts(trialCase: TrialCase, yaml: string): Promise<PromptCost> {
	const briefs: Brief[] = [];
	const speaker: TrialSpeaker = async (task) => {
		briefs.push(task.prompt().brief);
		return { shown: scriptOf(task), by: 'author' };
	};
	await playTrial(trialCase, average, { speaker });
	const texts = briefs.map(textOf);
	const shares = texts
		.slice(1, turnsMeasured)
		.map((text, index) => sharedStart(texts[index] ?? '', text) / text.length);
	const each = charactersAToken[languageOf(trialCase)];
	return {
		turns: briefs.length,
		sameAsBefore: sum(shares) / Math.max(1, shares.length),
		tokens: Math.round(sum(texts.map(({ length }) => length)) / each),
		wholeCaseTokens: Math.round(sum(briefs.map((brief) => yaml.length + talkLength(brief))) / each),
	};
}
