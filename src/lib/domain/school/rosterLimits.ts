/** How much one roster may hold. */
export const rosterLimits = { bytes: 5 * 1024 * 1024, rows: 5000 } as const;
