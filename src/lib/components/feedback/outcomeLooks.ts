/** Icon, words and colour of an item's outcome: always all three together. */
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleDashed from '@lucide/svelte/icons/circle-dashed';
import CircleDot from '@lucide/svelte/icons/circle-dot';
import CircleX from '@lucide/svelte/icons/circle-x';
import type { FeedbackItem } from '#lib/domain/grading/feedbackView.ts';
import { m } from '#lib/paraglide/messages.js';

export type Outcome = FeedbackItem['outcome'];
export const outcomes = ['met', 'partly', 'missed', 'unscored'] as const satisfies Outcome[];

export const outcomeLooks = {
	met: {
		Icon: CircleCheck,
		word: m.outcomeMet,
		ink: 'text-met',
		soft: 'bg-met-soft',
		fill: 'bg-met',
	},
	partly: {
		Icon: CircleDot,
		word: m.outcomePartly,
		ink: 'text-partly',
		soft: 'bg-partly-soft',
		fill: 'bg-partly',
	},
	missed: {
		Icon: CircleX,
		word: m.outcomeMissed,
		ink: 'text-missed',
		soft: 'bg-missed-soft',
		fill: 'bg-missed',
	},
	unscored: {
		Icon: CircleDashed,
		word: m.outcomeUnscored,
		ink: 'text-unscored',
		soft: 'bg-unscored-soft',
		fill: 'bg-unscored',
	},
} as const;
