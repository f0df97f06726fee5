/** What may still be changed once a candidate has begun, each time with a reason: only ever in candidates' favour. */
import type { Window } from './assessment.ts';

export const amendmentKinds = ['extra_time', 'window', 'start_code'] as const;
export type AmendmentKind = (typeof amendmentKinds)[number];

/** The window may end later, and may begin earlier while it has not begun: nobody loses a minute that was promised. */
export const extendsWindow = (before: Window, after: Window): boolean =>
	after.closesAtMs >= before.closesAtMs && after.opensAtMs <= before.opensAtMs;

/** A candidate who has begun may be given more extra time, not less. */
export const mayChangeExtraTime = (before: number, after: number, hasBegun: boolean): boolean =>
	!hasBegun || after >= before;
