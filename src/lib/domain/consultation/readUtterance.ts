/** What is understood of an utterance before the machine hears it: the reading, and the findings it asks for. */
import type {
	DialogueAct,
	Interpreter,
	PriorTurn,
	Reading,
	ReadingUse,
} from '../dialogue/reading.ts';
import type { CatalogueFinding } from '../scenario/findingCatalogue.ts';
import type { Utterance } from '../transcript/utterance.ts';
import type { Scenario } from '../scenario/schema.ts';
import { findingsNamed } from './findings.ts';
import { nameFacts } from './nameFacts.ts';
import { readSaidBack } from './readSaidBack.ts';

/** What reads what is said to one patient. */
export type Reader = {
	interpreter: Interpreter;
	findings: readonly CatalogueFinding[];
	/** The case: who is meant by "he" where somebody else speaks for the patient, and what a question names in its words. */
	scenario: Scenario;
};

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

/** Tags and objects are for programs: nobody speaks them to a patient. */
const markup = /<\/?[a-z][^<>]*>|\{\s*"[^"]*"\s*:/i;

function withMarkup(reading: Reading, text: string): Reading {
	const [words] = markup.exec(text) ?? [];
	if (!words) return reading;
	return { ...reading, acts: [...reading.acts, { act: 'role_break', words }] };
}

/**
 * @param before the conversation so far, oldest first.
 * @param spend told what a model used, where one may be asked.
 */
export async function readUtterance(
	{ interpreter, findings, scenario }: Reader,
	text: string,
	before: readonly SpokenLine[],
	spend?: (use: ReadingUse) => void,
): Promise<{ reading: Reading; findingIds: string[] }> {
	const { patientWords } = scenario.patient.speaker ?? {};
	const prior = before.flatMap(asPriorTurn);
	const read = await interpreter.read(text, prior, patientWords, spend);
	const named = nameFacts(withMarkup(inSpokenOrder(read, text), text), text, scenario);
	const saidBack = await readSaidBack(named, text, scenario.language, (question) =>
		interpreter.read(question, prior, patientWords),
	);
	const reading = saidBack.length > 0 ? { ...named, saidBack } : named;
	// Named, and requested rather than planned or said back.
	const asks = reading.acts.some(({ act }) => requests.has(act));
	const rest = saidBack.reduce((left, { words }) => left.replace(words, ' '), text);
	return { reading, findingIds: asks ? findingsNamed(rest, findings) : [] };
}
