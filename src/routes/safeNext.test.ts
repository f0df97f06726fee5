import { describe, expect, it } from 'vitest';
import { safeNext } from './safeNext.ts';

describe('after signing in', () => {
	it.each(['/library', '/consultations/0190a3c2-7c3e-7000-8000-000000000000/feedback', '/a?b=c#d'])(
		'%s of this site is gone back to',
		(next) => expect(safeNext(next)).toBe(next),
	);

	it.each([
		null,
		'',
		'library',
		'https://elsewhere.example',
		'//elsewhere.example',
		'/\\elsewhere.example',
		'/\t/elsewhere.example',
		'/\n/elsewhere.example',
		'/\r\nset-cookie: a=b',
		'/图书馆',
	])('%j leads to the start page', (next) => expect(safeNext(next)).toBe('/'));
});
