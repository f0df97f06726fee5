/** For authored texts that were checked before: a fault in them now is a fault of ours. */
import { describeFault, type Fault } from './fault.ts';

/** @throws Error that lists the faults. */
export function requireParsed<T extends object>(parsed: T | { faults: Fault[] }): T {
	if (!('faults' in parsed)) return parsed;
	throw new Error(`A checked text cannot be read. ${parsed.faults.map(describeFault).join(' ')}`);
}
