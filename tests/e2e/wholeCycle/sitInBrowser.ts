/** A candidate in a browser, from their link to the last note, in their language. */
import { expect, type Browser, type Page } from '@playwright/test';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/paraglide/runtime.js';
import { password } from '../appClient.ts';
import type { Invited } from '../newPeople.ts';
import { composer, expectAccessible, say } from '../room.ts';
import type { Examination } from './sitByScript.ts';
import { consultationOf, type Step } from './whatIsSaid.ts';

export type Guise = { locale: Locale; width: number; extraPercent: number };

const mostWords = 3;

/** Screens that were met in a language by anybody. */
const met = new Set<string>();

export class BrowserCandidate {
	readonly page: Page;
	readonly guise: Guise;
	constructor(page: Page, guise: Guise) {
		this.page = page;
		this.guise = guise;
	}

	get in() {
		return { locale: this.guise.locale };
	}
	button(name: string) {
		return this.page.getByRole('button', { name, exact: true });
	}

	/** Once in each language, whoever comes first. */
	async meet(screen: string): Promise<void> {
		const name = `${screen}, ${this.guise.locale}`;
		if (met.has(name)) return;
		met.add(name);
		await expectAccessible(this.page, name);
	}

	async arrive({ link, name }: Invited): Promise<void> {
		const { page } = this;
		await page.goto(link);
		await expect(page.getByText(name)).toBeVisible();
		await page.waitForLoadState('networkidle');
		await this.meet('a welcome');
		for (const field of await page.locator('input[type="password"]').all())
			await field.fill(password);
		await this.button(m.welcomeButton({}, this.in)).click();
		await page.waitForURL('**/library');
		await page.waitForLoadState('networkidle');
		await expect(page.getByText('Before the finals.')).toBeVisible();
		await this.meet('the library with an assigned case');
	}

	async findAssessment(title: string): Promise<void> {
		const { page } = this;
		await page.goto('/sittings');
		await this.meet('what is to be sat');
		await page.getByRole('link', { name: title }).click();
		await page.waitForURL('**/sittings/*');
		await page.waitForLoadState('networkidle');
		const extra = page.getByText(m.sitExtra({ percent: this.guise.extraPercent }, this.in));
		await expect(extra).toHaveCount(this.guise.extraPercent > 0 ? 1 : 0);
		await this.meet('the door of an assessment');
	}

	async enter(position: number, code: string): Promise<void> {
		const { page } = this;
		if (position === 1) {
			await page.getByLabel(m.sitCode({}, this.in)).fill(code);
			await this.button(m.sitBeginFirst({}, this.in)).click();
		} else await this.button(m.sitBeginNext({ position }, this.in)).click();
		await page.waitForURL('**/consultations/*');
		await expect(this.button(m.briefingBegin({}, this.in))).toBeVisible();
		await this.meet('the briefing of a station');
		await this.button(m.briefingBegin({}, this.in)).click();
		await expect(composer(page)).toBeVisible();
	}

	async talk(steps: readonly Step[]): Promise<void> {
		const words = steps.flatMap((step) => ('say' in step ? [step.say] : []));
		for (const line of words.slice(0, mostWords)) await say(this.page, line);
		await this.meet('a station');
	}

	async handIn(summary: string): Promise<void> {
		const { page } = this;
		const end = this.guise.width < 1024 ? m.roomEndShort : m.roomEnd;
		await this.button(end({}, this.in)).click();
		await this.button(m.endConfirm({}, this.in)).click();
		await page.getByLabel(m.noteSummary({}, this.in), { exact: true }).fill(summary);
		await this.meet('the note of a station');
		const name = m.noteSubmit({}, this.in);
		await this.button(name).first().click();
		await page.getByRole('alertdialog').getByRole('button', { name }).click();
		await page.waitForURL('**/sittings/*');
		await page.waitForLoadState('networkidle');
	}

	async sit({ code, stations }: Examination): Promise<void> {
		for (const [at, slug] of stations.entries()) {
			const { steps, note } = consultationOf(slug, this.guise.locale, 1);
			await this.enter(at + 1, code);
			await this.talk(steps);
			await this.handIn(note.summary);
			await this.meet(at + 1 < stations.length ? 'between stations' : 'the end of an assessment');
		}
		await expect(this.page.getByText(m.sitDoneMeans({}, this.in))).toBeVisible();
	}
}

export async function openCandidate(
	browser: Browser,
	baseURL: string,
	guise: Guise,
): Promise<BrowserCandidate> {
	const { locale, width } = guise;
	const viewport = { width, height: width < 1024 ? 844 : 900 };
	const context = await browser.newContext({ viewport, baseURL, reducedMotion: 'reduce' });
	await context.addCookies([{ name: 'locale', value: locale, url: baseURL }]);
	return new BrowserCandidate(await context.newPage(), guise);
}
