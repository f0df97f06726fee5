/** Shows on the screen what was read, told and marked. */
import type { FeedbackView } from '#lib/domain/grading/feedbackView.ts';
import type { TracedTurn } from '#lib/server/services/traceService.ts';

export function printTurn({ utterance, reading, told, gates, affect, reply }: TracedTurn): void {
	const topics = reading?.topics.map(({ id, score }) => `${id} ${score.toFixed(2)}`) ?? [];
	const open = gates.filter(({ isOpen }) => isOpen).map(({ factId }) => factId);
	console.log(`\n> ${utterance}`);
	console.log(`  topics  ${topics.join(', ') || '-'}`);
	console.log(`  acts    ${reading?.acts.map(({ act }) => act).join(', ') || '-'}`);
	console.log(`  told    ${told.join(', ') || '-'}`);
	console.log(`  gates   ${open.length} of ${gates.length} open: ${open.join(', ') || '-'}`);
	console.log(`  affect  ${affect}`);
	console.log(`< ${reply}`);
}

export function printMarks(view: FeedbackView | null): void {
	if (!view) return console.log('\nNot marked yet.');
	console.log(`\n${view.points} of ${view.maxPoints} marks, ${view.unscoredCount} items unscored`);
	for (const { id, outcome, credit, evidence } of view.sections.flatMap(({ items }) => items)) {
		const quotes = evidence.map((entry) => ('quote' in entry ? `"${entry.quote}"` : entry.kind));
		console.log(`  ${outcome.padEnd(9)}${id}  ${credit ?? ''}  ${quotes.join(' ')}`);
	}
}
