import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { axeViolations } from '../fixtures/axeViolations.ts';
import { feedbackFixture } from '../fixtures/feedbackFixture.ts';
import HintUse from './HintUse.svelte';

const { hints } = feedbackFixture('en');
const show = (given = hints, onshow = vi.fn()) =>
	render(HintUse, { hints: given, language: 'en', onshow });

it('the feedback tells how many hints were used, and on what', async () => {
	const screen = await show();
	await expect.element(screen.getByRole('heading', { name: '2 hints were used' })).toBeVisible();
	await expect.element(screen.getByText(hints[1]!.text)).toBeVisible();
	expect(screen.getByText(hints[0]!.area).elements()).toHaveLength(2);
	expect(await axeViolations(screen.container)).toEqual([]);
});

it('and leads to the place in the conversation', async () => {
	const onshow = vi.fn();
	const screen = await show(hints, onshow);
	await screen.getByRole('link', { name: 'after line 5' }).click();
	expect(onshow).toHaveBeenCalledExactlyOnceWith({ position: 5, quote: '' });
});

it('a hint before the first words leads nowhere', async () => {
	const screen = await show([{ ...hints[0]!, afterPosition: 0 }]);
	await expect.element(screen.getByText('before the first words')).toBeVisible();
	expect(screen.getByRole('link').elements()).toEqual([]);
});

it('nothing is said where none was used', async () => {
	const { container } = await show([]);
	expect(container.textContent.trim()).toBe('');
});
