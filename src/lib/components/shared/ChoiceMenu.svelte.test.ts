import { createRawSnippet } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../../app.css';
import { axeViolations } from '../fixtures/axeViolations.ts';
import ChoiceMenu from './ChoiceMenu.svelte';

const button = () => page.getByRole('button', { name: 'Light or dark' });
const item = (name: string) => page.getByRole('menuitemradio', { name });

async function open() {
	const onchoose = vi.fn();
	const { container } = await render(ChoiceMenu, {
		label: 'Light or dark',
		value: 'light',
		choices: [
			{ value: 'light', label: 'Light' },
			{ value: 'dark', label: 'Dark' },
		],
		onchoose,
		children: createRawSnippet(() => ({ render: () => '<span>◐</span>' })),
	});
	return { onchoose, container };
}

describe('a menu of a few values', () => {
	it('is a closed menu before its script has come', async () => {
		await open();
		await expect.element(button()).toHaveAttribute('aria-haspopup', 'menu');
		await expect.element(button()).toHaveAttribute('aria-expanded', 'false');
	});

	it('opens at the first press, and tells what was chosen', async () => {
		const { onchoose, container } = await open();
		await button().click();
		await expect.element(item('Light')).toHaveAttribute('aria-checked', 'true');
		expect(await axeViolations(container)).toEqual([]);
		await item('Dark').click();
		expect(onchoose).toHaveBeenCalledWith('dark');
	});

	it.each(['{Enter}', ' ', '{ArrowDown}'])(
		'is worked by keys alone, and gives the focus back to its button: %s',
		async (key) => {
			const { onchoose } = await open();
			await userEvent.keyboard(`{Tab}${key}`);
			await expect.element(page.getByRole('menu')).toHaveFocus();
			await userEvent.keyboard('{Escape}');
			await expect.element(button()).toHaveFocus();
			await userEvent.keyboard('{Enter}');
			await expect.element(item('Light')).toHaveFocus();
			await userEvent.keyboard('{ArrowDown}{Enter}');
			expect(onchoose).toHaveBeenCalledWith('dark');
			await expect.element(button()).toHaveFocus();
		},
	);
});
