/** Who may do what: the first question every service asks. */
import type { Role } from './role.ts';

export const actions = [
	'scenario.read',
	'scenario.write',
	'consultation.start',
	'consultation.read',
	'consultation.act',
	'note.write',
	'grading.read',
	'grading.write',
	'grading.dispute',
	'review.read',
	'review.decide',
	'assessment.write',
	'assessment.sit',
	'marking.decide',
	'results.read',
	'results.release',
	'appeal.open',
	'appeal.answer',
	'audit.read',
	'school.administer',
	'cohort.read',
	'cohort.write',
	'assignment.write',
] as const;
export type Action = (typeof actions)[number];

export type AccessActor = { userId: string; schoolId: string; role: Role };

export type Resource = {
	schoolId: string;
	/** The student whose work it is, where it is somebody's. */
	ownerId?: string | null;
	/** It belongs to the shipped library, which every school may read. */
	isCommons?: boolean;
};

type Rule = (actor: AccessActor, resource: Resource) => boolean;

const anyone: Rule = () => true;
const owner: Rule = (actor, resource) => resource.ownerId === actor.userId;
const staff: Rule = (actor) => actor.role === 'instructor' || actor.role === 'admin';
const instructor: Rule = (actor) => actor.role === 'instructor';
const admin: Rule = (actor) => actor.role === 'admin';
const ownerOrStaff: Rule = (actor, resource) => owner(actor, resource) || staff(actor, resource);

const rules: Record<Action, Rule> = {
	'scenario.read': anyone,
	'scenario.write': staff,
	// Instructors and admins play a case too, to try it: the consultation is then their own.
	'consultation.start': anyone,
	'consultation.read': ownerOrStaff,
	'consultation.act': owner,
	'note.write': owner,
	'grading.read': ownerOrStaff,
	'grading.write': instructor,
	'grading.dispute': owner,
	'review.read': staff,
	// Nobody marks their own work.
	'review.decide': (actor, resource) => instructor(actor, resource) && !owner(actor, resource),
	// Writing one, and watching it while it is sat.
	'assessment.write': staff,
	'assessment.sit': owner,
	'marking.decide': (actor, resource) => instructor(actor, resource) && !owner(actor, resource),
	'results.read': staff,
	// Who marks does not publish.
	'results.release': admin,
	'appeal.open': owner,
	// The service further refuses whoever marked that sitting.
	'appeal.answer': (actor, resource) => staff(actor, resource) && !owner(actor, resource),
	'audit.read': admin,
	'school.administer': admin,
	'cohort.read': staff,
	'cohort.write': admin,
	'assignment.write': staff,
};

/**
 * Permission only: whether the moment allows it (stage, release of marks) is for the service to decide.
 * Nothing of another school is ever allowed, except reading a scenario of the commons.
 */
export function can(actor: AccessActor, action: Action, resource: Resource): boolean {
	if (action === 'scenario.read' && resource.isCommons) return true;
	return actor.schoolId === resource.schoolId && rules[action](actor, resource);
}
