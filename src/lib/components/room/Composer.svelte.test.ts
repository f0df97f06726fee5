import { beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Composer from './Composer.svelte';

const props = (changes = {}) => ({
	consultationId: 'test',
	patientName: 'Margaret',
	canSpeak: true,
	isReplying: false,
	onsay: vi.fn(),
	onstop: vi.fn(),
	...changes,
});

beforeEach(() => localStorage.clear());

describe('the composer', () => {
	it('says the line on Enter and is empty again', async () => {
		const given = props();
		const screen = await render(Composer, given);
		await userEvent.fill(screen.getByRole('textbox'), 'How are you?');
		await userEvent.keyboard('{Enter}');
		expect(given.onsay).toHaveBeenCalledExactlyOnceWith('How are you?');
		await expect.element(screen.getByRole('textbox')).toHaveValue('');
	});
	it('breaks the line on Shift and Enter', async () => {
		const given = props();
		const screen = await render(Composer, given);
		await userEvent.fill(screen.getByRole('textbox'), 'One');
		await userEvent.keyboard('{Shift>}{Enter}{/Shift}two');
		await expect.element(screen.getByRole('textbox')).toHaveValue('One\ntwo');
		expect(given.onsay).not.toHaveBeenCalled();
	});
	it('does not send while an input method is composing', async () => {
		const given = props();
		const screen = await render(Composer, given);
		await userEvent.fill(screen.getByRole('textbox'), 'ni hao');
		screen
			.getByRole('textbox')
			.element()
			.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true }));
		expect(given.onsay).not.toHaveBeenCalled();
	});
	it('keeps an unsent line through a reload', async () => {
		const first = await render(Composer, props());
		await userEvent.fill(first.getByRole('textbox'), 'Half a question');
		await first.unmount();
		const second = await render(Composer, props());
		await expect.element(second.getByRole('textbox')).toHaveValue('Half a question');
	});
	it('holds the next line back while the patient speaks, and offers to stop', async () => {
		const given = props({ canSpeak: false, isReplying: true });
		const screen = await render(Composer, given);
		await userEvent.fill(screen.getByRole('textbox'), 'And then?');
		await userEvent.keyboard('{Enter}');
		expect(given.onsay).not.toHaveBeenCalled();
		await screen.getByRole('button').click();
		expect(given.onstop).toHaveBeenCalledOnce();
	});
});
