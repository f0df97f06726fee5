/** What a reply's clauses are judged by, beside its letters: built anew for each reply, of what its case holds ready. */
import type { Language } from '../../dialogue/topicCatalogue.ts';
import type { Scenario } from '../../scenario/schema.ts';
import type { PatientMemory } from '../memory.ts';
import { leavesRoom, type ReplyPlan } from '../replyPlan.ts';
import type { CaseGuard } from './caseGuard.ts';
import { namesIn } from './claims/caseClaims.ts';
import type { ClaimRules } from './claims/createClaimWatch.ts';
import { figuresIn } from './claims/figures.ts';
import { foldLetters } from './foldLetters.ts';
import type { MeaningRules } from './meaning/createMeaningGuard.ts';

export type ClauseRules = { language: Language; claims: ClaimRules; meaning: MeaningRules };

export type ClauseInput = {
	scenario: Scenario;
	ofCase: CaseGuard;
	plan: ReplyPlan;
	memory: PatientMemory;
	/** The words for the plan. */
	planned: readonly string[];
	/** The conversation so far. */
	talk: readonly string[];
	/** Facts told, or in the brief. */
	tellable: ReadonlySet<string>;
};

/** Where no fact is, symptoms and past illnesses are absent: such a plan says no, and nothing beside it. */
const denials = new Set(['symptom_absent', 'history_absent']);
const onlyDenies = ({ parts, near = [] }: ReplyPlan) =>
	near.length === 0 &&
	parts.some((part) => part.kind === 'line' && denials.has(part.key)) &&
	parts.every(({ kind }) => kind === 'line');

const decidedTopics = ({ scenario, tellable }: ClauseInput): ReadonlySet<string> =>
	new Set(scenario.facts.filter(({ id }) => !tellable.has(id)).flatMap(({ topics }) => topics));

/** Who was given morphine may speak of it. */
function claimRules(input: ClauseInput): ClaimRules {
	const { ofCase, plan, talk, memory, scenario } = input;
	const done = scenario.actions.filter(({ id }) => memory.actions.includes(id));
	return {
		ofCase: ofCase.claims,
		said: new Set(figuresIn(talk.join('\n'), scenario.language)),
		undergone: namesIn(
			done.flatMap(({ label, result }) => [label, result]),
			ofCase.claims.reader,
		),
		tellable: input.tellable,
		decided: plan.parts.some(leavesRoom) ? decidedTopics(input) : new Set(),
		deniesAll: onlyDenies(plan),
	};
}

/** A conclusion, or words of the rubric, that somebody has said is no secret any more. */
function meaningRules({ ofCase, planned, talk, tellable, scenario }: ClauseInput): MeaningRules {
	const said = foldLetters([...talk, ...planned].join(' '));
	return {
		language: scenario.language,
		ofCase: ofCase.texts,
		planned,
		tellable,
		isSecret: ({ kind, factId, letters }) =>
			kind !== 'open' && (factId === null ? !said.includes(letters) : !tellable.has(factId)),
	};
}

export const buildClauseRules = (input: ClauseInput): ClauseRules => ({
	language: input.scenario.language,
	claims: claimRules(input),
	meaning: meaningRules(input),
});
