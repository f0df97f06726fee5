/** Many rows in a few statements: one statement takes at most 65,535 parameters. */
const rowsAtOnce = 1000;

export const inChunks = <Row>(rows: readonly Row[]): Row[][] =>
	Array.from({ length: Math.ceil(rows.length / rowsAtOnce) }, (_, at) =>
		rows.slice(at * rowsAtOnce, (at + 1) * rowsAtOnce),
	);
