import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { m } from '#lib/paraglide/messages.js';
import { axeViolations } from '../fixtures/axeViolations.ts';
import { reportsFixture } from '../fixtures/reportsFixture.ts';
import ReportsScreen from './ReportsScreen.svelte';

describe('the reported replies', () => {
	it('stand with what was asked, what is wrong and what the student adds', async () => {
		const [first] = reportsFixture('en');
		const screen = await render(ReportsScreen, { reports: reportsFixture('en') });
		const text = screen.container.textContent;
		expect(text).toContain(first!.question);
		expect(text).toContain(first!.reply);
		expect(text).toContain(m.reportContradicts());
		expect(text).toContain(m.reportsComment({ comment: first!.comment }));
		expect(text).toContain(m.reportsUnasked());
		expect(await axeViolations(screen.container)).toEqual([]);
	});
	it('say so when there are none', async () => {
		const screen = await render(ReportsScreen, { reports: [] });
		await expect.element(screen.getByText(m.reportsNone())).toBeVisible();
		expect(await axeViolations(screen.container)).toEqual([]);
	});
});
