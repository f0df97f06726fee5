import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { m } from '#lib/paraglide/messages.js';
import { axeViolations } from '../fixtures/axeViolations.ts';
import { editorFixture } from '../fixtures/casesFixture.ts';
import { EditorController } from './editorController.svelte.ts';
import EditorScreen from './EditorScreen.svelte';

async function open(name = 'editor', opened: 'form' | 'chart' | 'versions' = 'form') {
	await page.viewport(1440, 900);
	const controller = new EditorController(editorFixture('en', name));
	const nothing = () => {};
	const screen = await render(EditorScreen, {
		controller,
		opened,
		onreload: nothing,
		onpublished: nothing,
	});
	await expect.poll(() => controller.faults, { timeout: 20_000 }).not.toBeNull();
	await expect.element(screen.getByRole('textbox', { name: /Patient, as text/ })).toBeVisible();
	return { controller, screen };
}

describe('the editor', () => {
	it('writes what the form says into the text, and nothing else', async () => {
		const { controller, screen } = await open();
		const before = controller.textOf('scenario');
		const title = screen.getByLabelText(m.formTitle(), { exact: true });
		await title.fill('Always tired, 40');
		(document.activeElement as HTMLElement).blur();
		expect(controller.textOf('scenario')).toBe(
			before.replace('A new patient, 40', 'Always tired, 40'),
		);
		expect(controller.save).not.toBe('saved');
	});

	it('names a fault with its line, and what to do', async () => {
		const { screen } = await open('editor-fault');
		await expect
			.element(screen.getByRole('button', { name: /line 11: "levle" is not a field/ }))
			.toBeVisible();
	});

	it('adds a fact that the text and the table both have', async () => {
		const { controller, screen } = await open();
		await screen.getByRole('button', { name: m.factAdd() }).click();
		expect(controller.textOf('scenario')).toContain(m.factNewLabel());
		await expect.element(screen.getByRole('button', { name: m.factNewLabel() })).toBeVisible();
	});

	it.each(['form', 'chart', 'versions'] as const)('is accessible with its %s', async (opened) => {
		const { screen } = await open('editor', opened);
		expect(await axeViolations(screen.container)).toEqual([]);
	});
});
