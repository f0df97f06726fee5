import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import AssessmentGallery from '../fixtures/AssessmentGallery.svelte';
import { liveFixture, sittingFixture } from '../fixtures/assessmentFixture.ts';
import { axeViolations } from '../fixtures/axeViolations.ts';
import LiveScreen from './LiveScreen.svelte';
import SittingScreen from './SittingScreen.svelte';

/** Sends nothing. */
const enhance = () => ({});

const build = (screen: string) => render(AssessmentGallery, { screen, enhance, language: 'en' });

describe('building an assessment', () => {
	it('says what is missing, and cannot be sealed before', async () => {
		const screen = await build('assessment-new');
		await expect.element(screen.getByText('Say when it is open.')).toBeVisible();
		await expect.element(screen.getByRole('button', { name: 'Seal it' })).toBeDisabled();
		expect(await axeViolations(screen.container)).toEqual([]);
	});

	it('takes stations in the order they are given, with times that can be changed', async () => {
		const screen = await build('assessment-draft');
		await screen.getByRole('button', { name: 'Station 2 earlier' }).click();
		await screen.getByLabelText('Reading, minutes').first().fill('2');
		const sent = screen.container.querySelector<HTMLInputElement>('input[name="stations"]')!;
		await expect
			.poll(() => JSON.parse(sent.value))
			.toMatchObject([
				{ slug: 'case-1', times: { readingSeconds: 120 } },
				{ slug: 'case-0', times: { readingSeconds: 90 } },
			]);
		expect(await axeViolations(screen.container)).toEqual([]);
	});

	it('has its rules of marking and passing set in the draft, and read once it is sealed', async () => {
		const draft = await build('assessment-draft');
		expect(draft.getByLabelText('Share of the points, %').elements()).toEqual([]);
		await draft.getByLabelText('Passing begins').selectOptions('fixed');
		await expect.element(draft.getByLabelText('Share of the points, %')).toBeVisible();
		const sealed = await build('assessment');
		await expect
			.element(sealed.getByText(/Of a hundred consultations 10 are marked/))
			.toBeVisible();
		expect(sealed.container.querySelector('input[name="secondPercent"]')).toBeNull();
	});

	it('asks before sealing', async () => {
		const screen = await build('assessment-draft');
		await screen.getByRole('button', { name: 'Seal it' }).click();
		await expect.element(screen.getByRole('alertdialog')).toBeVisible();
	});

	it('once it is sat shows its stations to read, and asks a reason for more time', async () => {
		const screen = await build('assessment');
		expect(screen.container.querySelector('input[name="stations"]')).toBeNull();
		await screen.getByLabelText('Extra time of Sam Student 2, %').fill('30');
		await expect
			.element(screen.getByLabelText('Reason for the extra time of Sam Student 2'))
			.toBeVisible();
		await expect.element(screen.getByText(/no longer the one this was sealed with/)).toBeVisible();
		expect(await axeViolations(screen.container)).toEqual([]);
	});
});

describe('watching an assessment', () => {
	it('tells candidates by number, never by name, with the time left and what is wrong', async () => {
		const screen = await render(LiveScreen, { live: liveFixture('en', 'live') });
		const row = screen.getByRole('row', { name: /4037/ });
		await expect.element(row).toHaveTextContent(/\+25 %.*Consultation.*0:(20|19).*Line lost/);
		expect(screen.container.textContent).not.toMatch(/Student/);
		expect(await axeViolations(screen.container)).toEqual([]);
	});
});

describe('sitting an assessment', () => {
	const sit = (screen: string) =>
		render(SittingScreen, { enhance, sitting: sittingFixture('en', screen), outcome: null });

	it('begins with the code and a language, and tells number, times and extra time', async () => {
		const screen = await sit('sitting');
		await expect.element(screen.getByLabelText('Start code')).toBeVisible();
		await expect.element(screen.getByText('4821')).toBeVisible();
		await expect.element(screen.getByText(/your extra time of 25 %/)).toBeVisible();
		expect(await axeViolations(screen.container)).toEqual([]);
	});

	it('between stations says that no clock runs, and asks for no code', async () => {
		const screen = await sit('sitting-between');
		await expect.element(screen.getByText(/No clock runs now/)).toBeVisible();
		await expect.element(screen.getByRole('button', { name: 'Begin station 2' })).toBeVisible();
		expect(screen.getByLabelText('Start code').elements()).toEqual([]);
		expect(await axeViolations(screen.container)).toEqual([]);
	});

	it('at its end says that it is submitted, and shows no mark', async () => {
		const screen = await sit('sitting-done');
		await expect.element(screen.getByText(/when your school releases them/)).toBeVisible();
		expect(await axeViolations(screen.container)).toEqual([]);
	});
});
