/** Many rows in a few statements: one statement takes at most 65,535 parameters. */
const rowsAtOnce = 1000;

export const inChunks = <Row>(rows: readonly Row[], atOnce = rowsAtOnce): Row[][] =>
	Array.from({ length: Math.ceil(rows.length / atOnce) }, (_, at) =>
		rows.slice(at * atOnce, (at + 1) * atOnce),
	);
