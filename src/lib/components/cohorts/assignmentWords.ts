/** Words for how a student stands with an assigned case. */
import type { AssignmentStanding } from '#lib/domain/school/assignmentStanding.ts';
import { m } from '#lib/paraglide/messages.js';

const looks = {
	not_begun: { word: m.assignState_not_begun, tone: 'plain' },
	under_way: { word: m.assignState_under_way, tone: 'primary' },
	done: { word: m.assignState_done, tone: 'met' },
	late: { word: m.assignState_late, tone: 'partly' },
} as const;

export const standingLook = (standing: AssignmentStanding) =>
	looks[standing.state === 'done' && standing.isLate ? 'late' : standing.state];
