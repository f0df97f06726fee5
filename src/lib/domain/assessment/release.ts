/** How much of an assessment's marks its candidates are shown, once they are released. */

/** The result alone; with the sections; or all of the feedback, item by item with its evidence. */
export const releaseDetails = ['result', 'sections', 'feedback'] as const;
export type ReleaseDetail = (typeof releaseDetails)[number];

export type Release = { atMs: number; detail: ReleaseDetail };
