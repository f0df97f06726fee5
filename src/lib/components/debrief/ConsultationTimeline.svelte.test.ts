import { describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { m } from '#lib/paraglide/messages.js';
import { axeViolations } from '../fixtures/axeViolations.ts';
import { timelineFixture } from '../fixtures/debriefFixture.ts';
import ConsultationTimeline from './ConsultationTimeline.svelte';

async function show(changes = {}) {
	const onshow = vi.fn();
	const timeline = { ...timelineFixture('en'), ...changes };
	const props = { timeline, language: 'en', onshow };
	return { timeline, onshow, screen: await render(ConsultationTimeline, props) };
}

describe('the consultation over time', () => {
	it('is a picture with a table behind it, that has a row for each turn and leads to its line', async () => {
		const { screen, timeline, onshow } = await show();
		await screen.getByText(m.timelineTable()).first().click();
		expect(screen.container.querySelectorAll('tbody tr')).toHaveLength(timeline.turns.length);
		await screen.getByRole('link').nth(1).click();
		expect(onshow).toHaveBeenCalledWith({ position: timeline.turns[1]!.position, quote: '' });
	});
	it('says in words and figures how questions were put and who talked', async () => {
		const { screen } = await show();
		const text = screen.container.textContent;
		for (const word of [m.styleOpen(), m.styleLeading(), m.styleMultiple()]) {
			expect(text).toContain(word);
		}
		expect(text).toContain(m.timelineShareYou({ share: '38%' }));
	});
	it('of silence says so', async () => {
		const { screen } = await show({ turns: [], talkShare: null });
		await expect.element(screen.getByText(m.timelineEmpty())).toBeVisible();
	});
	it('has no fault that axe finds', async () => {
		const { screen } = await show();
		await screen.getByText(m.timelineTable()).first().click();
		expect(await axeViolations(screen.container)).toEqual([]);
	});
});
