import { createRawSnippet } from 'svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../../app.css';
import IconButton from './IconButton.svelte';

const button = () => page.getByRole('button', { name: 'Leave' });
const bubble = () => page.getByText('Leave', { exact: true });

describe('a button with an icon alone', () => {
	beforeEach(async () => {
		await render(IconButton, {
			label: 'Leave',
			children: createRawSnippet(() => ({ render: () => '<span>←</span>' })),
		});
	});

	it('tells its name to whoever points at it, until they go on', async () => {
		await button().hover();
		await expect.element(bubble()).toBeVisible();
		await button().unhover();
		await expect.element(bubble()).not.toBeInTheDocument();
	});

	it('tells its name to whoever comes by keys, and hushes at Escape', async () => {
		await userEvent.keyboard('{Tab}');
		await expect.element(button()).toHaveFocus();
		await expect.element(bubble()).toBeVisible();
		await userEvent.keyboard('{Escape}');
		await expect.element(bubble()).not.toBeInTheDocument();
	});
});
