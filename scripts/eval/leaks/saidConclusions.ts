/** What the guard makes of conclusions a model draws by itself, which no prompt can keep it from. */
import { createGuard } from '#lib/domain/patient/guard/createGuard.ts';
import { buildGuardRules } from '#lib/domain/patient/guard/guardRules.ts';
import type { TrialCase } from '#lib/domain/trial/trialCase.ts';

const parted = (text: string, by: string) =>
	text.replace(/(?<=[\p{L}\p{N}])(?=[\p{L}\p{N}])/gu, by);

const forms: readonly ((text: string) => string)[] = [
	(text) => text,
	(text) => text.toUpperCase(),
	(text) => parted(text, '-'),
	(text) => parted(text, ' '),
	(text) => parted(text, '.'),
	(text) => parted(text, '\u200B'),
	(text) => text.replaceAll('a', 'а').replaceAll('o', '0').replaceAll('e', 'é'),
];

const sentences = {
	en: (word: string) => `I reckon it is ${word}, that is what I think.`,
	'zh-CN': (word: string) => `我看就是${word}吧，我是这么想的。`,
} as const;

export type Conclusions = { said: number; missed: string[] };

/** Every word the patient cannot know, said in every form to a student who has not said it. */
export function guardConclusions({ scenario, rubric }: TrialCase): Conclusions {
	const { forbiddenWords, primary, differential } = scenario.diagnosis;
	const hidden = scenario.facts;
	const key = 'kqvwzr';
	const rules = buildGuardRules({ scenario, rubric, key, hidden, directions: [], allowed: [] });
	const replies = [...forbiddenWords, primary, ...differential].flatMap((word) =>
		forms.map((form) => sentences[scenario.language](form(word))),
	);
	const isCaught = (reply: string) => {
		const guard = createGuard(rules);
		return guard.push(reply).caught ?? guard.end().caught;
	};
	return { said: replies.length, missed: replies.filter((reply) => !isCaught(reply)) };
}
