/**
 * `npm run quality [-- --data FOLDER] [--out FILE] [--keep FOLDER]`: runs every evaluation and writes docs/quality.md.
 * Without a data folder it says what it could not measure, and measures the rest. What it measured stands in the
 * folder to keep, and is not measured again: it takes an hour and may be cut off. Another build, another folder.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { buildRuleGrader } from '#lib/domain/grading/ruleGrader.ts';
import { isOperatorError } from '#lib/server/operatorError.ts';
import { CommandError } from './eval/commandError.ts';
import { evaluations } from './eval/evaluations.ts';
import { readOptions } from './eval/options.ts';
import { renderPage, type Run } from './quality/renderPage.ts';

/** @param keep null where nothing is kept. */
async function measureOnce(
	keep: string | null,
	name: string,
	measure: () => Promise<Run>,
): Promise<Run> {
	const file = keep && join(keep, `${name}.json`);
	if (file && existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Run;
	console.error(`\n== ${name}`);
	const run = await measure();
	if (file) writeFileSync(file, JSON.stringify(run));
	return run;
}

async function measureAll(
	data: string | null,
	keep: string | null,
): Promise<{ runs: Run[]; notRun: string[] }> {
	const scratch = mkdtempSync(join(tmpdir(), 'virtual-patient-quality-'));
	const runs: Run[] = [];
	const notRun: string[] = [];
	try {
		for (const [name, { measure, commandLines, goldBy }] of Object.entries(evaluations)) {
			const lines = commandLines({ data, scratch });
			if (lines.length === 0) notRun.push(name);
			for (const [at, args] of lines.entries()) {
				const run = async () => ({ name, goldBy, ...(await measure(args)) });
				runs.push(await measureOnce(keep, `${name}-${at}`, run));
			}
		}
	} finally {
		rmSync(scratch, { recursive: true });
	}
	return { runs, notRun };
}

const isOk = ({ result }: Run) => 'ok' in result && result.ok === true;

async function main(): Promise<object> {
	const options = readOptions(process.argv.slice(2), [], ['data', 'out', 'keep']);
	const out = options.out ?? 'docs/quality.md';
	const data = options.data ?? null;
	if (data !== null && !existsSync(data)) {
		throw new CommandError(
			`There is no data folder ${data}. Leave --data out to measure what needs none.`,
		);
	}
	if (data === null) console.error('No --data: only what needs no data is measured.');
	if (options.keep) mkdirSync(options.keep, { recursive: true });
	const { runs, notRun } = await measureAll(data, options.keep ?? null);
	const date = new Date().toISOString().slice(0, 10);
	const graderVersion = buildRuleGrader().version;
	const page = renderPage({ date, graderVersion, runs, notRun });
	writeFileSync(out, await format(page, { ...(await resolveConfig(out)), parser: 'markdown' }));
	return {
		page: out,
		measured: runs.map((run) => ({ name: run.name, ok: isOk(run) })),
		notRun,
		ok: notRun.length === 0 && runs.every(isOk),
	};
}

main()
	.then((result) => {
		console.log(JSON.stringify(result));
		process.exit(0);
	})
	.catch((error: unknown) => {
		if (!(error instanceof CommandError) && !isOperatorError(error)) throw error;
		console.error(error.message);
		console.log(JSON.stringify({ ok: false, error: error.message }));
		process.exit(2);
	});
