import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	countOutcomes,
	newPersonRole,
	planRoster,
	type RosterPlan,
	type RosterSchool,
	type SchoolPerson,
} from './planRoster.ts';
import type { RosterRow } from './rosterRow.ts';

const row = (given: Partial<RosterRow> = {}): RosterRow => ({
	...{ line: 2, name: 'Ada', email: 'ada@hill.example', studentNumber: null },
	...{ role: null, cohort: null, faults: [] },
	...given,
});
const person = (given: Partial<SchoolPerson> = {}): SchoolPerson => ({
	...{ userId: 'ada', name: 'Ada', email: 'Ada@hill.example', studentNumber: 'A1' },
	...{ role: 'student', isDisabled: false, cohortIds: ['one'] },
	...given,
});
const school = (given: Partial<RosterSchool> = {}): RosterSchool => ({
	people: [person()],
	cohorts: [
		{ id: 'one', name: 'Year 1', isArchived: false },
		{ id: 'old', name: 'Year 0', isArchived: true },
	],
	takenElsewhere: new Set(),
	...given,
});
const planOne = (given: Partial<RosterRow>, at = school()) => planRoster([row(given)], at).rows[0]!;

describe('a line of a roster', () => {
	it.each<[string, Partial<RosterRow>, object]>([
		['makes a person nobody knows', { email: 'new@hill.example' }, { outcome: 'create' }],
		['changes nothing that is so already', { cohort: 'year 1' }, { outcome: 'unchanged' }],
		[
			'finds a person by number, whatever its capitals, and gives them their new address',
			{ studentNumber: 'a1', email: 'obi@hill.example' },
			{ outcome: 'update', userId: 'ada', changes: ['email', 'studentNumber'] },
		],
		[
			'finds a person by address, and keeps what it says nothing of',
			{ name: 'Ada Obi' },
			{ outcome: 'update', userId: 'ada', changes: ['name'] },
		],
		['changes a role', { role: 'instructor' }, { outcome: 'update', changes: ['role'] }],
		['adds to a cohort', { cohort: 'Year 2' }, { outcome: 'update', changes: ['cohort'] }],
		[
			'is refused with its own faults',
			{ faults: [{ code: 'missing', column: 'name' }] },
			{ outcome: 'refused', faults: [{ code: 'missing', column: 'name' }] },
		],
		[
			'is refused with another number at a known address',
			{ studentNumber: 'B2' },
			{ outcome: 'refused', faults: [{ code: 'other_number', column: 'studentNumber' }] },
		],
		[
			'is refused with a cohort that was archived',
			{ cohort: 'Year 0' },
			{ outcome: 'refused', faults: [{ code: 'cohort_archived', column: 'cohort' }] },
		],
	])('%s', (_, given, planned) => expect(planOne(given)).toMatchObject(planned));

	it('is refused with an address that signs in elsewhere, without a word of where', () => {
		const at = school({ people: [], takenElsewhere: new Set(['ada@hill.example']) });
		expect(planOne({}, at)).toMatchObject({
			faults: [{ code: 'address_taken', column: 'email' }],
		});
	});

	it('is refused where number and address lead to two people', () => {
		const bo = person({ userId: 'bo', email: 'bo@hill.example', studentNumber: 'B2' });
		const at = school({ people: [person(), bo] });
		expect(planOne({ studentNumber: 'A1', email: 'bo@hill.example' }, at)).toMatchObject({
			faults: [{ code: 'address_of_another', column: 'email' }],
		});
	});

	it.each([
		['an administrator', person({ role: 'admin' }), 'admin'],
		['an account that was closed', person({ isDisabled: true }), 'deactivated'],
	])('leaves %s alone', (_, found, why) => {
		const at = school({ people: [found] });
		expect(planOne({ name: 'Else', role: 'instructor' }, at)).toMatchObject({
			outcome: 'left_alone',
			why,
		});
	});
});

describe('within one file', () => {
	it('the second line of an address, of a number, or of a person is refused, and names the first', () => {
		const { rows } = planRoster(
			[
				row({ line: 2, email: 'a@hill.example', studentNumber: 'N1' }),
				row({ line: 3, email: 'a@hill.example' }),
				row({ line: 4, email: 'b@hill.example', studentNumber: 'n1' }),
				row({ line: 5, studentNumber: 'A1', email: 'moved@hill.example' }),
				row({ line: 6, email: 'ada@hill.example' }),
			],
			school(),
		);
		expect(rows.map((each) => ('faults' in each ? each.faults : each.outcome))).toEqual([
			'create',
			[{ code: 'same_as_line', column: 'email', line: 2 }],
			[{ code: 'same_as_line', column: 'studentNumber', line: 2 }],
			'update',
			[{ code: 'same_as_line', column: 'email', line: 5 }],
		]);
	});

	it('a new cohort is made once, and none for a line that is refused', () => {
		const plan = planRoster(
			[
				row({ email: 'a@hill.example', cohort: 'Year 2' }),
				row({ email: 'b@hill.example', cohort: 'YEAR 2' }),
				row({ cohort: 'Year 3', faults: [{ code: 'missing', column: 'name' }] }),
			],
			school(),
		);
		expect(plan.newCohorts).toEqual(['Year 2']);
		expect(countOutcomes(plan.rows)).toMatchObject({ create: 2, refused: 1 });
	});
});

const addresses = ['a@x.example', 'b@x.example', 'c@x.example', 'd@x.example'];
const someRow = fc.record({
	line: fc.nat(),
	name: fc.constantFrom('Ada', 'Bo'),
	email: fc.constantFrom(...addresses),
	studentNumber: fc.constantFrom(null, '1', '2', '3'),
	role: fc.constantFrom(null, 'student' as const, 'instructor' as const),
	cohort: fc.constantFrom(null, 'Year 1', 'Year 9'),
	faults: fc.constant<RosterRow['faults']>([]),
});
const someSchool = fc
	.record({
		emails: fc.uniqueArray(fc.constantFrom(...addresses), { maxLength: 3 }),
		numbers: fc.uniqueArray(fc.constantFrom('1', '2', '3'), { minLength: 3 }),
		hasNumber: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
		roles: fc.array(fc.constantFrom('student', 'instructor', 'admin'), {
			minLength: 3,
			maxLength: 3,
		}),
	})
	.map(({ emails, numbers, hasNumber, roles }) =>
		school({
			people: emails.map((email, at) =>
				person({
					userId: `user ${at}`,
					email,
					studentNumber: hasNumber[at] ? numbers[at]! : null,
					role: roles[at] as SchoolPerson['role'],
				}),
			),
		}),
	);

/** The school after the lines that would be written. */
function applied(before: RosterSchool, { rows, newCohorts }: RosterPlan): RosterSchool {
	const cohorts = [
		...before.cohorts,
		...newCohorts.map((name) => ({ id: name, name, isArchived: false })),
	];
	const people = new Map(before.people.map((each) => [each.userId, each]));
	for (const { outcome, ...given } of rows) {
		if (outcome !== 'create' && outcome !== 'update') continue;
		const userId = 'userId' in given ? given.userId : `line ${given.email}`;
		const known = people.get(userId);
		const cohort = cohorts.find(({ name }) => name === given.cohort);
		people.set(userId, {
			...person({ userId, name: given.name, email: given.email }),
			studentNumber: given.studentNumber ?? known?.studentNumber ?? null,
			role: given.role ?? known?.role ?? newPersonRole,
			cohortIds: [...(known?.cohortIds ?? []), ...(cohort ? [cohort.id] : [])],
		});
	}
	return { ...before, people: [...people.values()], cohorts };
}

describe('a roster, whatever it holds', () => {
	it('leaves every address and every number to one person, and no administrator changed', () => {
		fc.assert(
			fc.property(fc.array(someRow, { maxLength: 6 }), someSchool, (rows, before) => {
				const { people } = applied(before, planRoster(rows, before));
				const emails = people.map(({ email }) => email.toLowerCase());
				const numbers = people.flatMap(({ studentNumber }) => studentNumber ?? []);
				expect(new Set(emails).size).toBe(emails.length);
				expect(new Set(numbers).size).toBe(numbers.length);
				const admins = ({ role }: SchoolPerson) => role === 'admin';
				expect(people.filter(admins)).toEqual(before.people.filter(admins));
			}),
			{ numRuns: 500 },
		);
	});

	it('changes nothing the second time', () => {
		fc.assert(
			fc.property(fc.array(someRow, { maxLength: 3 }), someSchool, (rows, before) => {
				const plan = planRoster(rows, before);
				// With a refused line nothing is written at all.
				fc.pre(countOutcomes(plan.rows).refused === 0);
				const { create, update, refused } = countOutcomes(
					planRoster(rows, applied(before, plan)).rows,
				);
				expect({ create, update, refused }).toEqual({ create: 0, update: 0, refused: 0 });
			}),
		);
	});
});
