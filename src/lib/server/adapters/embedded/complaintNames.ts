/** Reads how the library names complaints. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseComplaintNames, type NamedComplaint } from '#lib/domain/scenario/complaintNames.ts';
import { orOperatorError } from './orOperatorError.ts';

/**
 * @param folder the scenarios' folder.
 * @throws OperatorError that lists the faults of the catalogue.
 */
export async function readComplaintNames(folder: string): Promise<readonly NamedComplaint[]> {
	const file = join(folder, 'complaints.yaml');
	const { complaints } = orOperatorError(parseComplaintNames(await readFile(file, 'utf8'), file));
	return complaints;
}
