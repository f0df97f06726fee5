/** What is understood of an utterance before the machine hears it: the reading, and the findings it asks for. */
import type { DialogueAct, Interpreter, PriorTurn, Reading } from '../dialogue/reading.ts';
import type { CatalogueFinding } from '../scenario/findingCatalogue.ts';
import type { Utterance } from '../transcript/utterance.ts';
import { findingsNamed } from './findings.ts';

/** What reads a language: its interpreter and its list of findings. */
export type Reader = { interpreter: Interpreter; findings: readonly CatalogueFinding[] };

type SpokenLine = Pick<Utterance, 'speaker' | 'text'> & { reading: Reading | null };

const asPriorTurn = ({ speaker, text, reading }: SpokenLine): PriorTurn[] =>
	speaker === 'narrator'
		? []
		: [{ speaker, text, ...(reading && { topics: reading.topics.map(({ id }) => id) }) }];

/** Answers follow the order of the questions. */
const inSpokenOrder = (reading: Reading, text: string): Reading => ({
	...reading,
	topics: reading.topics.toSorted((a, b) => text.indexOf(a.words) - text.indexOf(b.words)),
});

/** "Can I …", "may I …" and the plain order alike. */
const requests = new Set<DialogueAct>(['examine', 'order_test', 'permission']);

/** @param before the conversation so far, oldest first. */
export async function readUtterance(
	{ interpreter, findings }: Reader,
	text: string,
	before: readonly SpokenLine[],
): Promise<{ reading: Reading; findingIds: string[] }> {
	const read = await interpreter.read(text, before.flatMap(asPriorTurn));
	const reading = inSpokenOrder(read, text);
	// Named, and requested rather than planned.
	const asks = reading.acts.some(({ act }) => requests.has(act));
	return { reading, findingIds: asks ? findingsNamed(text, findings) : [] };
}
