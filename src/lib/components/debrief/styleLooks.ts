/** Shape, word and colour of a question's style: no shape twice, so that none of it hangs on the colour. */
import type { QuestionStyle } from '#lib/domain/dialogue/reading.ts';
import { m } from '#lib/paraglide/messages.js';

export const styles = [
	'open',
	'closed',
	'leading',
	'multiple',
	'none',
] as const satisfies QuestionStyle[];

/** Paths are drawn around 0, some ten units wide. */
export const styleLooks: Record<QuestionStyle, { path: string; look: string; word: () => string }> =
	{
		open: {
			path: 'M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0Z',
			look: 'fill-surface stroke-primary',
			word: m.styleOpen,
		},
		closed: {
			path: 'M-4 -4H4V4H-4Z',
			look: 'fill-primary stroke-primary',
			word: m.styleClosed,
		},
		leading: {
			path: 'M0 -5L5 4H-5Z',
			look: 'fill-missed stroke-missed',
			word: m.styleLeading,
		},
		multiple: {
			path: 'M-5 -1.5H-1.5V-5H1.5V-1.5H5V1.5H1.5V5H-1.5V1.5H-5Z',
			look: 'fill-partly stroke-partly',
			word: m.styleMultiple,
		},
		none: {
			path: 'M-1.5 0a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0 -3 0Z',
			look: 'fill-unscored stroke-unscored',
			word: m.styleNone,
		},
	};
