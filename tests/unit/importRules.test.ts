import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const config = createRequire(import.meta.url)('../../.dependency-cruiser.cjs');
let house: string;

beforeEach(() => {
	house = mkdtempSync(join(tmpdir(), 'virtual-patient-house-'));
	plant('package.json', JSON.stringify({ type: 'module', imports: { '#lib/*': './src/lib/*' } }));
});

afterEach(() => rmSync(house, { recursive: true, force: true }));

function plant(path: string, text: string): void {
	mkdirSync(dirname(join(house, path)), { recursive: true });
	writeFileSync(join(house, path), text);
}

/** Plants one file that imports another, and returns the names of the rules that catch it. */
async function caught(file: string, imported: string, specifier?: string): Promise<string[]> {
	const isFile = imported.startsWith('src/');
	if (isFile) plant(imported, 'export const value = 1;\n');
	plant(
		file,
		`import { value } from '${specifier ?? imported.replace(/^src\/lib/, '#lib')}';\nconsole.log(value);\n`,
	);
	const options: ICruiseOptions = {
		...config.options,
		tsConfig: undefined,
		baseDir: house,
		ruleSet: { forbidden: config.forbidden },
		validate: true,
	};
	const { output } = await cruise(['src'], options);
	return (output as ICruiseResult).summary.violations.map(({ rule }) => rule.name);
}

describe('imports run one way', () => {
	it.each([
		['domain-dialogue', 'src/lib/domain/dialogue/a.ts', 'src/lib/domain/rubric/b.ts'],
		['domain-access', 'src/lib/domain/access/a.ts', 'src/lib/domain/dialogue/b.ts'],
		['domain-scenario', 'src/lib/domain/scenario/a.ts', 'src/lib/domain/consultation/b.ts'],
		['domain-rubric', 'src/lib/domain/rubric/a.ts', 'src/lib/domain/patient/b.ts'],
		['domain-patient', 'src/lib/domain/patient/a.ts', 'src/lib/domain/consultation/b.ts'],
		['domain-consultation', 'src/lib/domain/consultation/a.ts', 'src/lib/domain/grading/b.ts'],
		['domain-grading', 'src/lib/domain/grading/a.ts', 'src/lib/domain/review/b.ts'],
		['domain-grading', 'src/lib/domain/grading/a.ts', 'src/lib/domain/trial/b.ts'],
		['domain-trial', 'src/lib/domain/trial/a.ts', 'src/lib/domain/review/b.ts'],
		['domain-review', 'src/lib/domain/review/a.ts', 'src/lib/domain/assessment/b.ts'],
		['domain-imports-domain-only', 'src/lib/domain/patient/a.ts', 'src/lib/server/services/b.ts'],
		['domain-imports-domain-only', 'src/lib/domain/patient/a.ts', 'src/lib/components/shared/b.ts'],
		['domain-is-pure', 'src/lib/domain/patient/a.ts', 'node:fs'],
		['services-name-no-adapter', 'src/lib/server/services/a.ts', 'src/lib/server/adapters/db/b.ts'],
		['adapters-know-no-screens', 'src/lib/server/adapters/db/a.ts', 'src/lib/server/wiring.ts'],
		['only-wiring-joins', 'src/hooks.server.ts', 'src/lib/server/adapters/db/b.ts'],
		['only-hooks-wire', 'src/routes/a.ts', 'src/lib/server/wiring.ts'],
		['routes-translate-http', 'src/routes/a.ts', 'src/lib/server/adapters/db/b.ts'],
		['components-know-no-server', 'src/lib/components/room/a.ts', 'src/lib/server/services/b.ts'],
		['framework-in-routes-and-hooks', 'src/lib/server/services/a.ts', '$app/navigation'],
		['framework-in-routes-and-hooks', 'src/lib/components/room/a.ts', '$env/static/private'],
		['imports-exist', 'src/lib/domain/rubric/a.ts', './nowhere.ts'],
	])('%s catches %s importing %s', async (rule, file, imported) => {
		expect(await caught(file, imported)).toContain(rule);
	});

	it.each([
		['rows-stop-at-the-database', 'src/routes/a.ts', 'drizzle-orm'],
		['rows-stop-at-the-database', 'src/lib/server/services/a.ts', 'postgres'],
		['models-in-one-folder', 'src/routes/a.ts', 'openai'],
		['machines-stay-inside', 'src/routes/a.ts', 'xstate'],
		['sign-in-in-one-folder', 'src/lib/server/services/a.ts', 'lucia'],
		['domain-libraries', 'src/lib/domain/grading/a.ts', 'svelte'],
	])('%s catches %s importing the library %s', async (rule, file, library) => {
		plant(
			`node_modules/${library}/package.json`,
			JSON.stringify({ name: library, version: '1.0.0', type: 'module', exports: './index.js' }),
		);
		plant(`node_modules/${library}/index.js`, 'export const value = 1;\n');
		expect(await caught(file, library)).toContain(rule);
	});

	it.each([
		['src/lib/domain/grading/a.ts', 'src/lib/domain/consultation/b.ts'],
		['src/lib/domain/consultation/a.ts', 'src/lib/domain/patient/b.ts'],
		['src/lib/domain/trial/a.ts', 'src/lib/domain/grading/b.ts'],
		['src/lib/server/services/a.ts', 'src/lib/domain/grading/b.ts'],
		['src/lib/server/adapters/db/a.ts', 'src/lib/server/services/b.ts'],
		['src/lib/server/wiring.ts', 'src/lib/server/adapters/db/b.ts'],
		['src/hooks.server.ts', 'src/lib/server/wiring.ts'],
		['src/routes/a.ts', 'src/lib/domain/scenario/b.ts'],
	])('let %s import %s', async (file, imported) => {
		expect(await caught(file, imported)).toEqual([]);
	});

	it('tell the author of a misplaced file which room it belongs in', () => {
		const comments = config.forbidden.map(({ comment }: { comment: string }) => comment);
		expect(
			comments.every((comment: string) => /belong|room|instead|third|correct/.test(comment)),
		).toBe(true);
	});
});
