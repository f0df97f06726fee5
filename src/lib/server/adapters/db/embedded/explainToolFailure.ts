/** Turns what PostgreSQL's programs print into one sentence about what to do. */

import { OperatorError } from '#lib/server/operatorError.ts';

/** @param doing completes "PostgreSQL could not …". */
export function explainToolFailure(doing: string, folder: string, output: string): OperatorError {
	if (isDiskFull(output)) return diskFull(folder);
	const told = output.split('\n').filter(Boolean).slice(-6).join('\n  ');
	return new OperatorError(`PostgreSQL could not ${doing} in ${folder}. It said:\n  ${told}`);
}

export function diskFull(folder: string): OperatorError {
	return new OperatorError(
		`The disk that holds ${folder} is full. Free some space (about 200 MB for a new database), then start again: nothing that was saved is lost.`,
	);
}

/** Also reads Node's own file errors. */
export function isDiskFull(output: string): boolean {
	return /No space left on device|ENOSPC|Disk quota exceeded|EDQUOT/i.test(output);
}
