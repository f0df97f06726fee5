import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { m } from '#lib/paraglide/messages.js';
import { axeViolations } from '../fixtures/axeViolations.ts';
import { feedbackFixture } from '../fixtures/feedbackFixture.ts';
import DisputeDialog from './DisputeDialog.svelte';

const fixture = feedbackFixture('en');
const item = fixture.sections.flatMap(({ items }) => items).find(({ id }) => id === 'orthopnoea')!;
const many = Array.from({ length: 12 }, (_, index) => ({
	...{ id: `more-${index}`, position: 20 + index, speaker: 'student' as const, itemIds: [] },
	text: `Question number ${index}?`,
}));

async function show(answer: string | null = null, feedback = fixture) {
	const onpoint = vi.fn(async () => answer);
	const props = { open: true, item, feedback, language: 'en', onpoint };
	return { onpoint, screen: await render(DisputeDialog, props) };
}

describe('"I did ask that"', () => {
	it('offers the student’s own lines, the nearest first, and sends the one pointed at', async () => {
		const { screen, onpoint } = await show();
		const lines = screen.getByRole('radio');
		expect(lines.elements()[0]?.textContent).toContain(m.disputeNear());
		await expect.element(screen.getByRole('button', { name: m.disputeSend() })).toBeDisabled();
		await lines.first().click();
		await screen.getByRole('button', { name: m.disputeSend() }).click();
		expect(onpoint).toHaveBeenCalledExactlyOnceWith('line-6');
		await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
	});

	it('can be done by keyboard alone', async () => {
		const { screen, onpoint } = await show();
		await expect.element(screen.getByRole('dialog')).toBeVisible();
		(screen.getByRole('radio').elements()[0] as HTMLElement).focus();
		await userEvent.keyboard('{ArrowDown}{ArrowUp} ');
		await userEvent.tab();
		await userEvent.tab();
		await userEvent.keyboard('{Enter}');
		expect(onpoint).toHaveBeenCalledExactlyOnceWith('line-6');
	});

	it('stays open with the reason when it was refused', async () => {
		const { screen } = await show('Not now.');
		await screen.getByRole('radio').first().click();
		await screen.getByRole('button', { name: m.disputeSend() }).click();
		await expect.element(screen.getByRole('alert')).toHaveTextContent('Not now.');
	});

	it('can be searched when there are many lines, and says when none fits', async () => {
		const long = { ...fixture, transcript: [...fixture.transcript, ...many] };
		const { screen } = await show(null, long);
		const search = screen.getByRole('searchbox', { name: m.disputeSearch() });
		await search.fill('number 11');
		expect(screen.getByRole('radio').elements()).toHaveLength(1);
		await search.fill('nowhere said');
		await expect.element(screen.getByText(m.disputeNothing())).toBeVisible();
	});

	it('has no fault that axe finds', async () => {
		const { screen } = await show();
		await expect.element(screen.getByRole('dialog')).toBeVisible();
		expect(await axeViolations(screen.getByRole('dialog').element())).toEqual([]);
	});
});
