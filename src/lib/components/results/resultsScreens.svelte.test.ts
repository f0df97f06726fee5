import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { axeViolations } from '../fixtures/axeViolations.ts';
import ResultsGallery from '../fixtures/ResultsGallery.svelte';
import { resultsScreens, type ResultsScreenName } from '../fixtures/resultsScreens.ts';

const build = (screen: ResultsScreenName) => render(ResultsGallery, { screen, language: 'en' });

it.each(resultsScreens)('axe finds nothing on %s', async (name) => {
	const { container } = await build(name);
	expect(await axeViolations(container)).toEqual([]);
});

describe('results', () => {
	it('say that they are provisional, and how many sittings wait', async () => {
		const screen = await build('results');
		await expect.element(screen.getByText('Provisional')).toBeVisible();
		await expect.element(screen.getByText(/Not yet marked: 3 of 60/)).toBeVisible();
		const rows = screen.getByRole('row', { name: /^4000 / });
		await expect.element(rows).toHaveTextContent(/–.*Incomplete/);
	});

	it('once all is marked write out each station’s line, and say who lies near the cut', async () => {
		const screen = await build('results-complete');
		const lines = screen.getByText(/Cut = -?\d+\.\d\d \+ \d+\.\d\d × 2 = \d+\.\d\d of 12 points/);
		expect(lines.elements()).toHaveLength(2);
		const near = screen.getByRole('row', { name: /(Passed|Failed) Near the cut/ });
		expect(near.elements().length).toBeGreaterThan(0);
		expect(screen.getByText('Provisional').elements()).toEqual([]);
	});

	it('say in a sentence why a station has no cut, and then pass or fail nobody', async () => {
		const screen = await build('results-refused');
		await expect
			.element(screen.getByText(/Better grades do not go with higher scores here \(b = -/))
			.toBeVisible();
		await expect.element(screen.getByText(/No cut for the whole/)).toBeVisible();
		expect(screen.getByRole('row', { name: /Passed$|Failed$/ }).elements()).toEqual([]);
	});

	it('of a small cohort say how many grades a line needs', async () => {
		const screen = await build('results-small');
		const sentence = /Only 6 candidates have both a mark and a global grade. A line needs 10./;
		expect(screen.getByText(sentence).elements()).toHaveLength(2);
	});

	it('have a table behind each plot that holds the same', async () => {
		const screen = await build('results-complete');
		for (const fold of screen.getByText('As a table').elements()) (fold as HTMLElement).click();
		const plots = screen.getByRole('img').elements();
		expect(plots).toHaveLength(5);
		expect(screen.getByText('As a table').elements()).toHaveLength(5);
		const table = screen.getByRole('group', { name: 'Distribution of scores' }).first();
		const counts = [...table.element().querySelectorAll('td')].map((cell) =>
			Number(cell.textContent),
		);
		expect(counts.reduce((all, one) => all + one, 0)).toBe(30);
	});

	it('are told by number, never by name', async () => {
		const { container } = await build('results');
		expect(container.querySelector('main')!.textContent).not.toMatch(/Student|Morgan/);
	});
});

describe('the report', () => {
	it('holds rules, versions and dates, and folds nothing away', async () => {
		const screen = await build('results-report');
		await expect.element(screen.getByRole('button', { name: 'Print' })).toBeVisible();
		await expect.element(screen.getByText('qwen3-32b@models.school.example')).toBeVisible();
		await expect.element(screen.getByText(/scenario 3, rubric 2/).first()).toBeVisible();
		expect(screen.container.querySelectorAll('main details')).toHaveLength(0);
	});
});

describe('agreement', () => {
	it('names the item on which rules and people part, in words and in its row', async () => {
		const screen = await build('agreement');
		await expect
			.element(screen.getByText(/Station 1, Responds to the worry.*Rules and person, kappa 0\./))
			.toBeVisible();
		const row = screen.getByRole('row', { name: /Responds to the worry.* Low$/ }).first();
		await expect.element(row).toBeVisible();
	});

	it('tells how the grades of two people go together', async () => {
		const screen = await build('agreement');
		const row = screen.getByRole('row', { name: /^All stations 16 / });
		await expect.element(row).toBeVisible();
	});
});
