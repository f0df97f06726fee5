import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { m } from '#lib/paraglide/messages.js';
import { axeViolations } from '../fixtures/axeViolations.ts';
import { libraryFixture } from '../fixtures/libraryFixture.ts';
import { assignedFixture, fixtureNowMs } from '../fixtures/schoolFixture.ts';
import { readFilter } from './libraryFilter.ts';
import LibraryScreen from './LibraryScreen.svelte';

const show = (address = '', screen = 'library', onfilter = vi.fn()) =>
	render(LibraryScreen, {
		library: libraryFixture('en', screen),
		assigned: screen === 'library-assigned' ? assignedFixture('en') : [],
		nowMs: fixtureNowMs,
		filter: readFilter(new URLSearchParams(address)),
		onfilter,
		onopen: async () => {},
	});

it('what was begun comes first, then what is recommended and why, then the others', async () => {
	const screen = await show();
	const headings = screen.getByRole('heading', { level: 2 }).elements();
	expect(headings.map(({ textContent }) => textContent)).toEqual([
		'Continue where you left off',
		'Recommended for you',
		'More patients',
	]);
	await expect
		.element(
			screen.getByText('Chosen for what you have missed before: Feelings, What the patient takes'),
		)
		.toBeVisible();
	const drill = m.drillStart({ area: 'What the patient takes' });
	await expect.element(screen.getByRole('button', { name: drill })).toBeVisible();
	expect(screen.getByRole('article').elements()).toHaveLength(4);
	expect(await axeViolations(screen.container)).toEqual([]);
});

it('with a filter there is one shelf, and its number is told', async () => {
	const screen = await show('level=advanced&done=no');
	await expect.element(screen.getByRole('heading', { level: 2, name: '1 patient' })).toBeVisible();
	await expect.element(screen.getByRole('status')).toHaveTextContent('1 patient');
	expect(await axeViolations(screen.container)).toEqual([]);
});

it('a filter offers what the shelf holds, and any', async () => {
	const onfilter = vi.fn();
	const screen = await show('search=sleep', 'library', onfilter);
	await screen.getByRole('button', { name: 'Body system: any' }).click();
	// The menu comes when somebody reaches for it.
	await expect.element(screen.getByRole('menuitemradio', { name: 'Mind and mood' })).toBeVisible();
	const values = screen.getByRole('menuitemradio').elements();
	expect(values.map(({ textContent }) => textContent.trim())).toEqual([
		'any',
		'Heart and lungs',
		'Head and nerves',
		'Mind and mood',
	]);
	await screen.getByRole('menuitemradio', { name: 'Mind and mood' }).click();
	expect(onfilter).toHaveBeenCalledWith(
		expect.objectContaining({ search: 'sleep', system: 'mind' }),
	);
});

it('when nobody fits, one press shows everybody', async () => {
	const onfilter = vi.fn();
	const screen = await show('search=nobody', 'library', onfilter);
	await expect
		.element(screen.getByRole('heading', { name: 'Nobody fits all of that' }))
		.toBeVisible();
	await screen.getByRole('button', { name: 'Show everybody' }).last().click();
	expect(onfilter).toHaveBeenCalledWith(readFilter(new URLSearchParams()));
	expect(await axeViolations(screen.container)).toEqual([]);
});

it('a warning on a card leads to someone else', async () => {
	const screen = await show();
	const link = screen.getByRole('link', { name: 'Rather not? See “Short of breath, 71” instead.' });
	await expect.element(link).toHaveAttribute('href', '/library#case-breathless-71');
});

it('what teachers ask for stands above the rest, with the day it is due and how one stands with it', async () => {
	const screen = await show('', 'library-assigned');
	const [first] = screen.getByRole('heading', { level: 2 }).elements();
	expect(first?.textContent).toBe('Assigned to you');
	const rows = screen
		.getByRole('region', { name: 'Assigned to you' })
		.getByRole('listitem')
		.elements();
	const words = [/Not begun.*Due/s, /Under way.*Was due/s, /Done.*See feedback/s];
	expect(rows).toHaveLength(words.length);
	rows.forEach((row, at) => expect(row.textContent).toMatch(words[at]!));
	expect(await axeViolations(screen.container)).toEqual([]);
});
