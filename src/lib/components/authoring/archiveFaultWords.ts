/** Why a zip was not taken in, in words. */
import type { ArchiveFault } from '#lib/domain/authoring/archiveFault.ts';
import { m } from '#lib/paraglide/messages.js';

const sentences: Record<ArchiveFault['reason'], (name: string) => string> = {
	not_a_zip: () => m.archiveNotAZip(),
	encrypted: (name) => m.archiveEncrypted({ name }),
	too_many_entries: () => m.archiveTooMany(),
	too_large: () => m.archiveTooLarge(),
	bomb: (name) => m.archiveBomb({ name }),
	unsafe_path: (name) => m.archivePath({ name }),
	link: (name) => m.archiveLink({ name }),
	duplicate: (name) => m.archiveDuplicate({ name }),
	nested: (name) => m.archiveNested({ name }),
	unknown_file: (name) => m.archiveUnknown({ name }),
	fake_picture: (name) => m.archiveFakePicture({ name }),
	unknown_picture: (name) => m.archiveUnknownPicture({ name }),
	not_text: (name) => m.archiveNotText({ name }),
	several_cases: () => m.archiveSeveral(),
	no_case: () => m.archiveNoCase(),
	incomplete: (name) => m.archiveIncomplete({ name }),
};

export const archiveFaultWords = ({ reason, name }: ArchiveFault): string =>
	sentences[reason](name ?? '');
