/** How much the server writes to its log. */
import { pino } from 'pino';
import { OperatorError } from './operatorError.ts';

const levels = [...Object.keys(pino.levels.values), 'silent'];

/** @throws OperatorError for a level that does not exist. */
export function parseLogLevel(value: string | undefined): string {
	const level = value?.trim() || 'warn';
	if (levels.includes(level)) return level;
	throw new OperatorError(`LOG_LEVEL is one of ${levels.join(', ')}, not "${level}".`);
}
