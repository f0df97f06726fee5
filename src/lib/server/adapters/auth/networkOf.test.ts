import { describe, expect, it } from 'vitest';
import { networkOf } from './signInLimiter.ts';

describe('attempts from one network', () => {
	it.each([
		['an IPv4 address stands for itself', '192.0.2.7', '192.0.2.7'],
		['an IPv4 address in IPv6 clothes is the same one', '::ffff:192.0.2.7', '192.0.2.7'],
		['a /64 of IPv6 counts as one', '2001:db8:0:1:aaaa:bbbb:cccc:dddd', '2001:db8:0:1'],
		['and so however it is abbreviated', '2001:DB8:0:1::7', '2001:db8:0:1'],
		['loopback is a network too', '::1', '0:0:0:0'],
		['what is no address stands for itself', 'unknown', 'unknown'],
	])('%s', (_, address, network) => {
		expect(networkOf(address)).toBe(network);
	});
});
