import { describe, expect, it } from 'vitest';
import { isOperatorError } from '#lib/server/operatorError.ts';
import { explainDatabaseError } from './databaseErrors.ts';
import { resolveDatabaseUrl } from './databaseUrl.ts';

describe('DATABASE_URL', () => {
	it('is used as it is, and brings no demo accounts', async () => {
		const url = 'postgres://school:secret@db.example.edu/patients';
		const chosen = await resolveDatabaseUrl({ DATABASE_URL: url });
		expect(chosen).toMatchObject({ url, isEmbedded: false });
	});

	it.each(['localhost:5432/patients', 'mysql://u:secret@h/d', 'secret'])(
		'that is no PostgreSQL address (%s) is explained without repeating it',
		async (url) => {
			const refusal = await resolveDatabaseUrl({ DATABASE_URL: url }).catch(
				(error: Error) => error,
			);
			expect(isOperatorError(refusal)).toBe(true);
			expect(String(refusal)).toMatch(/postgres:\/\/user:password@host/);
			expect(String(refusal)).not.toContain('secret');
		},
	);

	it.each([
		'ECONNREFUSED',
		'ENOTFOUND',
		'EAI_AGAIN',
		'ETIMEDOUT',
		'28P01',
		'3D000',
		'53100',
		'57P03',
	])('that cannot be used (%s) is explained in one sentence without its password', (code) => {
		const url = 'postgres://school:secret@db.example.edu/patients';
		const cause = Object.assign(new Error('secret'), { code });
		const explained = explainDatabaseError(new AggregateError([cause]), url);
		expect(isOperatorError(explained)).toBe(true);
		expect((explained as Error).message).not.toContain('secret');
	});
});
