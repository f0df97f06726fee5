import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { m } from '#lib/paraglide/messages.js';
import { axeViolations } from '../fixtures/axeViolations.ts';
import { drillFixture, studentViewFixture } from '../fixtures/studentViewFixture.ts';
import Briefing from './Briefing.svelte';
import { RoomController } from './roomController.svelte.ts';

const show = (changes: Parameters<typeof studentViewFixture>[1]) =>
	render(Briefing, {
		controller: new RoomController(studentViewFixture('en', { stage: 'briefing', ...changes })),
	});
const warned = { contentWarning: 'She speaks about losing someone close.' };
const hrefOf = (screen: Awaited<ReturnType<typeof show>>) =>
	screen.getByRole('link', { name: m.contentWarningOther() }).element().getAttribute('href');

describe('a content warning', () => {
	it('offers the patient whom the author names instead', async () => {
		const screen = await show({ ...warned, alternative: 'not-sleeping-38' });
		await expect.element(screen.getByText(warned.contentWarning)).toBeVisible();
		await expect.element(screen.getByText(m.contentWarningCare())).toBeVisible();
		expect(hrefOf(screen)).toBe('/library#case-not-sleeping-38');
		expect(await axeViolations(screen.container)).toEqual([]);
	});
	it('offers all patients where none is named', async () => {
		expect(hrefOf(await show(warned))).toBe('/library');
	});
	it('is not there where the case needs none', async () => {
		const screen = await show({ contentWarning: null });
		expect(screen.getByText(m.contentWarning()).elements()).toEqual([]);
	});
});

describe('the door of a drill', () => {
	it('names the area and says that no note follows', async () => {
		const area = drillFixture('en');
		const screen = await show({ drill: area });
		await expect.element(screen.getByText(m.drillTask({ area }))).toBeVisible();
		await expect.element(screen.getByText(m.drillNoNote())).toBeVisible();
		expect(await axeViolations(screen.container)).toEqual([]);
	});
});
