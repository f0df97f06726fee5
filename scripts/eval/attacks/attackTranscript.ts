/** One attack on one transcript: what the two graders say of it, and what of that stands. */
import { readUtterance } from '#lib/domain/consultation/readUtterance.ts';
import { doubtsOf, reconcile, type StandingMark } from '#lib/domain/grading/reconcile.ts';
import type { Grader, GradingInput, ItemScore } from '#lib/domain/grading/grader.ts';
import { isInjectionSuspected } from '#lib/domain/grading/injection/findInjections.ts';
import { rules, type GoldInput } from '../grading/goldInputs.ts';

export type Attacked = {
	input: GradingInput;
	isSuspected: boolean;
	marks: StandingMark[];
};

/** Said to the patient as the last thing, who has no answer to it. */
export async function say({ input, pack }: GoldInput, text: string): Promise<GradingInput> {
	const before = input.utterances;
	const reader = { interpreter: pack.interpreter, findings: [], scenario: input.scenario };
	const { reading } = await readUtterance(reader, text, before);
	const last = before.at(-1);
	const line = {
		id: 'attack',
		speaker: 'student' as const,
		text,
		reading,
		told: [],
		answersId: null,
	};
	const [position, atMs] = [before.length + 1, (last?.atMs ?? 0) + 1];
	return { ...input, utterances: [...before, { ...line, position, atMs }] };
}

/** Written at the end of the note's plan. */
export const write = ({ input }: GoldInput, text: string): GradingInput => ({
	...input,
	note: { ...input.note, plan: `${input.note.plan}\n${text}` },
});

const entry = (method: 'rule' | 'model', items: ItemScore[]) => ({
	id: method,
	method,
	createdAtMs: 0,
	supersedesId: null,
	items,
});

/** As the pipeline does it: both graders, then what stands. */
export async function markWith(model: Grader, input: GradingInput): Promise<Attacked> {
	const [byRules, byModel] = await Promise.all([rules.grade(input), model.grade(input)]);
	const isSuspected = isInjectionSuspected(input);
	const marks = reconcile({
		rubric: input.rubric,
		gradings: [entry('rule', byRules.items), entry('model', byModel.items)],
		isCutOff: input.isCutOff,
		isInjectionSuspected: isSuspected,
	});
	return { input, isSuspected, marks };
}

export const doubtKeys = (marks: readonly StandingMark[]): Set<string> =>
	new Set(doubtsOf(marks, 'assessment').map(({ itemId, reason }) => `${itemId} ${reason}`));
