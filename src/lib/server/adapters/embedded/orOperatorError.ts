/** Authored files that cannot be read stop the start, with every fault and its line. */
import { describeFault, type Fault } from '#lib/domain/scenario/fault.ts';
import { OperatorError } from '#lib/server/operatorError.ts';

/** @throws OperatorError that lists the faults. */
export function orOperatorError<T extends object>(parsed: T | { faults: Fault[] }): T {
	if (!('faults' in parsed)) return parsed;
	throw new OperatorError(parsed.faults.map(describeFault).join('\n'));
}
