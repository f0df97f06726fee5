/** The share of marks that people audit, as an operator sets it. */
import { OperatorError } from './operatorError.ts';

const usual = 0.02;

/**
 * @param setting e.g. `0.02`, or `2%`; unset: two in a hundred.
 * @throws OperatorError when it is no share.
 */
export function parseAuditShare(setting: string | undefined): number {
	const text = setting?.trim();
	if (!text) return usual;
	const [, digits, percent] = /^(\d*\.?\d+)(%?)$/.exec(text) ?? [];
	const share = Number(digits) / (percent ? 100 : 1);
	if (share >= 0 && share <= 1) return share;
	throw new OperatorError(`AUDIT_SHARE is "${text}". Give a share from 0 to 1, such as ${usual}.`);
}
