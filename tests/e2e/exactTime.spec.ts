import type { ChildProcess } from 'node:child_process';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { longestPauseMs } from '#lib/domain/assessment/outage.ts';
import type { StudentView } from '#lib/domain/consultation/studentView.ts';
import { findFreePort } from '../../src/lib/server/adapters/db/embedded/freePort.ts';
import { AppClient } from './appClient.ts';
import {
	addStudent,
	beginAssessment,
	chooseStations,
	giveExtraTime,
	openInstructor,
	openNow,
	seal,
} from './buildAssessment.ts';
import { followRoom } from './followRoom.ts';
import { arriveAsStudent, signInAgain, type Invited } from './newPeople.ts';
import { composer, linesOf, say } from './room.ts';
import { endProcess, newDataFolder, startServerProcess } from './server.ts';

/** A server of its own: it is killed in the middle. */
class FragileServer {
	readonly origin: string;
	readonly #folder = newDataFolder();
	readonly #port: number;
	#process: ChildProcess | undefined;
	/** What it wrote since it was started last. */
	#log = '';
	constructor(port: number) {
		this.#port = port;
		this.origin = `http://localhost:${port}`;
	}

	async start(): Promise<void> {
		this.#log = '';
		this.#process = await startServerProcess(this.#port, this.#folder.dataDir, {
			env: { LOG_LEVEL: 'info' },
		});
		this.#process.stdout!.on('data', (bytes) => (this.#log += String(bytes)));
	}

	/** Long enough to count: a shorter silence is a pause that a busy machine makes by itself. */
	async kill(): Promise<void> {
		const killedAt = performance.now();
		await endProcess(this.#process!, 'SIGKILL');
		await expect
			.poll(() => performance.now() - killedAt, { timeout: 2 * longestPauseMs })
			.toBeGreaterThan(longestPauseMs);
	}

	/** @returns how long nobody served, as the server itself found it. */
	async silentMs(): Promise<number> {
		await expect.poll(() => this.#log).toContain('"silentMs"');
		return Number(/"silentMs":(\d+)/.exec(this.#log)![1]);
	}

	async remove(): Promise<void> {
		await endProcess(this.#process!, 'SIGTERM');
		this.#folder.remove();
	}
}

class Candidate {
	readonly page: Page;
	readonly invited: Invited;
	readonly client: AppClient;
	#consultationId = '';
	constructor(page: Page, invited: Invited, origin: string) {
		this.page = page;
		this.invited = invited;
		this.client = new AppClient(page.request, origin);
	}

	static async arrive(browser: Browser, baseURL: string): Promise<Candidate> {
		const page = await (await browser.newContext({ baseURL })).newPage();
		return new Candidate(page, await arriveAsStudent(page, baseURL), baseURL);
	}

	async begin(title: string, code: string): Promise<void> {
		const { page } = this;
		await page.goto('/sittings');
		await page.getByRole('link', { name: title }).click();
		await page.waitForURL('**/sittings/*');
		await page.waitForLoadState('networkidle');
		await page.getByLabel('Start code').fill(code);
		await page.getByRole('button', { name: 'Begin the first station' }).click();
		await page.waitForURL('**/consultations/*');
		this.#consultationId = page.url().split('/').at(-1)!;
	}

	async goIn(): Promise<void> {
		await this.page.getByRole('button', { name: 'Begin the consultation' }).click();
		await expect(composer(this.page)).toBeVisible();
	}

	clock(): Promise<StudentView['clock']> {
		return followRoom(this.client, this.#consultationId, () => true).then(({ clock }) => clock);
	}

	/** @returns how long the present stage lasts, as the server has it. */
	async allowanceMs(): Promise<number> {
		const { dueAtMs, stageStartedAtMs } = await this.clock();
		return dueAtMs! - stageStartedAtMs;
	}

	/** The same person at another machine, led back to where they were. */
	async changeMachine(browser: Browser, title: string): Promise<Page> {
		const { origin } = this.client;
		const page = await (await browser.newContext({ baseURL: origin })).newPage();
		await signInAgain(page, origin, this.invited);
		await page.goto('/sittings');
		await page.getByRole('link', { name: title }).click();
		await page.getByRole('link', { name: 'Back to station 1' }).click();
		await page.waitForURL('**/consultations/*');
		return page;
	}

	async writeNote(): Promise<void> {
		await this.page.getByRole('button', { name: /^End/ }).click();
		await this.page.getByRole('button', { name: 'Finish and write the note' }).click();
		await this.page.getByLabel('Plan', { exact: true }).fill('ECG now.');
		await expect(this.page.locator('#main [data-save-state="saved"]')).toBeVisible();
	}
}

const title = 'Kept time';

async function buildAssessment(browser: Browser, origin: string, slow: Invited, plain: Invited) {
	const page = await openInstructor(browser, origin);
	await beginAssessment(page, title);
	await chooseStations(page, ['chest-pain']);
	await openNow(page);
	await addStudent(page, plain.name);
	await addStudent(page, slow.name);
	await giveExtraTime(page, slow.name, 25);
	const { code } = await seal(page, title);
	await page.context().close();
	return code;
}

const questions = ['Do you have any allergies?', 'When did the pain start?'];

test('extra time, an outage and another machine: each candidate has exactly their time, and nothing acknowledged is lost', async ({
	browser,
}) => {
	test.setTimeout(240_000);
	const server = new FragileServer(await findFreePort());
	const { origin } = server;
	await server.start();
	try {
		const slow = await Candidate.arrive(browser, origin);
		const plain = await Candidate.arrive(browser, origin);
		const both = [slow, plain];
		const code = await buildAssessment(browser, origin, slow.invited, plain.invited);

		// A quarter more of each stage; a fraction of a second is the candidate's.
		for (const candidate of both) await candidate.begin(title, code);
		expect(await plain.allowanceMs()).toBe(90_000);
		expect(await slow.allowanceMs()).toBe(113_000);
		for (const candidate of both) await candidate.goIn();
		expect(await plain.allowanceMs()).toBe(480_000);
		expect(await slow.allowanceMs()).toBe(600_000);

		for (const { page } of both) for (const question of questions) await say(page, question);
		const before = await Promise.all(both.map((one) => one.clock()));
		await server.kill();
		await server.start();
		const silentMs = await server.silentMs();
		const after = await Promise.all(both.map((one) => one.clock()));
		// What was lost is given back, as much and no more.
		expect(after.map(({ dueAtMs }) => dueAtMs)).toEqual(
			before.map(({ dueAtMs }) => dueAtMs! + silentMs),
		);
		for (const { page } of both) {
			await page.reload();
			await expect(linesOf(page, 'student')).toHaveText(
				questions.map((words) => new RegExp(words)),
			);
			await expect(linesOf(page, 'patient')).toHaveCount(questions.length);
		}

		// Another machine: the same room, the same end of time.
		const other = await plain.changeMachine(browser, title);
		await expect(linesOf(other, 'student')).toHaveCount(questions.length);
		await say(other, 'Do you smoke?');
		await expect(linesOf(plain.page, 'patient')).toHaveCount(questions.length + 1);
		expect(await plain.clock()).toMatchObject({ dueAtMs: after[1]!.dueAtMs });

		await slow.writeNote();
		expect(await slow.allowanceMs()).toBe(600_000);
		const written = await slow.clock();
		const desk = await slow.changeMachine(browser, title);
		await expect(desk.getByLabel('Plan', { exact: true })).toHaveValue('ECG now.');
		expect(await slow.clock()).toMatchObject({ dueAtMs: written.dueAtMs });
	} finally {
		// Nobody listens any more when the server goes.
		await Promise.all(browser.contexts().map((context) => context.close()));
		await server.remove();
	}
});
