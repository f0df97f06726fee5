/** What a person may be within a school. */
export const roles = ['student', 'instructor', 'admin'] as const;
export type Role = (typeof roles)[number];
