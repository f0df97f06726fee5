/** A rule looks at one consultation and says what breaks it. */
import type { Entry } from '../journal.ts';
import type { Rows } from '../rows.ts';

export type Case = { journal: readonly Entry[]; rows: Rows };

/** @returns a sentence for each breach; none when it holds. */
export type Rule = (one: Case) => string[];
