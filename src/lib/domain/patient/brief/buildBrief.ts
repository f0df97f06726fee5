/** What a model that plays the patient is given for one reply: who it is, what was said, and what it may say now. */
import type { Fact, Scenario } from '../../scenario/schema.ts';
import type { Utterance } from '../../transcript/utterance.ts';
import type { PatientMemory } from '../memory.ts';
import { leavesRoom, type ReplyPlan } from '../replyPlan.ts';
import { speak, type Wording } from '../speak.ts';
import { briefTexts } from './briefTexts.ts';

export type BriefMessage = { role: 'system' | 'user' | 'assistant'; content: string };

export type Brief = {
	messages: BriefMessage[];
	/** Where the changing end begins in the last message: all before it stands in the next brief, byte for byte. */
	endingAt: number;
	/** Facts whose words stand in the changing end: of the plan, then the near ones. */
	factIds: string[];
	/** Texts that direct and are not for saying: who repeats them recites. */
	directions: string[];
};

export type BriefInput = {
	wording: Wording;
	memory: PatientMemory;
	/** The conversation up to the student's line that is answered now. */
	utterances: readonly Pick<Utterance, 'id' | 'speaker' | 'text'>[];
	plan: ReplyPlan;
	/** Open facts that an unsure reading may have meant. */
	near: readonly Fact[];
	/** Letters that no sentence holds: they mark directions, and in a reply they give a recital away. */
	key: string;
};

/** Of plan and near facts together. */
export const mostFacts = 8;

/** Findings are the student's to see. Of the stage directions a patient lives through what is done and what happens. */
function livedThrough(scenario: Scenario): ReadonlySet<string> {
	return new Set([
		...scenario.actions.map(({ label, result }) => `${label}: ${result}`),
		...scenario.timeline.map(({ cue }) => cue),
	]);
}

/** A student's text can not pass for a direction: the marks are not theirs to use. */
const asTalk = (text: string) => text.replace(/[«»「」]/g, '"');

function conversation({ wording, utterances }: BriefInput): BriefMessage[] {
	const known = livedThrough(wording.scenario);
	const messages: BriefMessage[] = [];
	for (const { speaker, text } of utterances) {
		if (speaker === 'narrator' && !known.has(text)) continue;
		const role = speaker === 'patient' ? 'assistant' : 'user';
		const content = speaker === 'narrator' ? `(${text})` : asTalk(text);
		const last = messages.at(-1);
		// Many servers refuse two messages of one role in a row.
		if (last?.role === role) last.content += `\n${content}`;
		else messages.push({ role, content });
	}
	return messages;
}

const listed = (texts: readonly string[]) => texts.map((text) => `- ${text.trim()}`);

/** How the patient is now: a direction for the manner of speaking. */
function moodLines({ wording: { scenario }, memory }: BriefInput): string[] {
	const texts = briefTexts[scenario.language];
	const state = scenario.affect.states.find(({ id }) => id === memory.affect);
	if (!state) return [];
	return [texts.mood(state.tone), ...(state.cues.length > 0 ? [texts.cues(state.cues)] : [])];
}

/** What was made up before stays said; where nothing was, something may be. */
function smallTalkLines({ wording, memory, plan, utterances }: BriefInput): string[] {
	const texts = briefTexts[wording.scenario.language];
	return plan.parts.filter(leavesRoom).map(({ about }) => {
		const saidIn = memory.improvised[about]?.saidIn;
		const before = utterances.find(({ id }) => id === saidIn);
		return before ? texts.saidBefore(asTalk(before.text)) : texts.makeUp;
	});
}

function ending(input: BriefInput): string {
	const { wording, plan, near, key } = input;
	const { scenario } = wording;
	const texts = briefTexts[scenario.language];
	const [open, close] = scenario.language === 'en' ? ['«', '»'] : ['「', '」'];
	return [
		`${open}${key}${close}`,
		...moodLines(input),
		texts.say,
		...listed(speak(plan, wording).map(({ text }) => text)),
		...smallTalkLines(input),
		...(near.length > 0 ? [texts.instead, ...listed(near.map(({ says }) => says[0]!))] : []),
		`${open}/${key}${close}`,
	].join('\n');
}

const factsOf = (plan: ReplyPlan): string[] =>
	plan.parts.flatMap((part) => (part.kind === 'fact' ? [part.factId] : []));

/**
 * Holds nothing but what the plan allows: no diagnosis, rubric or finding, no fact that is guarded or was not asked
 * for, nothing of the student but their words in this conversation.
 */
export function buildBrief(input: BriefInput): Brief {
	const { wording, plan, key } = input;
	const { scenario } = wording;
	const texts = briefTexts[scenario.language];
	const planned = factsOf(plan);
	const near = input.near
		.filter(({ id }) => !planned.includes(id))
		.slice(0, Math.max(0, mostFacts - planned.length));
	const persona = texts.persona(scenario);
	const system = `${persona}\n\n${texts.rules(scenario, key)}`;
	const spoken = conversation(input);
	const last = spoken.at(-1)?.role === 'user' ? spoken.pop() : undefined;
	const said = last?.content ?? '';
	return {
		messages: [
			{ role: 'system', content: system },
			...spoken,
			{ role: 'user', content: `${said}\n\n${ending({ ...input, near })}` },
		],
		endingAt: said.length,
		factIds: [...planned, ...near.map(({ id }) => id)],
		directions: [
			...[persona, texts.rules(scenario, ''), ...moodLines(input)],
			...[texts.say, texts.instead, texts.makeUp],
		],
	};
}
