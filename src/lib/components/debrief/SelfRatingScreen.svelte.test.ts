import { beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { m } from '#lib/paraglide/messages.js';
import { axeViolations } from '../fixtures/axeViolations.ts';
import { selfRatingFixture } from '../fixtures/selfRatingFixture.ts';
import SelfRatingScreen from './SelfRatingScreen.svelte';

async function show(fault: string | null = null) {
	const onanswer = vi.fn(async () => fault);
	const form = selfRatingFixture('en');
	const props = { form, title: 'Short of breath, 71', language: 'en', onanswer };
	return { onanswer, screen: await render(SelfRatingScreen, props) };
}

beforeEach(() => localStorage.clear());

describe('the question before the marks', () => {
	it('sends the steps that were chosen, by section and by domain', async () => {
		const { screen, onanswer } = await show();
		const history = screen.getByRole('radiogroup', { name: 'History' });
		await history.getByRole('radio', { name: m.stepMost() }).click();
		await screen.getByText(m.selfRatingDomains()).click();
		const domain = screen.getByRole('radiogroup', { name: 'Structure' });
		await domain.getByRole('radio').nth(1).click();
		await screen.getByRole('button', { name: m.selfRatingSend(), exact: true }).click();
		const [structure] = selfRatingFixture('en').domains.filter(
			({ label }) => label === 'Structure',
		);
		expect(onanswer).toHaveBeenCalledExactlyOnceWith({
			sections: { history: 4 },
			domains: { [structure!.id]: 2 },
		});
	});
	it('keeps what was chosen through a reload, or another language, until it is answered', async () => {
		const first = await show();
		await first.screen.getByRole('radio').first().click();
		first.screen.unmount();
		const { screen } = await show();
		await expect.element(screen.getByRole('radio').first()).toBeChecked();
		await screen.getByRole('button', { name: m.selfRatingSend(), exact: true }).click();
		screen.unmount();
		const later = await show();
		await expect.element(later.screen.getByRole('radio').first()).not.toBeChecked();
	});
	it('can be skipped at once', async () => {
		const { screen, onanswer } = await show();
		await screen.getByRole('button', { name: m.selfRatingSkip() }).click();
		expect(onanswer).toHaveBeenCalledExactlyOnceWith(null);
	});
	it('says why it was refused, and keeps what was chosen', async () => {
		const { screen } = await show('The line is down.');
		const first = screen.getByRole('radio').first();
		await first.click();
		await screen.getByRole('button', { name: m.selfRatingSend(), exact: true }).click();
		await expect.element(screen.getByRole('alert')).toHaveTextContent('The line is down.');
		await expect.element(first).toBeChecked();
	});
	it('has no fault that axe finds', async () => {
		const { screen } = await show();
		await screen.getByText(m.selfRatingDomains()).click();
		expect(await axeViolations(screen.container)).toEqual([]);
	});
});
