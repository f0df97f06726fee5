import { beforeAll, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { gb18030, utf8, windows1252 } from '#lib/domain/school/rosterBytes.fixture.ts';
import { auditRecords } from './adapters/db/schema/audit.ts';
import { users } from './adapters/db/schema/users.ts';
import { useTestApp } from './openTestApp.fixture.ts';
import type { Actor } from './services/actor.ts';

const school = useTestApp();
const services = () => school.app.services;
let admin: Actor;
beforeAll(async () => void (admin = await school.newActor('admin')));

async function seenOf(bytes: Uint8Array, by = admin): Promise<string> {
	const preview = await services().roster.check(by, bytes);
	if (preview.kind === 'unreadable') throw new Error(preview.fault.code);
	return preview.seen;
}
const write = async (text: string, by = admin) => {
	const bytes = utf8(text);
	return services().roster.write(by, bytes, await seenOf(bytes, by));
};
const everyone = async (by = admin) => {
	const { people } = await services().people.list(by, '', 0);
	return people.map(({ email, state }) => `${email} ${state}`);
};
const countPeople = async (by = admin) => (await services().people.list(by, '', 0)).total;

describe('a roster', () => {
	it('is looked at without writing, then written, with a link for each who is new', async () => {
		const text =
			'姓名;邮箱;学号;班级;角色\n李雷;Lei@hill.example;S1;一班;\n韩梅梅;mei@hill.example;S2;一班;教师\n';
		const before = await countPeople();
		const preview = await services().roster.check(admin, utf8(text));
		expect(preview).toMatchObject({
			kind: 'preview',
			delimiter: ';',
			newCohorts: ['一班'],
			counts: { create: 2 },
		});
		expect(await countPeople()).toBe(before);
		const outcome = await write(text);
		if (outcome.kind !== 'written') throw new Error('not written');
		expect(outcome.invited).toMatchObject([
			{ name: '李雷', email: 'lei@hill.example', studentNumber: 'S1' },
			{ name: '韩梅梅' },
		]);
		const owner = await services().signIn.findLinkOwner(
			outcome.invited[1]!.path.split('/').at(-1)!,
		);
		expect(owner).toMatchObject({ displayName: '韩梅梅' });
		const cohort = (await services().cohorts.list(admin)).find(({ name }) => name === '一班')!;
		const { members } = await services().cohorts.get(admin, cohort.id);
		expect(members.map(({ email, role }) => `${email} ${role}`).sort()).toEqual([
			'lei@hill.example student',
			'mei@hill.example instructor',
		]);
	});

	it('that comes again changes nothing, and a changed line changes that person alone', async () => {
		const text = 'name,email,number,group\nLi Lei,lei@hill.example,S1,一班\n';
		const before = await countPeople();
		expect(await write(text)).toMatchObject({ kind: 'written', counts: { update: 1, create: 0 } });
		expect(await write(text)).toMatchObject({
			kind: 'written',
			counts: { unchanged: 1 },
			invited: [],
		});
		const moved = text.replace('lei@', 'li.lei@');
		expect(await write(moved)).toMatchObject({ counts: { update: 1 } });
		expect(await everyone()).toContain('li.lei@hill.example invited');
		expect(await countPeople()).toBe(before);
	});

	it('with one line refused writes nothing of the others', async () => {
		const before = await everyone();
		const outcome = await write('name,email\nAda,ada@hill.example\nBo,bo at hill\n');
		expect(outcome).toMatchObject({
			kind: 'not_written',
			preview: { counts: { create: 1, refused: 1 }, rows: [{ line: 3, outcome: 'refused' }, {}] },
		});
		expect(await everyone()).toEqual(before);
	});

	it('is looked at again where the school is no longer what it was', async () => {
		const bytes = utf8('name,email\nCy,cy@hill.example\n');
		const seen = await seenOf(bytes);
		await services().people.invite(admin, {
			...{ name: 'Cy', email: 'cy@hill.example', studentNumber: null, role: 'student' },
		});
		const outcome = await services().roster.write(admin, bytes, seen);
		expect(outcome).toMatchObject({ kind: 'not_written', preview: { counts: { unchanged: 1 } } });
	});

	it('sent twice at once makes nobody twice', async () => {
		const bytes = utf8('name,email\nDi,di@hill.example\n');
		const seen = await seenOf(bytes);
		const both = await Promise.all([1, 2].map(() => services().roster.write(admin, bytes, seen)));
		expect(both.map(({ kind }) => kind).sort()).toEqual(['not_written', 'written']);
		expect((await everyone()).filter((each) => each.startsWith('di@'))).toHaveLength(1);
	});

	it('takes no address of another school, and says nothing of which', async () => {
		const other = await school.newActor('admin');
		await write('name,email\nEve,eve@vale.example\n', other);
		const preview = await services().roster.check(
			admin,
			utf8('name,email\nEve,eve@vale.example\n'),
		);
		expect(preview).toMatchObject({
			rows: [{ outcome: 'refused', faults: [{ code: 'address_taken', column: 'email' }] }],
		});
		expect(JSON.stringify(preview)).not.toContain(other.schoolId);
	});

	it('changes no administrator and opens no closed account', async () => {
		await write('name,email\nFay,fay@hill.example\n');
		const fay = (await services().people.list(admin, 'fay@', 0)).people[0]!;
		await services().people.setActive(admin, fay.userId, false);
		await school.database.inSystem((tx) =>
			tx
				.update(users)
				.set({ role: 'admin', email: 'boss@hill.example' })
				.where(eq(users.id, admin.userId)),
		);
		const preview = await services().roster.check(
			admin,
			utf8('name,email,role\nOther,fay@hill.example,\nOther,boss@hill.example,student\n'),
		);
		expect(preview).toMatchObject({
			counts: { left_alone: 2 },
			rows: [{ why: 'deactivated' }, { why: 'admin' }],
		});
	});

	it('leaves one record, which copies nobody’s name or address', async () => {
		await write('name,email\nGus,gus@hill.example\n');
		const rows = await school.database.inSystem((tx) =>
			tx.select().from(auditRecords).where(eq(auditRecords.action, 'roster.imported')),
		);
		const gus = (await services().people.list(admin, 'gus@', 0)).people[0]!;
		const last = rows.at(-1)!;
		expect(last.details).toMatchObject({ created: [{ userId: gus.userId, role: 'student' }] });
		expect(JSON.stringify(rows)).not.toMatch(/hill\.example|Gus/);
	});

	it('of 5,000 people is written whole', async () => {
		const lines = Array.from(
			{ length: 5000 },
			(_, at) => `P ${at},big${at}@hill.example,B${at},Big`,
		);
		const outcome = await write(`name,email,number,class\n${lines.join('\n')}`);
		expect(outcome).toMatchObject({ kind: 'written', counts: { create: 5000 } });
		expect((await services().cohorts.list(admin)).find(({ name }) => name === 'Big')).toMatchObject(
			{
				memberCount: 5000,
			},
		);
	}, 60_000);
});

describe('a bad file', () => {
	const rows = (count: number) =>
		utf8(
			`name,email\n${Array.from({ length: count }, (_, at) => `N,n${at}@x.example\n`).join('')}`,
		);

	it.each([
		['in the wrong encoding', windows1252, 'encoding_unknown'],
		['of 50,000 rows', rows(50_000), 'too_many_rows'],
		['of more than 5 MB', utf8(`name,email\n${'x'.repeat(6 * 1024 * 1024)}`), 'file_too_large'],
		['that is a workbook', Uint8Array.of(0x50, 0x4b, 3, 4), 'spreadsheet'],
		['without headings', utf8('Ada,ada@x.example'), 'columns_missing'],
	])('%s is refused and nothing of it is written', async (_, bytes, code) => {
		const before = await countPeople();
		const unreadable = { kind: 'unreadable', fault: { code } };
		expect(await services().roster.check(admin, bytes)).toMatchObject(unreadable);
		expect(await services().roster.write(admin, bytes, 'whatever')).toMatchObject({
			kind: 'not_written',
			preview: unreadable,
		});
		expect(await countPeople()).toBe(before);
	});

	it('with duplicates is refused at the later lines', async () => {
		const text = 'name,email\nHal,hal@hill.example\nHal,HAL@hill.example\n';
		expect(await write(text)).toMatchObject({
			kind: 'not_written',
			preview: { rows: [{ line: 3, faults: [{ code: 'same_as_line', line: 2 }] }, {}] },
		});
	});

	it('in GB18030 is read as what it is', async () => {
		expect(await services().roster.check(admin, gb18030)).toMatchObject({
			encoding: 'gb18030',
			rows: [{ name: '李雷' }],
		});
	});
});
