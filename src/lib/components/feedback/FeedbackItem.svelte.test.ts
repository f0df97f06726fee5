import { describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { feedbackFixture } from '../fixtures/feedbackFixture.ts';
import FeedbackItem from './FeedbackItem.svelte';

const items = feedbackFixture('en').sections.flatMap((section) => section.items);
const show = async (id: string) => {
	const onshow = vi.fn();
	const item = items.find((each) => each.id === id)!;
	return {
		onshow,
		screen: await render(FeedbackItem, { item, language: 'en', open: true, onshow }),
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
		await expect.element(screen.getByText('waits for a person', { exact: false })).toBeVisible();
		await expect.element(screen.getByText('worth 2')).toBeVisible();
	});
});
