/** A case as a zip: what may be in it, and what is taken from it. Whatever is not known is named and refused. */
import { languageSchema, type Language } from '../dialogue/topicCatalogue.ts';
import { goldStudents, type GoldStudent } from '../grading/gold/schema.ts';
import { slugSchema } from '../scenario/schema.ts';
import type { ArchiveFault } from './archiveFault.ts';
import { filesOf, type CaseFiles } from './checkDraft.ts';
import { draftByteLimit } from './draftLimit.ts';

/** Of an entry, before anything is unpacked. Sizes in bytes, as the zip announces them. */
export type ArchiveEntry = {
	name: string;
	size: number;
	packedSize: number;
	isLink: boolean;
	isEncrypted: boolean;
};

/** Far above any case, far below what could harm. */
export const archiveLimits = { entries: 60, bytes: 12 * draftByteLimit, ratio: 100 } as const;
/** Below it a high ratio is no bomb: a few empty lines pack well. */
const harmlessBytes = 64 * 1024;

const isUnsafe = (name: string) =>
	name === '' ||
	/^[/\\]|^[A-Za-z]:|\\|\p{Cc}/u.test(name) ||
	name.split('/').some((part) => part === '..' || part === '.');

function faultOf({ name, size, packedSize, isLink, isEncrypted }: ArchiveEntry) {
	if (isUnsafe(name)) return 'unsafe_path';
	if (isLink) return 'link';
	if (isEncrypted) return 'encrypted';
	if (size > harmlessBytes && size > packedSize * archiveLimits.ratio) return 'bomb';
	return null;
}

/** @returns why the archive must not even be unpacked. */
export function faultsOfEntries(entries: readonly ArchiveEntry[]): ArchiveFault[] {
	if (entries.length > archiveLimits.entries) return [{ reason: 'too_many_entries' }];
	const total = entries.reduce((sum, { size }) => sum + size, 0);
	if (total > archiveLimits.bytes) return [{ reason: 'too_large' }];
	const names = entries.map(({ name }) => name.toLowerCase());
	return entries.flatMap((entry, index): ArchiveFault[] => {
		const reason = faultOf(entry) ?? (names.indexOf(names[index]!) < index ? 'duplicate' : null);
		return reason ? [{ reason, name: entry.name }] : [];
	});
}

const startsWith = (bytes: Uint8Array, ...signature: number[]) =>
	signature.every((byte, index) => bytes[index] === byte);
/** Zip, gzip, 7z, xz and rar, whatever they are called. */
const isPacked = (bytes: Uint8Array) =>
	startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) ||
	startsWith(bytes, 0x1f, 0x8b) ||
	startsWith(bytes, 0x37, 0x7a, 0xbc, 0xaf) ||
	startsWith(bytes, 0xfd, 0x37, 0x7a, 0x58) ||
	startsWith(bytes, 0x52, 0x61, 0x72, 0x21);

function textIn(bytes: Uint8Array): string | null {
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return text.includes('\u0000') ? null : text;
	} catch {
		return null;
	}
}

const isSvg = (bytes: Uint8Array) =>
	/^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<svg[\s>]/.test(textIn(bytes) ?? '');

type Place =
	| { kind: 'document'; slug: string; document: 'scenario' | 'rubric'; language: Language }
	| { kind: 'gold'; slug: string; student: GoldStudent; language: Language }
	| { kind: 'picture'; name: string };

const placeOf = (name: string): Place | null => {
	const picture = /^findings\/([a-z0-9-]+\.svg)$/.exec(name)?.[1];
	if (picture) return { kind: 'picture', name: picture };
	const [, slug, file, written] =
		/^([^/]+)\/((?:gold\/)?[a-z]+)\.([A-Za-z-]+)\.yaml$/.exec(name) ?? [];
	const language = languageSchema.safeParse(written);
	if (!slug || !slugSchema.safeParse(slug).success || !language.success) return null;
	if (file === 'scenario' || file === 'rubric') {
		return { kind: 'document', slug, document: file, language: language.data };
	}
	const student = goldStudents.find((one) => file === `gold/${one}`);
	return student ? { kind: 'gold', slug, student, language: language.data } : null;
};

type Found = { place: Place; name: string; bytes: Uint8Array };

function faultOfFile({ place, name, bytes }: Found, pictures: ReadonlySet<string>): ArchiveFault[] {
	if (place.kind !== 'picture') {
		if (bytes.length > draftByteLimit) return [{ reason: 'too_large', name }];
		return textIn(bytes) === null ? [{ reason: 'not_text', name }] : [];
	}
	if (!isSvg(bytes)) return [{ reason: 'fake_picture', name }];
	return pictures.has(place.name) ? [] : [{ reason: 'unknown_picture', name }];
}

function toCase(
	found: readonly Found[],
	slug: string,
	language: Language,
): CaseFiles | ArchiveFault {
	const own = found.filter(({ place }) => place.kind !== 'picture' && place.language === language);
	const textOf = (wanted: string) => {
		const one = own.find(
			({ place }) =>
				(place.kind === 'document'
					? place.document
					: place.kind === 'gold'
						? place.student
						: '') === wanted,
		);
		return one && (textIn(one.bytes) ?? undefined);
	};
	const [scenario, rubric] = [textOf('scenario'), textOf('rubric')];
	if (scenario === undefined || rubric === undefined)
		return { reason: 'incomplete', name: language };
	const gold = Object.fromEntries(
		goldStudents.flatMap((student) => {
			const text = textOf(student);
			return text === undefined ? [] : [[student, text]];
		}),
	);
	return { slug, language, scenario, rubric, gold };
}

/**
 * All or nothing.
 * @param files unpacked, by name; folders left out.
 * @param pictures that come with the product: others have no place yet.
 */
export function readCaseArchive(
	files: ReadonlyMap<string, Uint8Array>,
	pictures: ReadonlySet<string>,
): { cases: CaseFiles[] } | { faults: ArchiveFault[] } {
	const found: Found[] = [];
	const faults: ArchiveFault[] = [];
	for (const [name, bytes] of files) {
		const place = placeOf(name);
		if (isPacked(bytes)) faults.push({ reason: 'nested', name });
		else if (place) found.push({ place, name, bytes });
		else faults.push({ reason: 'unknown_file', name });
	}
	faults.push(...found.flatMap((one) => faultOfFile(one, pictures)));
	if (faults.length > 0) return { faults };
	const documents = found.flatMap(({ place }) => (place.kind === 'picture' ? [] : place));
	const slugs = [...new Set(documents.map(({ slug }) => slug))];
	if (slugs.length !== 1)
		return { faults: [{ reason: slugs.length ? 'several_cases' : 'no_case' }] };
	const languages = [...new Set(documents.map(({ language }) => language))];
	const cases = languages.map((language) => toCase(found, slugs[0]!, language));
	const missing = cases.filter((one) => 'reason' in one);
	return missing.length > 0 ? { faults: missing } : { cases: cases as CaseFiles[] };
}

/** The names of the pictures a case shows, as far as its text tells. */
export const picturesIn = (scenario: string): string[] =>
	[...scenario.matchAll(/\bfile:\s*['"]?([a-z0-9-]+\.svg)/g)].map(([, name = '']) => name);

/** What is packed, by name. */
export function archiveFilesOf(
	cases: readonly CaseFiles[],
	pictures: ReadonlyMap<string, Uint8Array>,
): Map<string, Uint8Array> {
	const encoder = new TextEncoder();
	return new Map([
		...cases.flatMap((one) =>
			[...filesOf(one)].map(([name, text]) => [name, encoder.encode(text)] as const),
		),
		...[...pictures].map(([name, bytes]) => [`findings/${name}`, bytes] as const),
	]);
}
