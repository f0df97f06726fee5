/** What the roles of models are called, and what they do. */
import type { UsingRole } from '#lib/domain/usage/modelUse.ts';
import { m } from '#lib/paraglide/messages.js';

export const roleWords: Record<UsingRole, () => string> = {
	patient: m.adminRole_patient,
	interpreter: m.adminRole_interpreter,
	grader: m.adminRole_grader,
	tutor: m.adminRole_tutor,
};
export const roleMeans: Record<UsingRole, () => string> = {
	patient: m.adminRoleMeans_patient,
	interpreter: m.adminRoleMeans_interpreter,
	grader: m.adminRoleMeans_grader,
	tutor: m.adminRoleMeans_tutor,
};
