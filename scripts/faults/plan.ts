/** What a seed stands for: what each student does, what each request of the model meets, and when processes die. */
import { seededRandom, type Random } from '#lib/domain/statistics/seededRandom.ts';
import type { ModelScriptInput } from '../../tests/fakes/modelScript.ts';
import type { Ending } from './check/journal.ts';
import { wholeReply } from './check/modelReply.ts';

export type { Random };

/** The student's part while the patient answers. */
export type Manner = 'listen' | 'stop_at_once' | 'stop_after_words' | 'talk_over';
export type Deed =
	| { kind: 'say'; text: string; manner: Manner; isGivenUp: boolean }
	| { kind: 'examine' | 'act' | 'draft'; what: string };
export type StudentPlan = {
	slug: string;
	language: 'en' | 'zh-CN';
	deeds: Deed[];
	ending: Ending;
	/** Leaves or vanishes without having begun, or only when the note is to be written. */
	endsIn: 'briefing' | 'talking' | 'writing';
	/** Breaks lines, loses answers, chooses processes. */
	random: Random;
};

export const pick = <T>(random: Random, among: readonly T[]): T => {
	const chosen = among[Math.floor(random() * among.length)];
	if (chosen === undefined) throw new Error('Nothing to choose from.');
	return chosen;
};

const FAULTY_SHARE = 0.2;

const cases = {
	'chest-pain': ['call_senior', 'give_aspirin', 'see_alone'],
	'low-mood': ['call_supervisor', 'safety_plan', 'involve_wife'],
	'delayed-result': ['open_the_record', 'urgent_referral'],
	'feverish-toddler': ['call_senior', 'ambulance_999'],
} as const;
const findings = ['general_appearance', 'vital_signs', 'temperature', 'pulse', 'blood_pressure'];
const questions = {
	en: [
		'What brings you in today?',
		'When did it start?',
		'Is there anything else that worries you?',
		'Do you smoke?',
		'Are you on any medication?',
		'How are things at home?',
		'That must be hard for you.',
		'Any allergies?',
	],
	'zh-CN': ['您今天哪里不舒服？', '什么时候开始的？', '您抽烟吗？', '您在吃什么药吗？'],
} as const;

/** No two lines of a consultation are the same, so that each is known again. */
function planSaying(random: Random, language: StudentPlan['language'], turn: number): Deed {
	const manners = ['listen', 'listen', 'listen', 'listen', 'listen', 'talk_over'] as const;
	const stops = ['stop_at_once', 'stop_after_words'] as const;
	const manner = random() < 0.2 ? pick(random, stops) : pick(random, manners);
	const text = `${pick(random, questions[language])} (${turn})`;
	return { kind: 'say', text, manner, isGivenUp: random() < 0.04 };
}

function planBetween(random: Random, slug: keyof typeof cases, turn: number): Deed[] {
	const chance = random();
	if (chance < 0.15) return [{ kind: 'examine', what: pick(random, findings) }];
	if (chance < 0.25) return [{ kind: 'act', what: pick(random, cases[slug]) }];
	if (chance < 0.4) return [{ kind: 'draft', what: `Scribbled after ${turn}` }];
	return [];
}

function planEnding(random: Random): Pick<StudentPlan, 'ending' | 'endsIn'> {
	const chance = random();
	if (chance < 0.76) return { ending: 'submit', endsIn: 'writing' };
	if (chance < 0.86) {
		return { ending: 'leave', endsIn: pick(random, ['briefing', 'talking', 'talking']) };
	}
	return { ending: 'vanish', endsIn: pick(random, ['talking', 'talking', 'writing']) };
}

export function planStudent(seed: number, at: number): StudentPlan {
	const random = seededRandom(seed * 1_000_003 + at);
	const slug = pick(random, Object.keys(cases) as (keyof typeof cases)[]);
	const speaksChinese = slug === 'chest-pain' && random() < 0.2;
	const language = speaksChinese ? 'zh-CN' : 'en';
	const turns = 3 + Math.floor(random() * 4);
	const deeds = Array.from({ length: turns }, (_, turn) => [
		planSaying(random, language, turn + 1),
		...planBetween(random, slug, turn + 1),
	]).flat();
	return { slug, language, deeds, ...planEnding(random), random };
}

type Fault = NonNullable<ModelScriptInput['fault']>;

const faults: ((random: Random) => Fault)[] = [
	(random) => ({ kind: 'status', status: pick(random, [500, 502, 503, 504]) }),
	() => ({ kind: 'status', status: 429 }),
	(random) => ({ kind: 'status', status: 429, retryAfter: pick(random, ['0', '1', '60']) }),
	() => ({ kind: 'silent' }),
	(random) => ({ kind: 'stall', afterTokens: Math.floor(random() * 15) }),
	(random) => ({ kind: 'cut', afterBytes: Math.floor(random() * 4000) }),
	(random) => ({ kind: 'ends_early', afterTokens: Math.floor(random() * 15) }),
	() => ({ kind: 'empty' }),
	(random) => ({ kind: 'malformed', afterTokens: Math.floor(random() * 15) }),
	() => ({ kind: 'web_page' }),
	(random) => ({ kind: 'error_in_stream', afterTokens: Math.floor(random() * 15) }),
	() => ({ kind: 'wrong_schema' }),
	() => ({ kind: 'endless' }),
];

/** @param request counted from 1, over all consultations. */
export function planModel(seed: number, request: number): ModelScriptInput {
	const random = seededRandom(seed * 7_000_003 + request);
	const script = {
		reply: wholeReply(request),
		firstTokenMs: pick(random, [0, 5, 60]),
		tokensPerSecond: pick(random, [null, 200, 50, 20]),
	};
	if (random() >= FAULTY_SHARE) return script;
	const chosen = Math.floor(random() * (faults.length + 1));
	const fault = faults[chosen];
	return fault ? { ...script, fault: fault(random) } : { ...script, isHostile: true };
}

/** @returns how many of the first requests met which fault. */
export function countFaults(seed: number, requests: number): Record<string, number> {
	const counts: Record<string, number> = {};
	for (let request = 1; request <= requests; request += 1) {
		const { fault, isHostile } = planModel(seed, request);
		const kind = isHostile ? 'hostile' : fault?.kind === 'status' ? `${fault.status}` : fault?.kind;
		if (kind) counts[kind] = (counts[kind] ?? 0) + 1;
	}
	return counts;
}

export type Blow = {
	/** After so many acknowledged commands of all students. */
	after: number;
	process: number;
	/** `freeze`: the process stands still for longer than its replies are left to it, and then goes on. */
	kind: 'kill' | 'freeze';
};

/** About so many commands a consultation. */
const COMMANDS_EACH = 11;

/** Spread over the run, two kills for each freeze. */
export function planBlows(seed: number, consultations: number, blows: number): Blow[] {
	const random = seededRandom(seed * 13_000_027);
	const apart = (consultations * COMMANDS_EACH) / (blows + 1);
	return Array.from({ length: blows }, (_, at) => ({
		after: Math.max(1, Math.round(apart * (at + 0.5 + random()))),
		process: Math.floor(random() * 2),
		kind: at % 3 === 2 ? 'freeze' : 'kill',
	}));
}
