/** Words and figures of the progress page. */
import type { Skill } from '#lib/domain/progress/itemPlace.ts';
import type { Sum } from '#lib/domain/progress/practiceResult.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';

const skillWords: Record<Skill, () => string> = {
	gathering: m.skillGathering,
	relating: m.skillRelating,
	acting: m.skillActing,
	reasoning: m.skillReasoning,
};
export const skillWord = (skill: Skill) => skillWords[skill]();

/** 0 to 1, in whole hundredths. */
export const percent = (share: number) =>
	new Intl.NumberFormat(getLocale(), { style: 'percent' }).format(share);

export const marksWord = ({ points, marks }: Sum) => {
	const { format } = new Intl.NumberFormat(getLocale());
	return m.marksOf({ points: format(points), marks: format(marks) });
};

export const dayWord = (atMs: number) =>
	new Intl.DateTimeFormat(getLocale(), { dateStyle: 'medium' }).format(atMs);
