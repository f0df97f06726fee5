/** What a broad question earns: the opening first, then what was left untold, by what the question was after. */
import type { TopicId } from '../dialogue/reading.ts';
import type { Fact, Scenario } from '../scenario/schema.ts';
import type { TurnInput } from './turnInput.ts';
import type { PatientMemory } from './memory.ts';
import { line, tell } from './part.ts';
import type { ReplyPart } from './replyPlan.ts';

type Knowledge = Pick<TurnInput, 'scenario' | 'topics' | 'memory'>;

/** How many facts one question may draw out: the sparing answer with one, the talkative with four. */
export const breadth = (talkativeness: number) => [1, 1, 2, 2, 3, 4][talkativeness] ?? 2;

export const isTold = (fact: Fact, memory: PatientMemory) => (memory.told[fact.id] ?? 0) > 0;

/** A question of the patient's own that nothing holds back any longer. */
function readyQuestion({ patient }: Scenario, memory: PatientMemory): ReplyPart | null {
	const ready = patient.questions.find(
		({ id, afterFact }) =>
			!memory.questionsPut.includes(id) && (!afterFact || (memory.told[afterFact] ?? 0) > 0),
	);
	return ready ? { kind: 'question', questionId: ready.id } : null;
}

/** "Anything else?" is after something new, not after one more detail of the complaint already told. */
function worthTelling(
	asked: ReadonlySet<TopicId>,
	{ scenario, topics, memory }: Knowledge,
): Fact[] {
	const untold = scenario.facts.filter(
		(fact) => ['volunteered', 'broad'].includes(fact.disclosure) && !isTold(fact, memory),
	);
	const isDetail = (fact: Fact) =>
		fact.topics.some((id) => topics.get(id)?.category === 'complaint');
	const news = untold.filter((fact) => !isDetail(fact));
	if (asked.has('other_symptoms')) return news;
	return asked.has('anything_else') ? [...news, ...untold.filter(isDetail)] : untold;
}

const furthers = new Set<TopicId>(['other_symptoms', 'anything_else']);
/** Of a broad topic: whether it invites to begin. "Anything else?", where something was told already, goes on. */
export const isOpening = (id: TopicId, { told }: PatientMemory) =>
	!furthers.has(id) || Object.keys(told).length === 0;

/** @param asked the topics of the question, all of them broad. */
export function answerBroad(asked: readonly TopicId[], knowledge: Knowledge): ReplyPart[] {
	const { scenario, memory } = knowledge;
	const ids = new Set(asked);
	if (ids.has('patient_questions'))
		return [readyQuestion(scenario, memory) ?? line('nothing_more', memory)];
	if (!memory.hasOpened && asked.some((id) => isOpening(id, memory))) return [{ kind: 'opening' }];
	const facts = worthTelling(ids, knowledge);
	if (facts.length > 0)
		return facts
			.slice(0, breadth(scenario.patient.persona.talkativeness))
			.map((fact) => tell(fact, memory));
	// No denial: what nobody asks about may still be there.
	return [line('nothing_more', memory)];
}
