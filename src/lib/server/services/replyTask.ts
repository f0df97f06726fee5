/** Puts together what an engine needs for one reply, and not a word more than the plan allows. */
import { buildBrief } from '#lib/domain/patient/brief/buildBrief.ts';
import { buildGuardRules } from '#lib/domain/patient/guard/guardRules.ts';
import type { PatientMemory } from '#lib/domain/patient/memory.ts';
import type { ReplyPlan } from '#lib/domain/patient/replyPlan.ts';
import { speak } from '#lib/domain/patient/speak.ts';
import type { Opened } from './caseOpener.ts';
import type { RecordedUtterance, ReplyTask } from './ports.ts';

export type ReplyTaskInput = {
	open: Opened;
	plan: ReplyPlan;
	memory: PatientMemory;
	/** Up to the line that is answered. */
	utterances: readonly RecordedUtterance[];
	/** Letters that no sentence holds. */
	key: string;
};

function buildPrompt({ open, plan, memory, utterances, key }: ReplyTaskInput) {
	const { content, wording } = open;
	const { scenario, rubric } = content;
	const { facts } = scenario;
	const near = facts.filter(({ id }) => plan.near?.includes(id));
	const brief = buildBrief({ wording, memory, utterances, plan, near, key });
	const mayTell = ({ id }: { id: string }) => id in memory.told || brief.factIds.includes(id);
	const allowed = [
		...brief.messages.slice(1).map(({ content }) => content.replaceAll(key, '')),
		...facts.filter(mayTell).flatMap(({ says, again }) => [...says, ...again]),
	];
	const hidden = facts.filter((fact) => !mayTell(fact));
	return { brief, rules: buildGuardRules({ scenario, rubric, key, allowed, hidden }) };
}

export function buildReplyTask(input: ReplyTaskInput): ReplyTask {
	const { wording } = input.open;
	const { patient } = wording.scenario;
	const [breakOff] = patient.lines.lost_thread ?? wording.lines.lines.lost_thread;
	return {
		script: speak(input.plan, wording),
		breakOff: breakOff ?? '',
		prompt: () => buildPrompt(input),
	};
}
