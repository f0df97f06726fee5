import { describe, expect, it } from 'vitest';
import { clientAddress, parseTrustedProxies } from './clientAddress.ts';
import { fakeRequest } from './fakeRequest.fixture.ts';

const asked = (from: string, forwarded?: string) =>
	fakeRequest({ from, headers: forwarded ? { 'x-forwarded-for': forwarded } : {} });

describe('the address a request comes from', () => {
	it('is the connection’s own when no proxy is trusted, whatever the caller claims', () => {
		expect(clientAddress(asked('203.0.113.9', '198.51.100.1'), 0)).toBe('203.0.113.9');
	});

	it('is what the outermost of our own proxies saw', () => {
		const forwarded = '6.6.6.6, 198.51.100.1, 10.0.0.2';
		expect(clientAddress(asked('10.0.0.3', forwarded), 2)).toBe('198.51.100.1');
		expect(clientAddress(asked('10.0.0.3', '198.51.100.1'), 1)).toBe('198.51.100.1');
	});

	it('is the same for one person over IPv4 and over an IPv6 socket', () => {
		expect(clientAddress(asked('::ffff:203.0.113.9'), 0)).toBe('203.0.113.9');
	});

	it('needs a count of proxies that is a number', () => {
		expect(parseTrustedProxies(undefined)).toBe(0);
		expect(() => parseTrustedProxies('nginx')).toThrow(/TRUSTED_PROXIES holds "nginx"/);
	});
});
