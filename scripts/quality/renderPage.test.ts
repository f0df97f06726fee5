import { expect, test } from 'vitest';
import { listFigures } from './listFigures.ts';
import { table } from './markdown.ts';
import { renderPage, type Run } from './renderPage.ts';

const run = (result: object): Run => ({
	name: 'knees',
	goldBy: 'the authors, not clinicians',
	result,
	markdown: 'All about knees.',
});

const pageOf = (runs: Run[], notRun: string[] = []) =>
	renderPage({ date: '2026-01-31', graderVersion: 'rule-9', runs, notRun });

test('what was asked stands beside what was reached and who made the gold', () => {
	const page = pageOf([run({ asked: { kappa: 0.85 }, reached: { kappa: 0.9 } })]);
	expect(page).toContain('| knees | kappa | ≥ 0.85 | 0.900 | the authors, not clinicians |');
	expect(page).toContain('All about knees.');
});

test('what was not reached is said, whichever way it counts', () => {
	const result = {
		asked: { kappa: 0.85, medianMs: 25, share: [0.4, 0.7], leaks: 0 },
		reached: { kappa: 0.8, medianMs: 26, share: 0.9 },
		leaks: 0,
		atMost: ['medianMs', 'leaks'],
	};
	const page = pageOf([run(result)]);
	expect(page).toContain('≥ 0.85 | **0.800, not reached**');
	expect(page).toContain('≤ 25 | **26.000, not reached**');
	expect(page).toContain('0.4 to 0.7 | **0.900, not reached**');
	expect(page).toContain('≤ 0 | 0.000 |');
});

test('a figure that was not measured is a dash, never a number', () => {
	expect(pageOf([run({ asked: { kappa: 0.85 }, reached: { kappa: null } })])).toContain(
		'≥ 0.85 | – |',
	);
});

test('what could not be measured is named, with the way to measure it', () => {
	expect(pageOf([], ['checklist'])).toMatch(/Not measured: checklist\..*--data FOLDER/);
	expect(pageOf([])).not.toContain('Not measured');
});

test('the versions that were measured are named, and no place on somebody’s machine', () => {
	const page = pageOf([run({ interpreter: 'en-7' }), run({ interpreters: { 'zh-CN': 'zh-3' } })]);
	expect(page).toContain('- Grader: rule-9\n- Interpreter: `en-7`\n- Interpreter: `zh-3`');
});

test('an evaluation without a section of its own shows every number it gives', () => {
	const figures = listFigures({
		ok: true,
		asked: { a: 1 },
		turns: 3,
		sets: { a: { n: 0.123456 } },
	});
	expect(figures.split('\n').slice(2)).toEqual(['| turns | 3 |', '| sets.a.n | 0.1235 |']);
});

test('a bar in a cell does not end it', () => {
	expect(table(['a'], [['x|y']])).toContain('| x\\|y |');
});
