/** Every screen in every state worth looking at, by its address under /design. */
export const screens = [
	'sign-in',
	'sign-in-fault',
	'welcome',
	'library',
	'library-empty',
	'briefing',
	'room',
	'room-first',
	'room-replying',
	'room-last',
	'room-offline',
	'room-long',
	'room-support',
	'note',
	'note-empty',
	'feedback',
	'feedback-assessment',
	'feedback-waiting',
	'ended',
	'error',
] as const;
export type Screen = (typeof screens)[number];
