/** What the picture of a consultation and its table say in words. */
import { otherArea, type Mood, type Timeline } from '#lib/domain/debrief/timeline.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';

export const areaWord = ({ id, label }: Timeline['areas'][number]): string =>
	id === otherArea ? m.timelineOther() : (label ?? id);

export const minuteWords = (minute: number): string =>
	new Intl.NumberFormat(getLocale(), {
		style: 'unit',
		unit: 'minute',
		unitDisplay: 'short',
	}).format(minute);

/** Minutes and seconds since the beginning, such as 3:07. */
export function clockWords(atMs: number): string {
	const seconds = Math.floor(atMs / 1000);
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

export const percentWords = (share: number): string =>
	new Intl.NumberFormat(getLocale(), { style: 'percent', maximumFractionDigits: 0 }).format(share);

/** Turns in a row in one mood. */
export function moodStretches(turns: readonly { mood: Mood }[]) {
	const stretches: { mood: Mood; from: number; count: number }[] = [];
	turns.forEach(({ mood }, index) => {
		const last = stretches.at(-1);
		if (last?.mood === mood) last.count += 1;
		else stretches.push({ mood, from: index, count: 1 });
	});
	return stretches;
}
