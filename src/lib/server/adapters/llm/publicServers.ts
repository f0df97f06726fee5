/** Keeps requests that a school's administrator directs out of the server's own network. */
import { lookup, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Where no model of anybody's is: link-local addresses hold clouds' metadata. */
const never = new BlockList();
never.addSubnet('169.254.0.0', 16);
never.addSubnet('fe80::', 10, 'ipv6');
never.addAddress('fd00:ec2::254', 'ipv6');
never.addSubnet('0.0.0.0', 8);
never.addSubnet('224.0.0.0', 3);
never.addSubnet('ff00::', 8, 'ipv6');

/** Private use, loopback, shared address space: RFC 1918, 4193, 6598. */
const inside = new BlockList();
for (const [network, prefix] of [
	['10.0.0.0', 8],
	['127.0.0.0', 8],
	['172.16.0.0', 12],
	['192.168.0.0', 16],
	['100.64.0.0', 10],
] as const) {
	inside.addSubnet(network, prefix);
}
inside.addAddress('::1', 'ipv6');
inside.addAddress('::', 'ipv6');
inside.addSubnet('fc00::', 7, 'ipv6');

/** IPv4 in the clothes of IPv6: NAT64 and 6to4, which would lead inside. */
never.addSubnet('64:ff9b::', 96, 'ipv6');
never.addSubnet('64:ff9b:1::', 48, 'ipv6');
never.addSubnet('2002::', 16, 'ipv6');

/** An IPv4 address written as one of IPv6 is judged as what it is. */
const plain = (address: string) => /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;

export function mayReach(address: string, allowsInside: boolean): boolean {
	const own = plain(address);
	const family = isIP(own) === 6 ? 'ipv6' : 'ipv4';
	if (never.check(own, family)) return false;
	return allowsInside || !inside.check(own, family);
}

/** By its name alone; what the name leads to is judged when it is looked up. */
export function mayName(baseUrl: string, allowsInside: boolean): boolean {
	const host = new URL(baseUrl).hostname.replace(/^\[|\]$|\.$/g, '');
	if (isIP(host)) return mayReach(host, allowsInside);
	return allowsInside || !/(^|\.)(localhost|local|internal|home\.arpa)$/i.test(host);
}

/** Looks a name up, and gives no address that may not be reached: the name may have been led elsewhere since. */
export const guardedLookup =
	(allowsInside: boolean): LookupFunction =>
	(hostname, options, callback) => {
		lookup(hostname, { ...options, all: true }, (error, addresses) => {
			if (error) return callback(error, []);
			const allowed = (addresses as LookupAddress[]).filter(({ address }) =>
				mayReach(address, allowsInside),
			);
			if (options.all && allowed.length > 0) return callback(null, allowed);
			const [first] = allowed;
			if (first) return callback(null, first.address, first.family);
			callback(Object.assign(new Error(`${hostname} may not be asked`), { code: 'ENOTFOUND' }), []);
		});
	};
