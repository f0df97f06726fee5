/** What must not happen: leading questions, jargon, judgement, a drug that would harm. Silence earns nothing. */
import type { DialogueAct, TopicReading } from '../dialogue/reading.ts';
import type { Criterion } from '../rubric/schema.ts';
import { findActs } from './gradeAct.ts';
import type { Evidence, GradedUtterance, GradingInput } from './grader.ts';
import {
	isRead,
	mostShown,
	quoteLines,
	quoteReading,
	scored,
	studentLines,
	unscored,
	type Judgement,
	type ReadLine,
} from './judgement.ts';
import { quoteWholeUtterance } from './quoteUtterance.ts';

type Absence = Extract<Criterion, { kind: 'absence' }>;

/**
 * Each act found, each line in a listed style and each listed action taken is one occurrence. What is on record as
 * done costs the mark whatever was said. Nothing to search (nothing said, or no question where it is about how
 * questions are put) is unscored, and so is a clean record with lines that were never read, unless only deeds count.
 * A count of styles near what is allowed goes to a person.
 */
export function gradeAbsence(criterion: Absence, input: GradingInput): Judgement {
	const lines = studentLines(input);
	const read = lines.filter(isRead);
	const deeds = findDeeds(criterion, input);
	if (deeds.length > criterion.allowed) return scored(0, deeds.slice(0, mostShown), 1);
	if (lines.length === 0) return unscored(input.isCutOff ? 'cut_off' : 'needs_person');
	const offences = [
		...deeds,
		...findActs(read, criterion.acts).map((act) => act.quote),
		...read.flatMap((line) => findStyleOffences(line, criterion, input)),
	];
	if (isTooClose(offences.length, criterion)) {
		return unscored('low_confidence', { nearest: offences.slice(0, mostShown) });
	}
	if (offences.length > criterion.allowed) return scored(0, offences.slice(0, mostShown), 0.8);
	const isOnWords = criterion.acts.length + criterion.styles.length > 0;
	const unread = isOnWords ? lines.filter((line) => !isRead(line)) : [];
	if (offences.length + unread.length > criterion.allowed && unread.length > 0) {
		return unscored('low_confidence', { nearest: quoteLines(unread) });
	}
	const isOnStyle = criterion.styles.length > 0 && criterion.acts.length === 0;
	if (isOnStyle && !read.some((line) => line.reading.isQuestion)) {
		return unscored(input.isCutOff ? 'cut_off' : 'needs_person');
	}
	const confidence = criterion.acts.length > 0 ? 0.6 : isOnStyle ? 0.8 : 1;
	return scored(1, [{ kind: 'absence', searched: lines.length }], confidence);
}

/** Of many questions some are misread: a count within a third of what is allowed, either way, decides nothing. */
function isTooClose(count: number, { styles, allowed }: Absence): boolean {
	const margin = styles.length > 0 ? Math.floor(allowed / 3) : 0;
	return count > allowed - margin && count <= allowed + margin;
}

/** Different actions: one that was taken twice is one. */
export function findDeeds(
	{ actions }: Pick<Absence, 'actions'>,
	{ events }: Pick<GradingInput, 'events'>,
): Evidence[] {
	const taken = events.filter(
		({ type, targetId }) => type === 'action' && actions.includes(targetId),
	);
	const first = new Map(taken.toReversed().map((event) => [event.targetId, event]));
	return [...first.values()]
		.toReversed()
		.map(({ revision, targetId }) => ({ kind: 'event', revision, targetId }));
}

/** What is said back to be corrected asks for agreement on purpose, and leads nobody. */
const sayingBack: readonly DialogueAct[] = ['summary', 'teach_back'];

/** Two things in one question ("sick or dizzy?") can be answered; of a longer list the patient answers the last. */
const longestList = 2;

/** What a list has between its things. */
const listMark = /[,;:，；：、]|\b(?:or|and)\b|还是|或|和|跟|以及/iu;

/** A question names no more things than it has parts, under however many topics it was read. */
function countThings(topics: readonly TopicReading[], input: GradingInput): number {
	const read = narrowest(topics, input).map(({ words }) => words);
	return [...new Set(read)].reduce((sum, words) => {
		const topicsOfIt = read.filter((each) => each === words).length;
		return sum + Math.min(topicsOfIt, words.split(listMark).length);
	}, 0);
}

/** Topics that are not merely the wider name of another. */
function narrowest(topics: readonly TopicReading[], { widerTopics }: GradingInput): TopicReading[] {
	return topics.filter(({ id }) => !topics.some((other) => widerTopics?.[other.id] === id));
}

/** Said back with its facts to be corrected, a line asks one thing: whether it is right. */
function isSeveral({ reading }: ReadLine, input: GradingInput): boolean {
	const { topics, style, acts } = reading;
	if (acts.some(({ act }) => sayingBack.includes(act))) return false;
	return style === 'multiple' || countThings(topics, input) > longestList;
}

function findStyleOffences(line: ReadLine, { styles }: Absence, input: GradingInput): Evidence[] {
	const { topics, style, acts } = line.reading;
	const led = topics.find((topic) => topic.style === 'leading');
	const isSaidBack = topics.length === 0 && acts.some(({ act }) => sayingBack.includes(act));
	const isLeading = (style === 'leading' && !isSaidBack) || led !== undefined;
	return [
		...(styles.includes('leading') && isLeading ? [quoteOffence(line, led?.words)] : []),
		...(styles.includes('multiple') && isSeveral(line, input) ? [quoteOffence(line)] : []),
	];
}

function quoteOffence(line: GradedUtterance, words?: string): Evidence {
	return quoteReading(line, words ?? quoteWholeUtterance(line)?.quote ?? '');
}
