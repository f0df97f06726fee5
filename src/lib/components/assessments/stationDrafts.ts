/** Stations while they are chosen: minutes as they are typed, in the order of the list. */
import type { StationInput } from '#lib/domain/assessment/assessment.ts';
import type { CaseChoice, StationView } from '#lib/domain/assessment/assessmentView.ts';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';

export type StationDraft = {
	/** Of this list alone. */
	key: number;
	slug: string;
	languages: Language[];
	reading: string;
	consultation: string;
	note: string;
};

let lastKey = 0;

export function toDraft({
	slug,
	languages,
	times,
}: Pick<StationView | CaseChoice, 'slug' | 'languages' | 'times'>): StationDraft {
	const minutes = (seconds: number) => String(Math.round((seconds / 60) * 100) / 100);
	return {
		key: (lastKey += 1),
		slug,
		languages: [...languages],
		reading: minutes(times.readingSeconds),
		consultation: minutes(times.consultationSeconds),
		note: minutes(times.noteSeconds),
	};
}

/** Whole seconds; what is no number stays none, for the server to refuse. */
const seconds = (minutes: string) => Math.round(Number(minutes.replace(',', '.')) * 60);

export const toInputs = (drafts: readonly StationDraft[]): StationInput[] =>
	drafts.map(({ slug, languages, reading, consultation, note }) => ({
		slug,
		languages,
		times: {
			readingSeconds: seconds(reading),
			consultationSeconds: seconds(consultation),
			noteSeconds: seconds(note),
		},
	}));

/** @param by -1: earlier, 1: later. */
export function moved<T>(list: readonly T[], index: number, by: -1 | 1): T[] {
	const next = [...list];
	const [one] = next.splice(index, 1);
	if (one !== undefined) next.splice(index + by, 0, one);
	return next;
}
