/** Where the languages of one case part in more than wording. */
import { compareStructure } from '../scenario/compareStructure.ts';
import type { Fault } from '../scenario/fault.ts';
import type { Checked, Structure } from './checkedFile.ts';

/** English leads where it is written; the other languages follow its structure. */
export function compareLanguages({ structures }: Pick<Checked, 'structures'>): Fault[] {
	return structures.flatMap(({ file, value, locate }) => {
		const lead = findLeading(file, structures);
		return lead ? locate(compareStructure(value, lead.value, lead.file)) : [];
	});
}

function findLeading(file: string, structures: readonly Structure[]): Structure | undefined {
	const leading = file.replace(/\.[^.]+\.yaml$/, '.en.yaml');
	return leading === file ? undefined : structures.find((one) => one.file === leading);
}
