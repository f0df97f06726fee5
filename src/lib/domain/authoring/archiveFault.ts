/** Why a zip that holds a case is not taken in; nothing of it is then. */
export type ArchiveFault = {
	reason:
		| 'not_a_zip'
		| 'encrypted'
		| 'too_many_entries'
		| 'too_large'
		| 'bomb'
		| 'unsafe_path'
		| 'link'
		| 'duplicate'
		| 'nested'
		| 'unknown_file'
		| 'fake_picture'
		| 'unknown_picture'
		| 'not_text'
		| 'several_cases'
		| 'no_case'
		| 'incomplete';
	/** Of the entry it is about. */
	name?: string;
};
