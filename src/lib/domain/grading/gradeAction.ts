/** Deeds on record: what was examined, ordered, given or escalated. Saying one would do it is not doing it. */
import type { DialogueAct } from '../dialogue/reading.ts';
import type { Criterion } from '../rubric/schema.ts';
import { contentWords } from '../patient/told/contentWords.ts';
import { findActs } from './gradeAct.ts';
import type { Evidence, GradingInput, RecordedEvent } from './grader.ts';
import { nearestTwo, scored, studentLines, type Judgement } from './judgement.ts';
import { levelFor } from './levels.ts';

type Action = Extract<Criterion, { kind: 'action' }>;

/** Acts that speak of a deed: shown when the deed itself is missing and they name it. */
const announcements: readonly DialogueAct[] = ['examine', 'order_test', 'plan'];

/**
 * Counts different targets, each once however often it was done.
 * @param label what the item is called.
 */
export function gradeAction(criterion: Action, label: string, input: GradingInput): Judgement {
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
	const isFull = done.size >= criterion.need.full;
	const missing = new Set([...criterion.findings, ...criterion.actions]);
	for (const { targetId } of done.values()) missing.delete(targetId);
	const nearest = isFull ? [] : nearestTwo(findAnnounced(missing, label, input));
	return scored(level, evidence, 1, { nearest });
}

/** Words that announce something which the item, or one of its deeds not done, is called by. */
function findAnnounced(
	missing: ReadonlySet<string>,
	label: string,
	input: GradingInput,
): Evidence[] {
	const { scenario } = input;
	const named = [...scenario.actions, ...scenario.findings].flatMap((each) =>
		missing.has(each.id) && each.label ? [each.label] : [],
	);
	const wanted = contentWords([label, ...named].join('\n'), scenario.language);
	return findActs(studentLines(input), announcements)
		.filter(({ words }) =>
			[...contentWords(words, scenario.language)].some((word) => wanted.has(word)),
		)
		.map((act) => act.quote);
}

function isWanted({ type, targetId }: RecordedEvent, { findings, actions }: Action): boolean {
	return (type === 'finding' ? findings : actions).includes(targetId);
}
