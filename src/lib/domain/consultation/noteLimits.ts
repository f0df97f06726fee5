/** How long the parts of a note may be, in characters; `problems`, `differential` and `hypotheses` in entries. */
export const noteLimits = {
	summary: 2000,
	problem: 200,
	problems: 12,
	diagnosis: 200,
	reasons: 600,
	differential: 8,
	plan: 3000,
	notepad: 5000,
	hypothesis: 200,
	hypotheses: 12,
} as const;
