import { describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import { m } from '#lib/paraglide/messages.js';
import { axeViolations } from '../fixtures/axeViolations.ts';
import { debriefFixture } from '../fixtures/debriefFixture.ts';
import { feedbackFixture } from '../fixtures/feedbackFixture.ts';
import FeedbackScreen from '../feedback/FeedbackScreen.svelte';

async function show(changes = {}, fault: string | null = null) {
	await page.viewport(1440, 900);
	const actions = {
		retryFrom: vi.fn(async () => fault),
		beginAgain: vi.fn(async () => fault),
		report: vi.fn(async () => fault),
	};
	const props = {
		...{ feedback: feedbackFixture('en'), debrief: debriefFixture('en', changes) },
		...{ language: 'en', actions, onpoint: async () => null },
	};
	return { actions, screen: await render(FeedbackScreen, props) };
}

describe('beside the lines of one’s own consultation', () => {
	it('one goes back to a turn, once told what that means', async () => {
		const { screen, actions } = await show();
		await screen.getByRole('button', { name: m.retryFromLine({ line: 4 }) }).click();
		const dialog = page.getByRole('alertdialog', { name: m.retryTitle({ line: 4 }) });
		await expect.element(dialog.getByText(m.retryMeans())).toBeVisible();
		expect(await axeViolations(document.body)).toEqual([]);
		await dialog.getByRole('button', { name: m.retryConfirm() }).click();
		expect(actions.retryFrom).toHaveBeenCalledExactlyOnceWith('line-4');
	});
	it('one is told why going back was refused', async () => {
		const { screen } = await show({}, 'The patient has changed.');
		await screen.getByRole('button', { name: m.retryFromLine({ line: 4 }) }).click();
		const dialog = page.getByRole('alertdialog');
		await dialog.getByRole('button', { name: m.retryConfirm() }).click();
		await expect.element(dialog.getByRole('alert')).toHaveTextContent('The patient has changed.');
	});
	it('one reports a reply with what is wrong, and a reported one says so', async () => {
		const { screen, actions } = await show();
		await screen.getByRole('button', { name: m.reportLine({ line: 5 }) }).click();
		const dialog = page.getByRole('dialog', { name: m.reportTitle() });
		await dialog.getByRole('radio', { name: m.reportMadeUp() }).click();
		await dialog.getByRole('textbox').fill('It was two months.');
		expect(await axeViolations(document.body)).toEqual([]);
		await dialog.getByRole('button', { name: m.reportSend() }).click();
		expect(actions.report).toHaveBeenCalledExactlyOnceWith({
			...{ utteranceId: 'line-5', fault: 'made_up', comment: 'It was two months.' },
		});
		await expect.element(screen.getByText(m.reportDone(), { exact: true })).toBeVisible();
		expect(screen.getByRole('button', { name: m.reportLine({ line: 7 }) }).elements()).toEqual([]);
	});
	it('one begins the case again with one press', async () => {
		const { screen, actions } = await show();
		await screen.getByRole('button', { name: m.tryAgain() }).click();
		expect(actions.beginAgain).toHaveBeenCalledOnce();
	});
	it('nothing of it stands where it is not one’s own, or an assessment', async () => {
		const { screen } = await show({ mayRetry: false, mayReport: false });
		for (const name of [/^Retry from line/, /^Report the reply/, m.tryAgain()]) {
			expect(screen.getByRole('button', { name }).elements()).toEqual([]);
		}
	});
});

describe('the marks of a retry', () => {
	it('are called so, and the lines that were carried over are told apart', async () => {
		const { screen } = await show({ retryOf: { consultationId: 'first', position: 4 } });
		await expect.element(screen.getByText(m.retryOfTitle())).toBeVisible();
		expect(screen.getByText(m.lineCarried(), { exact: true }).elements()).toHaveLength(3);
		const link = screen.getByRole('link', { name: m.retryOfLink() });
		await expect.element(link).toHaveAttribute('href', '/consultations/first/feedback');
		expect(await axeViolations(screen.container)).toEqual([]);
	});
});

describe('what others did, and a strong consultation', () => {
	it('stand by section in figures, and to be read in full', async () => {
		const { screen } = await show();
		const cohort = screen.getByRole('region', { name: m.cohortTitle() });
		await expect.element(cohort.getByText(m.cohortMeans({ count: 15 }))).toBeVisible();
		await expect.element(cohort.getByRole('cell', { name: '65%' })).toBeVisible();
		const strong = screen.getByRole('region', { name: m.strongTitle() });
		await strong.getByText(m.strongOpen()).click();
		await expect.element(strong.getByText('Jo Baker', { exact: false })).toBeVisible();
		await expect.element(strong.getByText('Introduced themselves')).toBeVisible();
		expect(await axeViolations(screen.container)).toEqual([]);
	});
	it('are left out where there is nothing to show', async () => {
		const { screen } = await show({ cohort: null, strong: null });
		for (const name of [m.cohortTitle(), m.strongTitle()]) {
			expect(screen.getByRole('region', { name }).elements()).toEqual([]);
		}
	});
});
