/** The quality page on what must move a mark and what must not: taken-away words, other words, the same words again. */
import type { AblationsReport } from '../eval/grading/goldAblations.ts';
import type { DriftReport } from '../eval/grading/drift.ts';
import type { StabilityReport } from '../eval/grading/stability.ts';
import { share, table, withInterval } from './markdown.ts';

export function describeAblations({ measuredOn, overall, byKind }: AblationsReport): string {
	const rowOf = (name: string, of: AblationsReport['overall']) => [
		name,
		String(of.n),
		share(of.flippedAtOnce),
		share(of.flipped),
		share(of.othersUnchanged),
	];
	return [
		`Each mark that the rule grader gives in ${measuredOn.transcripts} gold transcripts is taken its ground away: the lines it cites with their answers, the deed, or the quoted words of the note. It must fall; who asked twice keeps it until the second question is gone too (at most three times). Items that rest on other words must stay as they are.`,
		table(
			['', 'marks', 'falls at once', 'falls', 'no other item changes'],
			[rowOf('**all**', overall), ...Object.entries(byKind).map(([kind, of]) => rowOf(kind, of))],
		),
	].join('\n\n');
}

export function describeDrift({ measuredOn, overall, byEdit }: DriftReport): string {
	const rowOf = (name: string, of: DriftReport['overall']) => [
		name,
		String(of.sameMark.n),
		withInterval(of.sameMark.share, of.sameMark.interval),
		share(of.raised),
		share(of.lowered),
	];
	return [
		`The students’ lines of ${measuredOn.transcripts} gold transcripts in slightly other words, changed by rule: a typo in a long word, a courtesy, no capitals, another turn of phrase. The marks of the unchanged transcript are the measure; what is neither the same nor raised nor lowered went to or came from a person.`,
		table(
			['', 'marks', 'the same', 'raised', 'lowered'],
			[rowOf('**all**', overall), ...Object.entries(byEdit).map(([edit, of]) => rowOf(edit, of))],
		),
	].join('\n\n');
}

export function describeStability(report: StabilityReport): string {
	const { measuredOn, reached, simulatedModelSame: one, simulatedPanelOfThreeSame: three } = report;
	return [
		`${measuredOn.transcripts} gold transcripts graded ${measuredOn.repeats} times more. By rule every answer, its evidence included, is the same in ${share(reached.rulesSame)}.`,
		`What a panel is for, **simulated**: a model that errs by chance in ${share(measuredOn.errs)} of items gives the same level twice in ${withInterval(one.share, one.interval)}, a panel of three of them in ${withInterval(three.share, three.interval)}. No real model was asked.`,
	].join('\n\n');
}
