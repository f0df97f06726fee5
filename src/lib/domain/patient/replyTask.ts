/** Puts together what an engine needs for one reply, and not a word more than the plan allows. */
import type { Rubric } from '../rubric/schema.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { Utterance } from '../transcript/utterance.ts';
import type { CaseGuard } from './guard/caseGuard.ts';
import { estimateTokens } from '../usage/modelUse.ts';
import { buildBrief, type Brief } from './brief/buildBrief.ts';
import { buildClauseRules, type ClauseRules } from './guard/clauseRules.ts';
import { buildGuardRules, type GuardRules } from './guard/guardRules.ts';
import type { PatientMemory } from './memory.ts';
import type { ReplyPlan } from './replyPlan.ts';
import { speak, type SpokenPart, type Wording } from './speak.ts';

/** What an engine is given for one reply. */
export type ReplyTask = {
	mode: 'practice' | 'assessment';
	/** The author's words for the plan, in order: their texts, joined, are the reply in these words. */
	script: readonly SpokenPart[];
	/** In character, for a reply that has to break off. */
	breakOff: string;
	/** For a model: what it is told, and what it must not say. Made when asked for. */
	prompt(): {
		brief: Brief;
		rules: GuardRules;
		clauseRules: ClauseRules;
		/** Estimated: what the same turn would have taken with the whole case for a prompt. */
		wholeCaseTokens: number;
	};
};

export type ReplyTaskInput = {
	wording: Wording;
	rubric: Rubric;
	plan: ReplyPlan;
	memory: PatientMemory;
	/** Up to the line that is answered. */
	utterances: readonly Pick<Utterance, 'id' | 'speaker' | 'text'>[];
	/** Letters that no sentence holds. */
	key: string;
	/** Of the case: asked for when a model speaks. */
	guard(): CaseGuard;
	mode: ReplyTask['mode'];
};

/** What the model is told of the conversation, its directions left out. */
const talkIn = ({ messages, endingAt }: Brief): string[] => [
	...messages.slice(1, -1).map(({ content }) => content),
	...messages.slice(-1).map(({ content }) => content.slice(0, endingAt)),
];

const countedCases = new WeakMap<Scenario, number>();

/** Of the case as it is written, counted once; questions foreseen are for the interpreter, and no prompt would hold them. */
function caseTokens(scenario: Scenario): number {
	const written = { ...scenario, asked: undefined };
	const tokens = countedCases.get(scenario) ?? estimateTokens(JSON.stringify(written));
	countedCases.set(scenario, tokens);
	return tokens;
}

function buildPrompt(input: ReplyTaskInput) {
	const { wording, rubric, plan, memory, utterances, key } = input;
	const ofCase = input.guard();
	const { scenario } = wording;
	const { facts } = scenario;
	const near = facts.filter(({ id }) => plan.near?.includes(id));
	const brief = buildBrief({ wording, memory, utterances, plan, near, key });
	const mayTell = ({ id }: { id: string }) => id in memory.told || brief.factIds.includes(id);
	const talk = talkIn(brief);
	const planned = speak(plan, wording).map(({ text }) => text);
	const allowed = [
		...talk,
		...planned,
		...facts.filter(mayTell).flatMap(({ says, again }) => [...says, ...again]),
	];
	const hidden = facts.filter((fact) => !mayTell(fact));
	const { directions } = brief;
	const rules = buildGuardRules({ scenario, rubric, key, directions, allowed, hidden });
	const tellable = new Set(facts.filter(mayTell).map(({ id }) => id));
	const clauseRules = buildClauseRules({
		...{ scenario, ofCase, plan, memory, planned, talk, tellable },
	});
	const wholeCaseTokens = caseTokens(scenario) + estimateTokens(talk.join('\n'));
	return { brief, rules, clauseRules, wholeCaseTokens };
}

export function buildReplyTask(input: ReplyTaskInput): ReplyTask {
	const { wording, plan } = input;
	const { patient } = wording.scenario;
	const [breakOff] = patient.lines.lost_thread ?? wording.lines.lines.lost_thread;
	return {
		mode: input.mode,
		script: speak(plan, wording),
		breakOff: breakOff ?? '',
		prompt: () => buildPrompt(input),
	};
}
