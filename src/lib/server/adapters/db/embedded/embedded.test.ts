import { describe, expect, it } from 'vitest';
import { chooseDatabaseUser } from './databaseUser.ts';
import { resolveDataDir } from './dataDir.ts';
import { explainToolFailure } from './explainToolFailure.ts';
import { runTool } from './runTool.ts';

const passwd = [
	'root:x:0:0:root:/root:/bin/bash',
	'nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin',
	'postgres:x:101:104:PostgreSQL:/var/lib/postgresql:/bin/bash',
	'',
].join('\n');

describe('the account that PostgreSQL runs under when root starts it', () => {
	it('is postgres where there is one, else nobody, and never root', () => {
		expect(chooseDatabaseUser(passwd)).toEqual({ name: 'postgres', uid: 101, gid: 104 });
		const without = passwd.replace(/^postgres.*$/m, '');
		expect(chooseDatabaseUser(without)).toMatchObject({ name: 'nobody' });
		expect(chooseDatabaseUser('root:x:0:0:root:/root:/bin/bash')).toBeUndefined();
	});

	it('stays the owner of data that is there already', () => {
		expect(chooseDatabaseUser(passwd, 65534)).toMatchObject({ name: 'nobody' });
		expect(chooseDatabaseUser(passwd, 0)).toMatchObject({ name: 'postgres' });
	});
});

describe('a database that cannot start', () => {
	it.each([
		'initdb: error: could not write: No space left on device',
		'Error: ENOSPC: no space left',
	])('says so when the disk is full (%s)', (output) => {
		const { message } = explainToolFailure('start', '/data', output);
		expect(message).toMatch(/The disk that holds \/data is full\. Free some space/);
	});

	it('repeats PostgreSQL’s own last words otherwise', () => {
		const { message } = explainToolFailure('start', '/data', 'FATAL:  something new');
		expect(message).toMatch(
			/PostgreSQL could not start in \/data\. It said:\n {2}FATAL: {2}something new/,
		);
	});

	it('reads a program that is missing, or ended by a signal, as one that failed', async () => {
		const missing = await runTool('/no/such/program', [], { cwd: '/' });
		expect(missing).toMatchObject({ ok: false, output: expect.stringContaining('ENOENT') });
		const killed = await runTool('/bin/sh', ['-c', 'kill -9 $$'], { cwd: '/' });
		expect(killed).toMatchObject({ ok: false, output: expect.stringContaining('SIGKILL') });
	});
});

describe('the data folder', () => {
	it('is DATA_DIR where that is set, relative to the project', () => {
		expect(resolveDataDir({ DATA_DIR: '/srv/data' }, '/project')).toBe('/srv/data');
		expect(resolveDataDir({ DATA_DIR: 'mine' }, '/project')).toBe('/project/mine');
	});
});
