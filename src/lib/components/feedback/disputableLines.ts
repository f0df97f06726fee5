/** The student's own lines in the order in which they are worth pointing at, and a search through them. */
import type { FeedbackItem, FeedbackView } from '#lib/domain/grading/feedbackView.ts';

export type DisputableLine = {
	id: string;
	position: number;
	text: string;
	/** The graders had found it near. */
	isNear: boolean;
};

/** Those the graders found near first, in their order; then the others as they were said. */
export function disputableLines(
	{ nearest, evidence }: Pick<FeedbackItem, 'nearest' | 'evidence'>,
	transcript: FeedbackView['transcript'],
): DisputableLine[] {
	const near = [...nearest, ...evidence].flatMap((quote) =>
		quote.kind === 'utterance' ? [quote.utteranceId] : [],
	);
	const rank = (id: string) => (near.includes(id) ? near.indexOf(id) : near.length);
	return transcript
		.filter(({ speaker }) => speaker === 'student')
		.map(({ id, position, text }) => ({ id, position, text, isNear: near.includes(id) }))
		.toSorted((a, b) => rank(a.id) - rank(b.id) || a.position - b.position);
}

/** Those that hold every word of it, in any order. */
export function linesWith(sought: string, lines: readonly DisputableLine[]): DisputableLine[] {
	const words = sought.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
	return lines.filter(({ text }) => {
		const said = text.toLocaleLowerCase();
		return words.every((word) => said.includes(word));
	});
}
