import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { MarkingView } from '#lib/domain/assessment/markingView.ts';
import { axeViolations } from '../fixtures/axeViolations.ts';
import {
	decidingController,
	decidingFixture,
	gradingFixture,
	markingProgressFixture,
} from '../fixtures/markingFixture.ts';
import MarkingGallery from '../fixtures/MarkingGallery.svelte';
import { ReviewController } from '../review/reviewController.svelte.ts';
import { GradingController } from './gradingController.svelte.ts';
import GradingScreen from './GradingScreen.svelte';
import MarkingProgressScreen from './MarkingProgressScreen.svelte';
import MarkingScreen from './MarkingScreen.svelte';

beforeEach(() => page.viewport(1280, 900));

describe('giving the grade', () => {
	const graded = decidingFixture('en', 'marking-deciding');
	async function show(send: (path: string, body: object) => Promise<object>, areKeysOn = true) {
		const controller = new GradingController(gradingFixture('en'), send as never);
		const ongraded = vi.fn<(view: MarkingView) => void>();
		const props = { controller, ongraded, onskip: vi.fn(), areKeysOn, onswitchkeys: vi.fn() };
		return { ongraded, controller, screen: await render(GradingScreen, props) };
	}

	it('is a digit and Enter, and what was sent is the grade that was chosen', async () => {
		const send = vi.fn(async () => graded);
		const { ongraded, screen } = await show(send);
		await expect.element(screen.getByRole('button', { name: 'Give this grade' })).toBeDisabled();
		await userEvent.keyboard('4');
		await expect.element(screen.getByRole('radio', { name: /Good/ })).toBeChecked();
		await userEvent.keyboard('2{Enter}');
		await vi.waitFor(() => expect(ongraded).toHaveBeenCalledWith(graded));
		expect(send).toHaveBeenCalledExactlyOnceWith('grade', expect.objectContaining({ grade: 2 }));
	});

	it('shows the record, with no mark beside it and nothing to point at', async () => {
		const { screen } = await show(async () => graded);
		const { transcript } = gradingFixture('en').record;
		await expect.element(screen.getByText(transcript[0]!.text)).toBeVisible();
		await screen.getByRole('tab', { name: 'Note' }).click();
		expect(screen.container.querySelector('[aria-pressed]')).toBeNull();
		expect(await axeViolations(screen.container)).toEqual([]);
	});

	it('says why it was refused, and keeps what was chosen', async () => {
		const { ongraded, screen } = await show(async () => ({ code: 'marking_taken', params: {} }));
		await userEvent.keyboard('3{Enter}');
		await expect.element(screen.getByText(/a colleague has taken this one/)).toBeVisible();
		await expect.element(screen.getByRole('radio', { name: /Clear pass/ })).toBeChecked();
		expect(ongraded).not.toHaveBeenCalled();
	});

	it('leaves digits alone for who has switched the keys off', async () => {
		const { controller } = await show(async () => graded, false);
		await userEvent.keyboard('4');
		expect(controller.chosen).toBeNull();
	});
});

describe('the marks after the grade', () => {
	it('are closed by a signature, which says what it still waits for', async () => {
		const screen = await render(MarkingGallery, { screen: 'marking-deciding', language: 'en' });
		await expect.element(screen.getByText('Your grade: Clear pass')).toBeVisible();
		await screen.getByRole('button', { name: 'Sign', exact: true }).click();
		await expect
			.element(screen.getByText(/4 items in doubt are still to be decided/))
			.toBeVisible();
		expect(await axeViolations(screen.container)).toEqual([]);
	});

	it('are of a second marker levels alone: one key sets one, without a reason', async () => {
		const marking = decidingFixture('en', 'marking-second');
		const send = vi.fn(async () => marking.review);
		const controller = new ReviewController(marking.review, send as never, true);
		const props = { onsign: async () => null, onnext: async () => false };
		const keys = { areKeysOn: true, onswitchkeys: () => {} };
		const screen = await render(MarkingScreen, { marking, controller, ...props, ...keys });
		const { id, level } = controller.selected!;
		await userEvent.keyboard(level === 0 ? '1' : '0');
		await vi.waitFor(() => expect(send).toHaveBeenCalledOnce());
		expect(send).toHaveBeenCalledWith(
			'decide',
			expect.objectContaining({ itemId: id, level: level === 0 ? 1 : 0, reason: '', cited: [] }),
		);
		expect(screen.getByRole('button', { name: /omment/ }).elements()).toEqual([]);
		expect(await axeViolations(screen.container)).toEqual([]);
	});

	it('once signed are there to read, and the way leads on', async () => {
		const marking = decidingFixture('en', 'marking-signed');
		const onnext = vi.fn(async () => true);
		const props = { marking, controller: decidingController(marking), onnext };
		const keys = { areKeysOn: true, onswitchkeys: () => {} };
		const screen = await render(MarkingScreen, { ...props, ...keys, onsign: async () => null });
		expect(screen.getByRole('button', { name: 'Sign', exact: true }).elements()).toEqual([]);
		await screen.getByRole('button', { name: 'Mark the next' }).click();
		expect(onnext).toHaveBeenCalledOnce();
	});
});

describe('how far marking is', () => {
	const show = (screen: string, onnext = vi.fn(async () => false)) =>
		render(MarkingProgressScreen, { progress: markingProgressFixture('en', screen), onnext });

	it('is told by station and marker, with the next of all or of one station', async () => {
		const onnext = vi.fn(async () => false);
		const screen = await show('marking', onnext);
		await expect
			.element(screen.getByRole('row', { name: /Station 1: Chest/ }))
			.toHaveTextContent(/4.*21.*1.*7/);
		await screen.getByRole('button', { name: 'Mark the next of station 2' }).click();
		expect(onnext).toHaveBeenLastCalledWith('station-2');
		await screen.getByRole('button', { name: 'Mark the next', exact: true }).click();
		expect(onnext).toHaveBeenLastCalledWith(null);
		await expect.element(screen.getByText(/Nothing else is free to mark/)).toBeVisible();
		expect(await axeViolations(screen.container)).toEqual([]);
	});

	it('offers nothing to mark to who may only watch', async () => {
		const watched = await show('marking-watched');
		await expect.element(watched.getByText(/Instructors mark/)).toBeVisible();
		expect(watched.getByRole('button').elements()).toEqual([]);
	});

	it('says so where nothing was handed in', async () => {
		const empty = await show('marking-empty');
		await expect.element(empty.getByText('Nothing to mark yet')).toBeVisible();
		expect(await axeViolations(empty.container)).toEqual([]);
	});
});
