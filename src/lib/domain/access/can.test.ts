import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actions, can, type Action } from './can.ts';
import { roles, type Role } from './role.ts';

type Who = Role | 'owner';

/** Every action, and who in the school may do it; `owner` is the student whose work it is. */
const table: Record<Action, Who[]> = {
	'scenario.read': ['student', 'instructor', 'admin', 'owner'],
	'scenario.write': ['instructor', 'admin'],
	'consultation.start': ['student', 'instructor', 'admin', 'owner'],
	'consultation.read': ['instructor', 'admin', 'owner'],
	'consultation.act': ['owner'],
	'note.write': ['owner'],
	'grading.read': ['instructor', 'admin', 'owner'],
	'grading.write': ['instructor'],
	'grading.dispute': ['owner'],
	'review.read': ['instructor', 'admin'],
	'review.decide': ['instructor'],
	'assessment.write': ['instructor', 'admin'],
	'assessment.sit': ['owner'],
	'marking.decide': ['instructor'],
	'results.read': ['instructor', 'admin'],
	'results.release': ['admin'],
	'appeal.open': ['owner'],
	'appeal.answer': ['instructor', 'admin'],
	'audit.read': ['admin'],
	'school.administer': ['admin'],
	'cohort.read': ['instructor', 'admin'],
	'cohort.write': ['admin'],
	'assignment.write': ['instructor', 'admin'],
};

const actorOf = (who: Who) => ({
	userId: who,
	schoolId: 'school',
	role: who === 'owner' ? ('student' as const) : who,
});

describe.each(actions)('%s', (action) => {
	it.each([...roles, 'owner'] as const)('is decided for %s as the table says', (who) => {
		const resource = { schoolId: 'school', ownerId: 'owner' };
		expect(can(actorOf(who), action, resource)).toBe(table[action].includes(who));
	});
});

const someRole = fc.constantFrom(...roles);
const someAction = fc.constantFrom(...actions);

describe('across schools', () => {
	it('nobody may do anything, not even with what is their own', () => {
		fc.assert(
			fc.property(someRole, someAction, fc.uuid(), fc.boolean(), (role, action, userId, owns) => {
				const actor = { userId, schoolId: 'here', role };
				const resource = { schoolId: 'elsewhere', ownerId: owns ? userId : null };
				expect(can(actor, action, resource)).toBe(false);
			}),
		);
	});

	it('the commons may be read by everybody, and only read', () => {
		fc.assert(
			fc.property(someRole, someAction, (role, action) => {
				const actor = { userId: 'somebody', schoolId: 'here', role };
				const resource = { schoolId: 'commons', isCommons: true };
				expect(can(actor, action, resource)).toBe(action === 'scenario.read');
			}),
		);
	});
});

describe('an instructor', () => {
	it('decides no mark of a consultation they played themselves', () => {
		const resource = { schoolId: 'school', ownerId: 'instructor' };
		expect(can(actorOf('instructor'), 'review.decide', resource)).toBe(false);
	});
});

describe('a student', () => {
	it("reads, changes and is shown the marks of nobody else's work", () => {
		const resource = { schoolId: 'school', ownerId: 'another student' };
		const allowed = actions.filter((action) => can(actorOf('student'), action, resource));
		expect(allowed).toEqual(['scenario.read', 'consultation.start']);
	});

	it('owns nothing that has no owner', () => {
		expect(can(actorOf('student'), 'consultation.act', { schoolId: 'school' })).toBe(false);
	});
});
