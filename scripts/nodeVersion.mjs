/** Says in one sentence when Node is too old. Written so that old versions can read it. */

const OLDEST = { major: 20, minor: 19 };

/** @param {string} version such as "20.19.0" */
export function isNodeRecent(version) {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	return major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor);
}

export function requireNode() {
	if (isNodeRecent(process.versions.node)) return;
	console.error(
		`This app needs Node ${OLDEST.major}.${OLDEST.minor} or newer, and this is Node ${process.versions.node}. Install a newer one from https://nodejs.org and try again.`,
	);
	process.exit(1);
}
