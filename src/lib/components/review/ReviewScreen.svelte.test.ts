import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { ReviewView } from '#lib/domain/review/reviewView.ts';
import { m } from '#lib/paraglide/messages.js';
import { reviewFixture } from '../fixtures/reviewFixture.ts';
import { ReviewController } from './reviewController.svelte.ts';
import ReviewScreen from './ReviewScreen.svelte';

const wide = () => page.viewport(1280, 900);
const phone = () => page.viewport(390, 844);
beforeEach(wide);

/** The review after a person gave the item this level. */
function decided(view: ReviewView, itemId: string, level: number): ReviewView {
	const sections = view.sections.map((section) => ({
		...section,
		items: section.items.map((item) =>
			item.id === itemId ? { ...item, level, by: 'human' as const, doubts: [] } : item,
		),
	}));
	return { ...view, sections, waitingCount: view.waitingCount - 1 };
}

type Body = { itemId: string; level: number };
const accepting = () =>
	vi.fn(async (_: string, body: object) => {
		const { itemId, level } = body as Body;
		return decided(reviewFixture('en'), itemId, level);
	});

async function show(
	send: (path: string, body: object) => Promise<object> = accepting(),
	more = {},
) {
	const controller = new ReviewController(reviewFixture('en'), send as never);
	const onnext = vi.fn(async () => true);
	const props = { controller, onnext, areKeysOn: true, onswitchkeys: vi.fn(), ...more };
	const screen = await render(ReviewScreen, props);
	return { controller, onnext, screen, props };
}

const row = (id: string) => document.getElementById(`item-${id}`)!;
const isOpen = (id: string) => row(id).getAttribute('aria-expanded') === 'true';

describe('the keys', () => {
	it('lead through the items that wait, and take the focus along', async () => {
		await show();
		expect(isOpen('ankles')).toBe(true);
		await userEvent.keyboard('j');
		await vi.waitFor(() => expect(document.activeElement).toBe(row('orthopnoea')));
		expect(isOpen('ankles')).toBe(false);
		await userEvent.keyboard('{ArrowDown}');
		await vi.waitFor(() => expect(document.activeElement).toBe(row('worry')));
		await userEvent.keyboard('k{ArrowUp}');
		await vi.waitFor(() => expect(document.activeElement).toBe(row('ankles')));
	});

	it('accept the mark that stands, and go on to the next that waits', async () => {
		const send = accepting();
		await show(send);
		await userEvent.keyboard('a');
		await vi.waitFor(() => expect(isOpen('orthopnoea')).toBe(true));
		expect(send).toHaveBeenCalledExactlyOnceWith('decide', {
			commandId: expect.any(String),
			itemId: 'ankles',
			level: 1,
			seenLevel: 1,
			reason: '',
			cited: [],
		});
	});

	it('with a digit open the form at that level, and save it with the reason', async () => {
		const send = accepting();
		const { screen } = await show(send);
		await userEvent.keyboard('2');
		await expect.element(screen.getByRole('radio', { name: 'Met' })).toBeChecked();
		const reason = screen.getByRole('textbox', { name: m.reviewReason() });
		await expect.element(reason).toHaveFocus();
		await userEvent.keyboard('Asked since when.');
		await userEvent.keyboard('{Control>}{Enter}{/Control}');
		await vi.waitFor(() => expect(send).toHaveBeenCalledOnce());
		expect(send.mock.calls[0]![1]).toMatchObject({
			level: 2,
			seenLevel: 1,
			reason: 'Asked since when.',
		});
	});

	it('with the digit of the level that stands accept it', async () => {
		const send = accepting();
		await show(send);
		await userEvent.keyboard('1');
		await vi.waitFor(() => expect(send).toHaveBeenCalledOnce());
		expect(send.mock.calls[0]![1]).toMatchObject({ itemId: 'ankles', level: 1, reason: '' });
	});

	it('are plain letters while somebody types', async () => {
		const { screen, controller, onnext } = await show();
		await userEvent.keyboard('2');
		const reason = screen.getByRole('textbox', { name: m.reviewReason() });
		await userEvent.type(reason, 'jakne? 012');
		await expect.element(reason).toHaveValue('jakne? 012');
		expect(controller.selectedId).toBe('ankles');
		expect(onnext).not.toHaveBeenCalled();
		expect(screen.getByRole('dialog').elements()).toHaveLength(0);
	});

	it('are left alone with Ctrl, which belongs to the browser', async () => {
		const { onnext } = await show();
		window.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', ctrlKey: true }));
		window.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', isComposing: true }));
		expect(onnext).not.toHaveBeenCalled();
	});

	it('close the form, and what was not saved is gone', async () => {
		const { screen, controller } = await show();
		await userEvent.keyboard('2');
		await expect.element(screen.getByRole('textbox', { name: m.reviewReason() })).toHaveFocus();
		await userEvent.keyboard('{Escape}');
		expect(controller.draft).toBeNull();
	});

	it('lead to the words an item rests on, one place after the other', async () => {
		const { controller } = await show();
		await userEvent.keyboard('e');
		expect(controller.shown).toMatchObject({ position: 4 });
		await vi.waitFor(() => expect(document.activeElement?.id).toBe('line-4'));
	});

	it('open the next review', async () => {
		const { onnext } = await show();
		await userEvent.keyboard('n');
		expect(onnext).toHaveBeenCalledOnce();
	});

	it('are shown on a question mark, and do nothing behind what is shown', async () => {
		const send = accepting();
		const { screen, onnext } = await show(send);
		await userEvent.keyboard('?');
		await expect.element(screen.getByRole('dialog', { name: m.keysTitle() })).toBeVisible();
		await userEvent.keyboard('an');
		expect(send).not.toHaveBeenCalled();
		expect(onnext).not.toHaveBeenCalled();
	});

	it('can be switched off', async () => {
		const { screen, props } = await show();
		await userEvent.keyboard('?');
		await screen.getByRole('checkbox', { name: m.keysOn() }).click();
		expect(props.onswitchkeys).toHaveBeenCalledExactlyOnceWith(false);
	});

	it('that were switched off do nothing', async () => {
		const { controller, onnext } = await show(accepting(), { areKeysOn: false });
		await userEvent.keyboard('jan');
		expect(controller.selectedId).toBe('ankles');
		expect(onnext).not.toHaveBeenCalled();
	});
});

describe('without the keys', () => {
	it('accepting and changing are reached with the tabulator', async () => {
		await show();
		row('ankles').focus();
		const reached: string[] = [];
		for (let press = 0; press < 4; press += 1) {
			await userEvent.tab();
			reached.push(document.activeElement?.textContent?.trim() ?? '');
		}
		expect(reached.at(-2)).toContain(m.reviewAccept());
		expect(reached.at(-1)).toBe(m.reviewChange());
	});

	it('a line leads back to the item that it earned', async () => {
		const { screen } = await show();
		await screen.getByRole('button', { name: /This line earned: Asked when/ }).click();
		expect(isOpen('onset')).toBe(true);
	});
});

describe('a decision', () => {
	it('that is refused says why, and loses nothing of what was written', async () => {
		const refuse = async () => ({ code: 'review_taken', params: { name: 'Ben Ito' } });
		const { screen, controller } = await show(refuse);
		await userEvent.keyboard('2');
		await userEvent.type(
			screen.getByRole('textbox', { name: m.reviewReason() }),
			'Asked since when.',
		);
		await screen.getByRole('button', { name: m.reviewSave() }).click();
		await expect.element(screen.getByRole('alert')).toHaveTextContent('Ben Ito');
		expect(controller.draft).toMatchObject({ level: 2, reason: 'Asked since when.' });
	});

	it('points at a line of the student, never at the patient’s', async () => {
		const { screen, controller } = await show();
		controller.select('worry');
		controller.openForm(1);
		await screen.getByRole('button', { name: m.reviewPointLine({ line: 6 }) }).click();
		expect(controller.draft?.cited).toEqual([{ kind: 'utterance', utteranceId: 'line-6' }]);
		const patients = screen.getByRole('button', { name: m.reviewPointLine({ line: 5 }) });
		expect(patients.elements()).toHaveLength(0);
	});

	it('of an item without a mark begins with its form: there is nothing to accept', async () => {
		const send = accepting();
		const { controller } = await show(send);
		controller.select('worry');
		await userEvent.keyboard('a');
		expect(controller.draft).toMatchObject({ level: null });
		expect(send).not.toHaveBeenCalled();
	});

	it('is offered to nobody while a colleague has the review', async () => {
		const lease = { byName: 'Ben Ito', isMine: false, untilMs: 0 };
		const controller = new ReviewController(reviewFixture('en', { lease }), accepting() as never);
		const props = { controller, onnext: async () => true, areKeysOn: true, onswitchkeys: vi.fn() };
		const screen = await render(ReviewScreen, props);
		await expect.element(screen.getByText(/Ben Ito has this review open/)).toBeVisible();
		await userEvent.keyboard('2');
		expect(controller.draft).toBeNull();
		expect(screen.getByRole('button', { name: m.reviewChange() }).elements()).toHaveLength(0);
	});
});

describe('on a phone', () => {
	it('the items are in front, a quote brings the conversation, and a key the items again', async () => {
		await phone();
		const { screen } = await show();
		await expect
			.element(screen.getByRole('tab', { name: m.reviewItems() }))
			.toHaveAttribute('aria-selected', 'true');
		await screen
			.getByRole('link', { name: /line 4/ })
			.first()
			.click();
		const conversation = screen.getByRole('tab', { name: m.reviewConversation() });
		await expect.element(conversation).toHaveAttribute('aria-selected', 'true');
		await userEvent.keyboard('j');
		await expect.element(conversation).toHaveAttribute('aria-selected', 'false');
	});
});
