import { expect, test, type Browser, type Page } from '@playwright/test';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/paraglide/runtime.js';
import { password } from './appClient.ts';
import { press, tabTo, type } from './keyboard.ts';
import { inviteNew } from './newPeople.ts';
import { composer, expectAccessible, linesOf, picture } from './room.ts';

type Journey = { locale: Locale; width: number; scheme: 'light' | 'dark' };

/** Each screen is met at both widths, in both languages and in both schemes. */
const journeys: Journey[] = [
	{ locale: 'en', width: 390, scheme: 'dark' },
	{ locale: 'en', width: 1440, scheme: 'light' },
	{ locale: 'zh-CN', width: 390, scheme: 'dark' },
	{ locale: 'zh-CN', width: 1440, scheme: 'light' },
];

const words = {
	en: {
		complaint: 'diabetes',
		opening: 'Hello, what brings you in today?',
		offline: 'Have you been sick or vomiting?',
		half: 'And when did',
		summary: 'A woman of 52 with diabetes, thirsty and losing weight.',
	},
	'zh-CN': {
		complaint: '糖尿病',
		opening: '您好，您今天哪里不舒服？',
		offline: '有没有恶心、呕吐？',
		half: '什么时候',
		summary: '五十二岁，糖尿病，口渴、体重下降。',
	},
};

/** One student's way through the product, by keyboard. */
class Student {
	readonly page: Page;
	readonly journey: Journey;
	constructor(page: Page, journey: Journey) {
		this.page = page;
		this.journey = journey;
	}

	get said() {
		return words[this.journey.locale];
	}
	get isPhone() {
		return this.journey.width < 1024;
	}
	/** The message functions' options. */
	get in() {
		return { locale: this.journey.locale };
	}
	button(name: string) {
		return this.page.getByRole('button', { name, exact: true });
	}

	async meet(screen: string): Promise<void> {
		const { locale, width, scheme } = this.journey;
		await expectAccessible(this.page, `${screen}, ${scheme}`);
		await picture(this.page, `${screen}-${locale}`, [width]);
	}

	async signIn(baseURL: string): Promise<void> {
		await this.page.goto('/sign-in');
		await this.meet('sign-in');
		const { email } = await inviteNew(baseURL);
		await type(this.page, this.page.locator('input[name="email"]'), email);
		await type(this.page, this.page.locator('input[name="password"]'), password);
		await this.page.keyboard.press('Enter');
		await this.page.waitForURL('**/library');
		await this.page.waitForLoadState('networkidle');
	}

	async findCase(): Promise<void> {
		await this.meet('library');
		await type(this.page, this.page.getByRole('searchbox'), this.said.complaint);
		const card = this.page.getByRole('article');
		await expect(card).toHaveCount(1);
		await press(this.page, card.getByRole('button').last());
		await this.page.waitForURL('**/consultations/*');
	}

	async goIn(screen: string): Promise<void> {
		const enter = this.button(m.briefingBegin({}, this.in));
		await expect(enter).toBeVisible();
		await this.meet(screen);
		await press(this.page, enter);
		await expect(composer(this.page)).toBeVisible();
	}

	async say(text: string): Promise<void> {
		const before = await linesOf(this.page, 'patient').count();
		await type(this.page, composer(this.page), text);
		await this.page.keyboard.press('Enter');
		await expect(linesOf(this.page, 'patient')).toHaveCount(before + 1, { timeout: 30_000 });
	}

	async loseTheLine(): Promise<void> {
		const { page, said } = this;
		await page.context().setOffline(true);
		await type(page, composer(page), said.offline);
		await page.keyboard.press('Enter');
		await expect(page.getByText(m.lineWaiting({}, this.in))).toBeVisible();
		await page.context().setOffline(false);
		const answers = linesOf(page, 'patient');
		await expect(answers).toHaveCount(2, { timeout: 30_000 });
		await expect(linesOf(page, 'student').filter({ hasText: said.offline })).toHaveCount(1);
	}

	async reload(): Promise<void> {
		await type(this.page, composer(this.page), this.said.half);
		await this.page.reload();
		await expect(composer(this.page)).toHaveValue(this.said.half);
		await expect(linesOf(this.page, 'student')).toHaveCount(2);
	}

	/** There and back: what was typed is still there. */
	async changeLanguage(typed: () => Promise<string>): Promise<void> {
		const before = await typed();
		const chosen: Locale[] = [this.journey.locale === 'en' ? 'zh-CN' : 'en', this.journey.locale];
		let now = this.journey.locale;
		for (const locale of chosen) {
			await press(this.page, this.button(m.languageMenu({}, { locale: now })));
			const name = locale === 'en' ? 'English' : '简体中文';
			const choice = this.page.getByRole('menuitemradio', { name });
			await expect(choice).toBeVisible();
			// A menu takes keys once it has the focus, a moment after it is seen.
			await expect(async () => {
				await this.page.keyboard.press(locale === 'en' ? 'Home' : 'End');
				await expect(choice).toBeFocused({ timeout: 500 });
			}).toPass({ timeout: 10_000 });
			await Promise.all([this.page.waitForEvent('load'), this.page.keyboard.press('Enter')]);
			now = locale;
			await expect(this.button(m.languageMenu({}, { locale }))).toBeVisible();
			await expect.poll(typed).toBe(before);
		}
	}

	async scribble(): Promise<void> {
		const name = m.toolNotes({}, this.in);
		if (this.isPhone) {
			await press(this.page, this.button(name));
			await expect(this.page.getByRole('dialog')).toBeVisible();
			await this.meet('room-notes');
			await this.page.keyboard.press('Escape');
			await expect(this.page.getByRole('dialog')).toBeHidden();
		} else {
			// One stop for all tabs; the arrows go on from there.
			await tabTo(this.page, this.page.getByRole('tab').first());
			await this.page.keyboard.press('End');
			await this.page.keyboard.press('ArrowLeft');
			await expect(this.page.getByRole('tab', { name })).toBeFocused();
		}
	}

	async end(confirm: string): Promise<void> {
		const name = this.isPhone ? m.roomEndShort({}, this.in) : m.roomEnd({}, this.in);
		await press(this.page, this.button(name));
		await expect(this.page.getByRole('alertdialog')).toBeVisible();
		await this.meet('room-end');
		await press(this.page, this.button(confirm));
	}

	async writeNote(): Promise<void> {
		const { page } = this;
		const summary = page.getByLabel(m.noteSummary({}, this.in), { exact: true });
		await type(page, summary, this.said.summary);
		await this.meet('note');
		if (this.journey.locale !== 'en')
			await this.changeLanguage(() => page.getByRole('textbox').first().inputValue());
		await press(page, this.button(m.noteSubmit({}, this.in)).first());
		const dialog = page.getByRole('alertdialog');
		await press(page, dialog.getByRole('button', { name: m.noteSubmit({}, this.in) }));
		await page.waitForURL('**/feedback');
	}

	async rateSelf(): Promise<void> {
		const { page } = this;
		await expect(page.getByRole('radiogroup').first()).toBeVisible();
		await this.meet('self-rating');
		await tabTo(page, page.getByRole('radiogroup').first().getByRole('radio').first());
		await page.keyboard.press('Space');
		await page.keyboard.press('ArrowRight');
		await press(page, this.button(m.selfRatingSend({}, this.in)));
	}

	async readMarks(): Promise<void> {
		const item = this.page.locator('#item-opened_openly');
		await expect(item).toBeVisible({ timeout: 30_000 });
		await this.meet('feedback');
		await press(this.page, item.locator('summary'));
		await expect(item.getByText(this.said.opening.slice(-8)).last()).toBeVisible();
	}

	async seeProgress(): Promise<void> {
		await press(
			this.page,
			this.page.getByRole('link', { name: m.navProgress({}, this.in), exact: true }).first(),
		);
		await this.page.waitForURL('**/progress');
		await expect(
			this.page.getByRole('heading', { name: m.progressAreas({}, this.in) }),
		).toBeVisible();
		await this.meet('progress');
	}

	async drill(): Promise<void> {
		const drills = this.page.getByRole('table').last().getByRole('button');
		await press(this.page, drills.first());
		await this.page.waitForURL('**/consultations/*');
		await this.goIn('briefing-drill');
		await this.say(this.said.opening);
		await this.meet('room-drill');
		await this.end(m.endDrillConfirm({}, this.in));
		await this.page.waitForURL('**/feedback');
		await expect(this.button(m.drillAgain({}, this.in))).toBeVisible({ timeout: 30_000 });
		await this.meet('feedback-drill');
	}
}

async function arrive(browser: Browser, baseURL: string, journey: Journey): Promise<Student> {
	const { locale, width, scheme } = journey;
	const context = await browser.newContext({
		viewport: { width, height: width < 1024 ? 844 : 900 },
		colorScheme: scheme,
		reducedMotion: 'reduce',
		baseURL,
	});
	await context.addCookies([{ name: 'locale', value: locale, url: baseURL }]);
	const student = new Student(await context.newPage(), journey);
	await student.signIn(baseURL);
	return student;
}

for (const journey of journeys) {
	const { locale, width } = journey;
	test(`by keyboard at ${width} px in ${locale}: a case is found, talked through with reload and lost line, noted, debriefed, and seen in progress`, async ({
		browser,
		baseURL,
	}) => {
		test.setTimeout(420_000);
		const student = await arrive(browser, baseURL!, journey);
		await student.findCase();
		await student.goIn('briefing');
		await student.say(student.said.opening);
		await student.loseTheLine();
		await student.reload();
		await student.scribble();
		await student.meet('room');
		if (locale === 'en') await student.changeLanguage(() => composer(student.page).inputValue());
		await student.end(m.endConfirm({}, student.in));
		await student.writeNote();
		await student.rateSelf();
		await student.readMarks();
		await student.seeProgress();
		await student.drill();
		await student.page.context().close();
	});
}
