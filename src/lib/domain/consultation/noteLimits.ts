/** How long the parts of a note may be, in characters; `problems` and `differential` in entries. */
export const noteLimits = {
	summary: 2000,
	problem: 200,
	problems: 12,
	diagnosis: 200,
	reasons: 600,
	differential: 8,
	plan: 3000,
	notepad: 5000,
} as const;
