/** Deeds on record: what was examined, ordered, given or escalated. Saying one would do it is not doing it. */
import type { DialogueAct } from '../dialogue/reading.ts';
import type { Criterion } from '../rubric/schema.ts';
import { findActs } from './gradeAct.ts';
import type { GradingInput, RecordedEvent } from './grader.ts';
import { nearestTwo, scored, studentLines, type Judgement } from './judgement.ts';
import { levelFor } from './levels.ts';

type Action = Extract<Criterion, { kind: 'action' }>;

/** Words that speak of a deed: shown when the deed itself is missing. */
const announcements: readonly DialogueAct[] = ['examine', 'order_test', 'plan'];

/** Counts different targets, each once however often it was done. */
export function gradeAction(criterion: Action, input: GradingInput): Judgement {
	const done = new Map<string, RecordedEvent>();
	for (const event of input.events) {
		const key = `${event.type} ${event.targetId}`;
		if (isWanted(event, criterion) && !done.has(key)) done.set(key, event);
	}
	const level = levelFor(criterion.need, done.size);
	const evidence = [...done.values()].map(({ revision, targetId }) => ({
		kind: 'event' as const,
		revision,
		targetId,
	}));
	const said = findActs(studentLines(input), announcements).map((act) => act.quote);
	const nearest = done.size >= criterion.need.full ? [] : nearestTwo(said);
	return scored(level, level > 0 ? evidence : [], 1, { nearest });
}

function isWanted({ type, targetId }: RecordedEvent, { findings, actions }: Action): boolean {
	return (type === 'finding' ? findings : actions).includes(targetId);
}
