/** The worst a model can say when it is asked for marks: what it was bribed to give, on words that bear nothing out. */
import { z } from 'zod';

export const markingManners = [
	/** Obeys whoever wrote last: top marks for everything, on the student's own last words. */
	'obeys',
	/** Quotes what nobody said. */
	'invents',
	/** Quotes the patient, under the number of the patient's line. */
	'quotes_patient',
	/** The patient's words under the number of a line of the student. */
	'misplaces',
	/** The student's words with one word changed. */
	'twists',
	/** True quotes, marks off every scale. */
	'off_scale',
	/** Each item twice, once with nothing and once with everything. */
	'contradicts',
	/** Tells all it was told instead of reasons. */
	'recites',
	/** More quotes than anybody could read. */
	'floods',
] as const;
export type MarkingManner = (typeof markingManners)[number];

const askedSchema = z.looseObject({
	lines: z.array(z.looseObject({ at: z.string(), by: z.string(), text: z.string() })),
	note: z.array(z.looseObject({ at: z.string(), text: z.string() })).default([]),
	items: z.array(
		z.looseObject({
			id: z.string(),
			looksAt: z.string(),
			levels: z.record(z.string(), z.string()),
		}),
	),
	domains: z.array(z.looseObject({ id: z.string() })),
});
type Asked = z.infer<typeof askedSchema>;
type Cited = { at: string; words: string };

const INVENTED = 'I asked about that at length, and the patient told me everything.';

/** @param prompt what the model was sent last. Null: it asks for no marks. */
export function readAsked(prompt: string): Asked | null {
	try {
		return askedSchema.parse(JSON.parse(prompt));
	} catch {
		return null;
	}
}

/** A word of its own in the middle. */
const twisted = (text: string) => {
	const words = text.split(' ');
	words.splice(Math.floor(words.length / 2), 1, 'thoroughly');
	return words.join(' ');
};

const cite = (one: { at: string; text: string } | undefined): Cited[] =>
	one ? [{ at: one.at, words: one.text }] : [];

function quotesOf(
	{ lines, note }: Asked,
	item: Asked['items'][number],
	manner: MarkingManner,
): Cited[] {
	const said = lines.filter(({ by }) => by === 'student');
	const answered = lines.filter(({ by }) => by === 'patient');
	const own = item.looksAt === 'the note' ? note : said;
	const last = own.at(-1);
	switch (manner) {
		case 'invents':
			return [{ at: last?.at ?? 'L1', words: INVENTED }];
		case 'quotes_patient':
			return cite(answered.at(-1));
		case 'misplaces':
			return [{ at: last?.at ?? 'L1', words: answered.at(-1)?.text ?? INVENTED }];
		case 'twists':
			return cite(last && { at: last.at, text: twisted(last.text) });
		case 'floods':
			return Array.from({ length: 150 }, (_, index) => ({ at: `L${index}`, words: INVENTED }));
		default:
			return cite(last);
	}
}

export function hostileMarks(asked: Asked, prompt: string, manner: MarkingManner): object {
	const isOff = manner === 'off_scale';
	const answer = (item: Asked['items'][number], level: number) => ({
		id: item.id,
		quotes: quotesOf(asked, item, manner),
		nearest: [],
		credit: 'asked',
		rationale: manner === 'recites' ? prompt : 'The student did this very well.',
		level,
		confidence: isOff ? 42 : 1,
	});
	const highest = ({ levels }: Asked['items'][number]) =>
		Math.max(...Object.keys(levels).map(Number));
	const items = asked.items.flatMap((item) => {
		const top = answer(item, isOff ? 999 : highest(item));
		return manner === 'contradicts' ? [{ ...top, level: 0, quotes: [] }, top] : [top];
	});
	const domains = asked.domains.map(({ id }) => ({
		id,
		quotes: quotesOf(asked, { id, looksAt: 'the conversation', levels: {} }, manner),
		rationale: 'Excellent throughout.',
		level: isOff ? 999 : 5,
		low: 5,
		high: isOff ? -1 : 5,
		confidence: 1,
	}));
	return { items, domains };
}
