/** The library in shelves: what was begun, what is recommended, and the others. Every case stands on one. */
import type { LibraryView, ScenarioCard } from '#lib/domain/consultation/studentView.ts';

type Shelf = { id: 'begun' | 'recommended' | 'others'; cards: ScenarioCard[] };

/** Shelves with nothing on them are left out. */
export function shelvesOf({ cards, recommended }: LibraryView): Shelf[] {
	const begun = cards.filter(({ unfinishedConsultationId }) => unfinishedConsultationId !== null);
	const chosen = recommended.flatMap(
		(slug) => cards.find((card) => card.slug === slug && !begun.includes(card)) ?? [],
	);
	const others = cards.filter((card) => !begun.includes(card) && !chosen.includes(card));
	const shelves: Shelf[] = [
		{ id: 'begun', cards: begun },
		{ id: 'recommended', cards: chosen },
		{ id: 'others', cards: others },
	];
	return shelves.filter((shelf) => shelf.cards.length > 0);
}
