import { describe, expect, it } from 'vitest';
import { mayName, mayReach } from './publicServers.ts';

describe('a server that a school names', () => {
	it.each([
		'http://127.0.0.1:11434/v1',
		'http://localhost/v1',
		'http://10.1.2.3/v1',
		'http://192.168.1.9/v1',
		'http://[::1]:8080/v1',
		'http://[::ffff:10.0.0.1]/v1',
		'http://gpu.internal/v1',
		'http://localhost./v1',
		'http://[fd12::1]/v1',
	])('%s is asked only where the server’s own network is open to schools', (url) => {
		expect(mayName(url, false)).toBe(false);
		expect(mayName(url, true)).toBe(true);
	});
	it.each([
		'http://169.254.169.254/v1',
		'http://[fe80::1]/v1',
		'http://0.0.0.0/v1',
		'http://[64:ff9b::a9fe:a9fe]/v1',
		'http://[2002:7f00:1::]/v1',
	])('%s is never asked', (url) => expect(mayName(url, true)).toBe(false));
	it.each(['https://api.openai.com/v1', 'http://8.8.8.8/v1', 'https://models.example.edu/v1'])(
		'%s may be asked',
		(url) => expect(mayName(url, false)).toBe(true),
	);
	it('is judged by where its name leads, too', () => {
		expect(mayReach('10.0.0.1', false)).toBe(false);
		expect(mayReach('93.184.216.34', false)).toBe(true);
	});
});
