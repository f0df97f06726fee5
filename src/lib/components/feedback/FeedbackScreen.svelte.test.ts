import { describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { m } from '#lib/paraglide/messages.js';
import { axeViolations } from '../fixtures/axeViolations.ts';
import { debriefActionsFixture, debriefFixture } from '../fixtures/debriefFixture.ts';
import { feedbackFixture } from '../fixtures/feedbackFixture.ts';
import FeedbackScreen from './FeedbackScreen.svelte';

const show = async (
	mode: 'practice' | 'assessment' = 'practice',
	changes = {},
	debriefChanges = {},
) => {
	const onpoint = vi.fn(async () => null);
	const feedback = { ...feedbackFixture('en', mode), ...changes };
	const debrief = debriefFixture('en', debriefChanges);
	const actions = debriefActionsFixture;
	const props = { feedback, debrief, language: 'en', onpoint, actions };
	return { onpoint, screen: await render(FeedbackScreen, props) };
};

describe('the feedback', () => {
	it('tells apart what may change and what has no mark yet', async () => {
		const { screen } = await show();
		const text = screen.container.textContent;
		expect(text).toContain(m.scoreProvisional({ count: 1, marks: '2' }));
		expect(text).toContain(m.scoreWaiting({ count: 1, marks: '2' }));
		expect(text).not.toContain(m.scoreNotFinal());
	});
	it('of an assessment says that nothing is final before a person has decided', async () => {
		const { screen } = await show('assessment');
		await expect.element(screen.getByText(m.scoreNotFinal())).toBeVisible();
	});
	it('names two strengths and two next steps with their place in the conversation', async () => {
		const { screen } = await show();
		const strengths = screen.getByRole('region', { name: m.strengthsTitle() });
		expect(strengths.getByRole('link', { name: /line \d/ }).elements()).toHaveLength(2);
		const steps = screen.getByRole('region', { name: m.nextStepsTitle() });
		await expect.element(steps.getByText(m.itemSafety())).toBeVisible();
		await expect.element(steps.getByText('How many pillows', { exact: false })).toBeVisible();
	});
	it('tells the whole by the template’s sentences, or by a paragraph that was held against the facts', async () => {
		const first = await show();
		await expect
			.element(first.screen.getByText(m.factMarks({ points: '6', most: '12' }), { exact: false }))
			.toBeVisible();
		await first.screen.unmount();
		const overall = { facts: [], paragraph: 'You got 6 out of 12 marks. Keep going!' };
		const { screen } = await show('practice', { overall });
		await expect.element(screen.getByText('Keep going!', { exact: false })).toBeVisible();
	});
	it('shows how sure a rating is and what it rests on, and which domain is not rated', async () => {
		const { screen } = await show();
		const domains = screen.getByRole('region', { name: m.domainsTitle() });
		await expect.element(domains.getByText(m.domainNotRated(), { exact: true })).toBeVisible();
		await expect.element(domains.getByText(m.domainInterval({ low: 3, high: 5 }))).toBeVisible();
		await domains.getByText('Structure').click();
		await expect.element(domains.getByRole('link').first()).toBeVisible();
	});
	it('says which lines came near what was held back, and nothing of it in an assessment', async () => {
		const first = await show();
		const held = first.screen.getByRole('region', { name: /holding back/ });
		await expect.element(held.getByText(m.heldBackUntouched())).toBeVisible();
		await expect.element(held.getByRole('link', { name: /line 6/ })).toBeVisible();
		await first.screen.unmount();
		const { screen } = await show('assessment');
		expect(screen.getByRole('region', { name: /holding back/ }).elements()).toEqual([]);
	});
	it('sets what the student thought beside what the marks say', async () => {
		const { screen } = await show();
		const compared = screen.getByRole('region', { name: m.compareTitle() });
		await expect.element(compared.getByText(m.compareLower()).first()).toBeVisible();
		await expect.element(compared.getByText(m.compareNoMarks()).first()).toBeVisible();
	});
	it('shows what the note says that nobody obtained', async () => {
		const { screen } = await show();
		await expect.element(screen.getByText(m.noteUnobtained())).toBeVisible();
	});
	it('sends the line a student points at for the item it stands beside', async () => {
		const { screen, onpoint } = await show();
		await screen.getByRole('button', { name: m.disputeAsked() }).click();
		await screen.getByRole('radio').first().click();
		await screen.getByRole('button', { name: m.disputeSend() }).click();
		expect(onpoint).toHaveBeenCalledExactlyOnceWith('orthopnoea', 'line-6');
	});
	it.each(['practice', 'assessment'] as const)(
		'has no fault that axe finds in %s',
		async (mode) => {
			const { screen } = await show(mode);
			await screen.getByRole('button', { name: m.feedbackOpenAll() }).click();
			expect(await axeViolations(screen.container)).toEqual([]);
		},
	);
});
