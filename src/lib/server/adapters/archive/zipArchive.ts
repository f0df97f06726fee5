/** Packs and unpacks zips that come from anywhere: nothing is unpacked before all that the zip announces was judged. */
import { buffer } from 'node:stream/consumers';
import { zipSync } from 'fflate';
import yauzl from 'yauzl';
import type { ArchiveFault } from '#lib/domain/authoring/archiveFault.ts';
import { faultsOfEntries, type ArchiveEntry } from '#lib/domain/authoring/caseArchive.ts';
import type { ArchivePort } from '#lib/server/services/authoringPorts.ts';

type Listed = { entry: yauzl.Entry; about: ArchiveEntry };

const open = (bytes: Uint8Array): Promise<yauzl.ZipFile> =>
	new Promise((resolve, reject) => {
		// Names are judged here, each by itself. An entry that holds more than it announces ends with an error.
		const options = { lazyEntries: true, decodeStrings: false, validateEntrySizes: true };
		yauzl.fromBuffer(Buffer.from(bytes), options, (error, zip) =>
			error ? reject(error) : resolve(zip),
		);
	});

/** Upper half: the mode of a file as Unix knows it. */
const isLink = ({ externalFileAttributes }: yauzl.Entry) =>
	((externalFileAttributes >>> 16) & 0o170000) === 0o120000;

function nameOf({ fileName }: { fileName: unknown }): string {
	return Buffer.isBuffer(fileName) ? fileName.toString('utf8') : String(fileName);
}

const describe = (entry: yauzl.Entry): ArchiveEntry => ({
	name: nameOf(entry),
	size: entry.uncompressedSize,
	packedSize: entry.compressedSize,
	isLink: isLink(entry),
	isEncrypted: (entry.generalPurposeBitFlag & 1) === 1,
});

/** The first few too many are enough to know. */
const list = (zip: yauzl.ZipFile): Promise<Listed[]> =>
	new Promise((resolve, reject) => {
		const listed: Listed[] = [];
		zip.on('error', reject);
		zip.on('end', () => resolve(listed));
		zip.on('entry', (entry: yauzl.Entry) => {
			listed.push({ entry, about: describe(entry) });
			zip.readEntry();
		});
		zip.readEntry();
	});

const unpack = async (zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Uint8Array> =>
	new Promise((resolve, reject) =>
		zip.openReadStream(entry, (error, stream) => {
			if (error) reject(error);
			else buffer(stream).then(resolve, reject);
		}),
	);

const isFolder = ({ about }: Listed) => about.name.endsWith('/');

async function read(bytes: Uint8Array) {
	const zip = await open(bytes);
	const listed = await list(zip);
	const faults = faultsOfEntries(listed.map(({ about }) => about));
	if (faults.length > 0) return { faults };
	const files = new Map<string, Uint8Array>();
	for (const one of listed) {
		if (!isFolder(one)) files.set(one.about.name, await unpack(zip, one.entry));
	}
	return { files };
}

const notAZip: { faults: ArchiveFault[] } = { faults: [{ reason: 'not_a_zip' }] };

export const zipArchive: ArchivePort = {
	read: (bytes) => read(bytes).catch(() => notAZip),
	write: (files) => zipSync(Object.fromEntries(files), { level: 6 }),
};
