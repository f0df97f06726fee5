import type { ChildProcess } from 'node:child_process';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { findFreePort } from '../../src/lib/server/adapters/db/embedded/freePort.ts';
import { AppClient } from './appClient.ts';
import {
	addCohort,
	beginAssessment,
	chooseStations,
	giveExtraTime,
	openInstructor,
	openNow,
	seal,
} from './buildAssessment.ts';
import type { Invited } from './newPeople.ts';
import { expectAccessible, signInAsDemo } from './room.ts';
import { endProcess, newDataFolder, startServerProcess } from './server.ts';
import { assignCase } from './wholeCycle/assignCase.ts';
import { awaitMachineMarks } from './wholeCycle/awaitMachineMarks.ts';
import { cohort, importRoster, size } from './wholeCycle/importRoster.ts';
import { openCandidate, type BrowserCandidate, type Guise } from './wholeCycle/sitInBrowser.ts';
import { sitByScript, type Examination } from './wholeCycle/sitByScript.ts';
import { markByScript } from './wholeCycle/markByScript.ts';
import { markInBrowser } from './wholeCycle/markInBrowser.ts';
import { answerAppeal, appeal, readAnswer, release } from './wholeCycle/releaseAndAppeal.ts';
import { readResults } from './wholeCycle/readResults.ts';
import { slug, writeCase } from './wholeCycle/writeCase.ts';

/** A school of its own, whose patients do not pause for breath: nobody else's sittings stand in its results. */
const folder = newDataFolder();
let origin: string;
let server: ChildProcess;
test.beforeAll(async () => {
	const port = await findFreePort();
	origin = `http://localhost:${port}`;
	const env = { SCRIPTED_PACE: 'instant', LOG_LEVEL: 'warn' };
	server = await startServerProcess(port, folder.dataDir, { env });
});
test.afterAll(async () => {
	await endProcess(server, 'SIGTERM');
	folder.remove();
});

const title = 'Finals of the year';
const stations = [slug, 'chest-pain', 'abdominal-pain'];

/** The first of the roster, in browsers; everybody after them by script. */
const guises: Guise[] = [
	{ locale: 'zh-CN', width: 390, extraPercent: 0 },
	{ locale: 'en', width: 1440, extraPercent: 25 },
	{ locale: 'en', width: 390, extraPercent: 0 },
];

async function openAdministrator(browser: Browser): Promise<Page> {
	const page = await (await browser.newContext({ baseURL: origin })).newPage();
	await signInAsDemo(page, 'Administrator');
	return page;
}

async function buildAssessment(page: Page, slow: Invited): Promise<Examination> {
	await page.goto('/library');
	await beginAssessment(page, title);
	await expectAccessible(page, 'a new assessment');
	await chooseStations(page, stations);
	await openNow(page);
	await addCohort(page, cohort, size);
	await giveExtraTime(page, slow.name, 25);
	await expectAccessible(page, 'an assessment that is ready');
	return { ...(await seal(page, title)), stations };
}

async function sitInBrowsers(browser: Browser, people: Invited[], examination: Examination) {
	const arriving = guises.map(async (guise, at): Promise<BrowserCandidate> => {
		const candidate = await openCandidate(browser, origin, guise);
		await candidate.arrive(people[at]!);
		await candidate.findAssessment(title);
		await candidate.sit(examination);
		return candidate;
	});
	return Promise.all(arriving);
}

test('a year is let in, a case written, an assessment built, sat by thirty, marked by machine and people, read, released and appealed against', async ({
	browser,
}) => {
	test.setTimeout(900_000);
	const admin = await openAdministrator(browser);
	const people = await test.step('the roster', () => importRoster(admin));
	const instructor = await openInstructor(browser, origin);
	await test.step('the case', () => writeCase(instructor));
	await test.step('the assignment', () => assignCase(instructor, slug));
	const examination = await test.step('the assessment', () =>
		buildAssessment(instructor, people[1]!));

	const inBrowsers = people.slice(0, guises.length);
	const byScript = people.slice(guises.length);
	const [candidates, scripted] = await test.step('the sittings', () =>
		Promise.all([
			sitInBrowsers(browser, inBrowsers, examination),
			sitByScript({ origin, examination, candidates: byScript }),
		]));
	await expect(instructor.getByRole('cell', { name: 'Finished' })).toHaveCount(size);
	await expectAccessible(instructor, 'the live list of all who have finished');

	const shares = await test.step('the machine’s marks', () =>
		awaitMachineMarks(new AppClient(instructor.request, origin), scripted));
	expect(shares).toHaveLength(byScript.length * stations.length);
	// Who asks more has more: otherwise nothing below would tell one from another.
	expect(Math.max(...shares) - Math.min(...shares)).toBeGreaterThan(0.3);

	await test.step('the marking', async () => {
		const byHand = await markInBrowser(instructor, examination.id);
		const bySteps = await markByScript(origin, examination.id);
		expect(byHand + bySteps).toBeGreaterThanOrEqual(size * stations.length);
	});
	await test.step('the results', () =>
		readResults(instructor, examination.id, { size, stations: stations.length }));

	await test.step('the release', () => release(admin, examination.id));
	await test.step('the appeals', async () => {
		const [chinese, slow] = candidates;
		await appeal(chinese!, examination.id);
		await answerAppeal(admin, examination.id);
		await readAnswer(chinese!);
		await appeal(slow!, examination.id);
	});

	const rooms = [admin, instructor, ...candidates.map(({ page }) => page)];
	await Promise.all(rooms.map((page) => page.context().close()));
});
