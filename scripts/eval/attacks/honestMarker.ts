/** A model that marks as the authors of a gold transcript did: what an honest grader would raise no doubt with. */
import type { Model } from '#lib/server/adapters/llm/model.ts';
import { readAsked } from '../../../tests/fakes/hostileMarks.ts';
import type { GoldInput } from '../grading/goldInputs.ts';
import { modelThatSays } from './hostileMarker.ts';

type Asked = NonNullable<ReturnType<typeof readAsked>>;

const plain = (text: string) => text.normalize('NFKC').replace(/\s+/gu, ' ').toLowerCase();

/** The authors name no place: the line or box that holds their words. */
function cite(quote: string, { lines, note }: Asked, looksAt: string) {
	const places = looksAt === 'the note' ? note : lines.filter(({ by }) => by === 'student');
	const place = places.find(({ text }) => plain(text).includes(plain(quote)));
	return place ? [{ at: place.at, words: quote }] : [];
}

/** @param level what it gives an item for which the authors gave so much. */
export function honestMarker(
	{ set }: GoldInput,
	level: (gold: number, itemId: string) => number = (gold) => gold,
): Model {
	return modelThatSays((prompt) => {
		const asked = readAsked(prompt);
		if (!asked) return '';
		const items = asked.items.map(({ id, looksAt }) => {
			const mark = set.gold.marks[id];
			const given = level(mark?.level ?? 0, id);
			const quotes = mark?.quote && given > 0 ? cite(mark.quote, asked, looksAt) : [];
			const credit = mark?.credit ?? 'none';
			return {
				id,
				quotes,
				nearest: [],
				credit,
				rationale: mark?.because ?? '',
				level: given,
				confidence: 0.9,
			};
		});
		return JSON.stringify({ items, domains: [] });
	});
}
