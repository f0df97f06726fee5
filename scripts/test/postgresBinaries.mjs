/** Finds the programs of a PostgreSQL that the system's packages installed. */

import { existsSync, readdirSync } from 'node:fs';

const ROOT = '/usr/lib/postgresql';

/** @returns {string} the oldest version installed, at least 15: the floor is what must be tested; '' when there is none */
export function findServerBinaries(root = ROOT) {
	if (!existsSync(root)) return '';
	const versions = readdirSync(root)
		.map(Number)
		.filter((version) => version >= 15 && existsSync(`${root}/${version}/bin/initdb`))
		.sort((a, b) => a - b);
	return versions.length > 0 ? `${root}/${versions[0]}/bin` : '';
}
