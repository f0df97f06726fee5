import { describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { m } from '#lib/paraglide/messages.js';
import { axeViolations } from '../fixtures/axeViolations.ts';
import { feedbackFixture } from '../fixtures/feedbackFixture.ts';
import FeedbackItem from './FeedbackItem.svelte';

const items = feedbackFixture('en').sections.flatMap((section) => section.items);
const show = async (id: string) => {
	const [onshow, ondispute] = [vi.fn(), vi.fn()];
	const item = items.find((each) => each.id === id)!;
	return {
		onshow,
		ondispute,
		screen: await render(FeedbackItem, { item, language: 'en', open: true, onshow, ondispute }),
	};
};

describe('an item of the feedback', () => {
	it('tells its outcome in a word, not by colour alone', async () => {
		const { screen } = await show('orthopnoea');
		await expect.element(screen.getByText('Missed')).toBeVisible();
		await expect.element(screen.getByText('0 of 2')).toBeVisible();
	});
	it('leads from a quote to its line', async () => {
		const { screen, onshow } = await show('onset');
		await screen.getByRole('link').click();
		expect(onshow).toHaveBeenCalledExactlyOnceWith({
			position: 6,
			quote: 'When did you first notice it?',
		});
	});
	it('shows a question that would have found what was missed', async () => {
		const { screen } = await show('orthopnoea');
		await expect.element(screen.getByText('How do you sleep?', { exact: false })).toBeVisible();
	});
	it('says why an item has no mark, instead of showing a zero', async () => {
		const { screen } = await show('worry');
		await expect.element(screen.getByText(m.doubtLead())).toBeVisible();
		await expect.element(screen.getByText(m.doubtLowConfidence())).toBeVisible();
		await expect.element(screen.getByText('worth 2')).toBeVisible();
	});
	it('says that a mark is provisional and why, and what came of pointing at a line', async () => {
		const { screen } = await show('ankles');
		await expect.element(screen.getByText(m.standingProvisional())).toBeVisible();
		await expect.element(screen.getByText(m.doubtGradersDisagree())).toBeVisible();
		await expect.element(screen.getByText(m.disputeWaits())).toBeVisible();
	});
	it('gives the reason of the person who decided', async () => {
		const { screen } = await show('introduced');
		await expect.element(screen.getByText('A name is missing', { exact: false })).toBeVisible();
	});
	it('offers to point at a line only where that can still be done', async () => {
		const { screen, ondispute } = await show('orthopnoea');
		await screen.getByRole('button', { name: m.disputeAsked() }).click();
		expect(ondispute).toHaveBeenCalledExactlyOnceWith('orthopnoea');
		await screen.unmount();
		const credited = await show('onset');
		expect(credited.screen.getByRole('button').elements()).toHaveLength(0);
	});
	it('has no fault that axe finds, in any state', async () => {
		for (const { id } of items) {
			const { screen } = await show(id);
			expect(await axeViolations(screen.container)).toEqual([]);
			await screen.unmount();
		}
	});
});
