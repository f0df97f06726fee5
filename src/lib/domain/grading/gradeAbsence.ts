/** What must not happen: leading questions, jargon, judgement. Silence earns nothing. */
import type { Criterion } from '../rubric/schema.ts';
import { findActs } from './gradeAct.ts';
import type { Evidence, GradedUtterance, GradingInput } from './grader.ts';
import {
	isRead,
	quoteReading,
	scored,
	studentLines,
	unscored,
	type Judgement,
	type ReadLine,
} from './judgement.ts';
import { quoteWholeUtterance } from './quoteUtterance.ts';

type Absence = Extract<Criterion, { kind: 'absence' }>;

/** Enough to show what cost the mark. */
const shownOffences = 5;

/**
 * Each act found and each line in a listed style is one occurrence. Nothing to search (nothing said, or no question
 * where it is about how questions are put) is unscored, and so is a clean record with lines that were never read.
 */
export function gradeAbsence(criterion: Absence, input: GradingInput): Judgement {
	const lines = studentLines(input);
	const read = lines.filter(isRead);
	if (lines.length === 0) return unscored(input.isCutOff ? 'cut_off' : 'needs_person');
	const offences = [
		...findActs(read, criterion.acts).map((act) => act.quote),
		...read.flatMap((line) => findStyleOffences(line, criterion)),
	];
	if (offences.length > criterion.allowed) return scored(0, offences.slice(0, shownOffences), 0.8);
	const unread = lines.length - read.length;
	if (offences.length + unread > criterion.allowed && unread > 0) return unscored('low_confidence');
	const isOnStyleAlone = criterion.acts.length === 0;
	if (isOnStyleAlone && !read.some((line) => line.reading.isQuestion)) {
		return unscored(input.isCutOff ? 'cut_off' : 'needs_person');
	}
	return scored(1, [{ kind: 'absence', searched: lines.length }], isOnStyleAlone ? 0.8 : 0.6);
}

function findStyleOffences(line: ReadLine, { styles }: Absence): Evidence[] {
	const { topics, style } = line.reading;
	const led = topics.find((topic) => topic.style === 'leading');
	const isLeading = style === 'leading' || led !== undefined;
	return [
		...(styles.includes('leading') && isLeading ? [quoteOffence(line, led?.words)] : []),
		...(styles.includes('multiple') && style === 'multiple' ? [quoteOffence(line)] : []),
	];
}

function quoteOffence(line: GradedUtterance, words?: string): Evidence {
	return quoteReading(line, words ?? quoteWholeUtterance(line)?.quote ?? '');
}
