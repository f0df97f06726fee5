/** `npm run validate [-- FOLDER]`: checks every authored file and prints each fault with its line. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describeFault } from '#lib/domain/scenario/fault.ts';
import { checkLibrary } from './checkLibrary.ts';

const folder = process.argv[2] ?? 'scenarios';
const pictureFolder = 'static/findings';

function readTexts(): Map<string, string> {
	const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
	const paths = entries
		.filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
		.map((entry) => join(entry.parentPath, entry.name))
		.toSorted();
	return new Map(
		paths.map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8')]),
	);
}

function main(): number {
	if (!existsSync(folder)) {
		console.error(`There is no folder "${folder}". Name the one that holds the scenarios.`);
		return 1;
	}
	const files = readTexts();
	const pictures = new Set(existsSync(pictureFolder) ? readdirSync(pictureFolder) : []);
	const faults = checkLibrary({ files, pictures });
	for (const fault of faults) {
		console.log(describeFault({ ...fault, file: join(folder, fault.file) }));
	}
	const cases = [...files.keys()].filter((path) => path.includes('/scenario.')).length;
	const counted = `${files.size} files, ${cases} of them scenarios`;
	console.log(
		faults.length
			? `${faults.length === 1 ? 'One fault' : `${faults.length} faults`} in ${counted}.`
			: `No faults in ${counted}.`,
	);
	return faults.length ? 1 : 0;
}

process.exitCode = main();
