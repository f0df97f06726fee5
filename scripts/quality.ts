/**
 * `npm run quality [-- --data FOLDER] [--out FILE]`: runs every evaluation and writes docs/quality.md. Without a
 * data folder it says what it could not measure, and measures the rest.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { buildRuleGrader } from '#lib/domain/grading/ruleGrader.ts';
import { isOperatorError } from '#lib/server/operatorError.ts';
import { CommandError } from './eval/commandError.ts';
import { evaluations } from './eval/evaluations.ts';
import { readOptions } from './eval/options.ts';
import { renderPage, type Run } from './quality/renderPage.ts';

async function measureAll(data: string | null): Promise<{ runs: Run[]; notRun: string[] }> {
	const scratch = mkdtempSync(join(tmpdir(), 'virtual-patient-quality-'));
	const runs: Run[] = [];
	const notRun: string[] = [];
	try {
		for (const [name, { measure, commandLines, goldBy }] of Object.entries(evaluations)) {
			const lines = commandLines({ data, scratch });
			if (lines.length === 0) notRun.push(name);
			for (const args of lines) {
				console.error(`\n== ${name}`);
				runs.push({ name, goldBy, ...(await measure(args)) });
			}
		}
	} finally {
		rmSync(scratch, { recursive: true });
	}
	return { runs, notRun };
}

const isOk = ({ result }: Run) => 'ok' in result && result.ok === true;

async function main(): Promise<object> {
	const options = readOptions(process.argv.slice(2), [], ['data', 'out']);
	const out = options.out ?? 'docs/quality.md';
	const data = options.data ?? null;
	if (data !== null && !existsSync(data)) {
		throw new CommandError(
			`There is no data folder ${data}. Leave --data out to measure what needs none.`,
		);
	}
	if (data === null) console.error('No --data: only what needs no data is measured.');
	const { runs, notRun } = await measureAll(data);
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
