import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { m } from '#lib/paraglide/messages.js';
import { axeViolations } from '../fixtures/axeViolations.ts';
import HintPanel from './HintPanel.svelte';

const hints = (...texts: string[]) => ({
	given: texts.map((text, revision) => ({ revision, text })),
	left: 8 - texts.length,
});
const props = { language: 'en', isThinking: false, refusal: null, onask: () => {} };
const show = (changes: object) => render(HintPanel, { ...props, hints: hints(), ...changes });

it('a hint is asked for by keyboard, and opening the panel alone takes none', async () => {
	const onask = vi.fn();
	const screen = await show({ onask });
	expect(onask).not.toHaveBeenCalled();
	await expect.element(screen.getByText(m.hintsUsed({ count: 0 }), { exact: false })).toBeVisible();
	await userEvent.tab();
	await expect.element(screen.getByRole('button', { name: m.hintAsk() })).toHaveFocus();
	await userEvent.keyboard('{Enter}');
	expect(onask).toHaveBeenCalledOnce();
});

it('the newest hint is read out, and the earlier ones stay at hand, newest first', async () => {
	const screen = await show({ hints: hints('What may it be?', 'What else?', 'Who else?') });
	await expect.element(screen.getByRole('status')).toHaveTextContent('Who else?');
	const earlier = screen.getByRole('listitem').elements();
	expect(earlier.map((one) => one.textContent.trim())).toEqual(['What else?', 'What may it be?']);
	await expect.element(screen.getByText('3 hints used', { exact: false })).toBeVisible();
});

it('while words are sought, no second hint is asked for', async () => {
	const screen = await show({ isThinking: true });
	await expect.element(screen.getByRole('button')).toBeDisabled();
});

it('when they are used up, none can be asked for', async () => {
	const screen = await show({ hints: { ...hints('One?'), left: 0 } });
	await expect.element(screen.getByRole('button')).toBeDisabled();
});

it('why there is none is said where it was asked for', async () => {
	const screen = await show({ refusal: { code: 'no_hint_now', params: {} } });
	await expect.element(screen.getByRole('alert')).toHaveTextContent(m.faultNoHintNow());
});

it.each([
	['before the first', {}],
	['with some given', { hints: hints('What may it be?', 'What else?') }],
	['without an answer', { refusal: { code: 'no_hints_left', params: { max: 8 } } }],
	['in Chinese', { hints: hints('还有哪一面没有翻看过？'), language: 'zh-CN' }],
])('it is accessible %s', async (_, changes) => {
	const { container } = await show(changes);
	expect(await axeViolations(container)).toEqual([]);
});
