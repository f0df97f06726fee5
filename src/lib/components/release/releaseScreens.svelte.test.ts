import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { axeViolations } from '../fixtures/axeViolations.ts';
import ReleaseGallery from '../fixtures/ReleaseGallery.svelte';
import { releaseScreens, type ReleaseScreenName } from '../fixtures/releaseFixture.ts';

/** Sends nothing. */
const enhance = () => ({});
const build = (screen: ReleaseScreenName) =>
	render(ReleaseGallery, { screen, enhance, language: 'en' });

it.each(releaseScreens)('%s is accessible', async (name) => {
	const screen = await build(name);
	await expect.element(screen.getByRole('heading', { level: 1 })).toBeVisible();
	expect(await axeViolations(screen.container)).toEqual([]);
});

describe('releasing results', () => {
	const button = (screen: Awaited<ReturnType<typeof build>>) =>
		screen.getByRole('button', { name: 'Release' });

	it('asks before it is done, and says what the level shows', async () => {
		const screen = await build('release');
		await screen.getByRole('radio', { name: /All of the feedback/ }).click();
		await button(screen).click();
		const dialog = screen.getByRole('alertdialog');
		await expect.element(dialog).toHaveTextContent(/120 candidates.*do not use them again/);
	});

	it('is not offered while something stands in the way, nor to who marks', async () => {
		const waiting = await build('release-waiting');
		await expect.element(waiting.getByText(/12 sittings still wait/)).toBeVisible();
		expect(button(waiting).elements()).toEqual([]);
		const instructor = await build('release-instructor');
		await expect.element(instructor.getByText(/An administrator releases/)).toBeVisible();
	});

	it('without a pass mark has to be chosen', async () => {
		const screen = await build('release-no-cut');
		await expect.element(screen.getByText(/too few candidates have a global grade/)).toBeVisible();
		const chosen = screen.getByRole('checkbox', { name: /without saying who passed/ });
		await expect.element(chosen).toBeRequired();
	});
});

describe('a candidate’s page', () => {
	it('with the result alone shows no score of a station', async () => {
		const screen = await build('result');
		await expect.element(screen.getByText('You have not passed this time')).toBeVisible();
		await expect.element(screen.getByText('56.8%')).toBeVisible();
		expect(screen.getByRole('table').elements()).toEqual([]);
		expect(screen.getByRole('link', { name: /Feedback/ }).elements()).toEqual([]);
	});

	it('offers an appeal for each station that has none yet', async () => {
		const screen = await build('result-sections');
		await screen.getByRole('button', { name: 'Appeal against station 2' }).click();
		await expect.element(screen.getByLabelText('Your reasons')).toBeRequired();
		const first = screen.getByRole('button', { name: 'Appeal against station 1' });
		expect(first.elements()).toEqual([]);
	});

	it('before its day says when, and nothing else', async () => {
		const screen = await build('result-planned');
		await expect.element(screen.getByText(/Your results stand here from/)).toBeVisible();
		expect(screen.getByText('Your total').elements()).toEqual([]);
	});
});

describe('an appeal', () => {
	it('is not answered by who marked the sitting', async () => {
		const screen = await build('appeal-marked');
		await expect.element(screen.getByText(/You marked this sitting/)).toBeVisible();
		expect(screen.getByRole('button', { name: 'Send the answer' }).elements()).toEqual([]);
	});
});
