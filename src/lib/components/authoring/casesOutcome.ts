/** What came of a form of the list of cases that was not carried out. */
import type { ArchiveFault } from '#lib/domain/authoring/archiveFault.ts';

export type CasesOutcome = {
	form: 'create' | 'copy' | 'import';
	code?: string;
	params?: Record<string, string | number>;
	refused?: ArchiveFault[];
	values?: Record<string, string>;
};
