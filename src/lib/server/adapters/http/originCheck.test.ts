import { describe, expect, it } from 'vitest';
import { fakeRequest } from './fakeRequest.fixture.ts';
import { isOwnOrigin } from './originCheck.ts';
import { parseOrigins } from './publicOrigin.ts';

const school = parseOrigins('https://patients.example.edu, http://10.0.0.5:3000');

describe('a command from another website is not carried out', () => {
	it.each([
		['another site', 'https://evil.example', 'localhost:3000'],
		['another port of this machine', 'http://localhost:4000', 'localhost:3000'],
		['the other protocol', 'https://localhost:3000', 'localhost:3000'],
		['a sandboxed frame', 'null', 'localhost:3000'],
		['a host that merely begins alike', 'http://localhost.evil.example:3000', 'localhost:3000'],
	])('refuses %s', (_, origin, host) => {
		expect(isOwnOrigin(fakeRequest({ headers: { origin, host } }), [])).toBe(false);
	});

	it.each(['localhost', '127.0.0.1', '[::1]'])(
		'takes %s for this machine, under each of its names',
		(name) => {
			const headers = { origin: `http://${name}:3000`, host: 'localhost:3000' };
			expect(isOwnOrigin(fakeRequest({ headers }), [])).toBe(true);
		},
	);

	it('takes every address in ORIGIN, behind a proxy that names another host', () => {
		for (const origin of ['https://patients.example.edu', 'http://10.0.0.5:3000']) {
			const request = fakeRequest({ headers: { origin, host: 'app.internal:3000' } });
			expect(isOwnOrigin(request, school)).toBe(true);
		}
		const foreign = { origin: 'https://example.edu', host: 'app.internal:3000' };
		expect(isOwnOrigin(fakeRequest({ headers: foreign }), school)).toBe(false);
	});

	it('with ORIGIN set, does not believe the Host header', () => {
		const headers = { origin: 'https://evil.example', host: 'evil.example' };
		expect(isOwnOrigin(fakeRequest({ headers }), school)).toBe(false);
	});

	it('reads Sec-Fetch-Site where a browser leaves Origin out', () => {
		const bySite = (site: string) =>
			isOwnOrigin(fakeRequest({ headers: { host: 'localhost:3000', 'sec-fetch-site': site } }), []);
		expect(['same-origin', 'none', 'same-site', 'cross-site'].map(bySite)).toEqual([
			true,
			true,
			false,
			false,
		]);
	});

	it('lets reading through, whoever asks', () => {
		const headers = { origin: 'https://evil.example', host: 'localhost:3000' };
		expect(isOwnOrigin(fakeRequest({ method: 'GET', headers }), [])).toBe(true);
	});
});

describe('ORIGIN', () => {
	it.each(['patients.example.edu', 'https://example.edu/path', 'ftp://example.edu'])(
		'says what is wrong with %s',
		(value) => {
			expect(() => parseOrigins(value)).toThrow(/ORIGIN holds.+Write what people type/);
		},
	);
});
