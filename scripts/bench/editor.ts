/** `bench editor`: from a key to the screen, in a case of 70 facts, 25 items and 940 questions, while it is checked and saved. */
import { availableParallelism, loadavg } from 'node:os';
import { chromium, type Page } from '@playwright/test';
import { buildCaseTemplate } from '#lib/domain/authoring/caseTemplate.ts';
import { applySplice, editYaml } from '#lib/domain/authoring/editYaml.ts';
import { findFreePort } from '#lib/server/adapters/db/embedded/freePort.ts';
import { endProcess, newDataFolder, startServerProcess } from '../../tests/e2e/server.ts';
import { chromiumLaunch } from '../browser.mjs';
import { buildIfStale } from '../build.mjs';
import { openCases } from '../eval/cases.ts';
import { readOptions } from '../eval/options.ts';

const size = { facts: 70, items: 25, questionsEach: 14 };
const asked = { keyToScreenMs95: 50 };
const slug = 'measured';

/** Fills a list of the document up to so many entries. */
function fillUp(
	text: string,
	path: (string | number)[],
	count: number,
	make: (n: number) => object,
) {
	let filled = text;
	for (let number = 1; number <= count; number += 1) {
		const splice = editYaml(filled, { kind: 'append', path, value: make(number) });
		if (!splice) throw new Error('The page of a new case cannot be filled up.');
		filled = applySplice(filled, splice);
	}
	return filled;
}

const makeFact = (number: number) => ({
	id: `more_${number}`,
	topics: ['sleep', 'appetite'],
	label: `Something that a student may learn, number ${number}`,
	says: [`I have noticed this for ${number} days.`, `It has been ${number} days or so.`],
	disclosure: 'asked',
});
/** Students' own questions, at the end of the scenario. */
function questionsAsked(facts: number): string {
	const lines = Array.from({ length: facts }, (_, at) => {
		const questions = Array.from(
			{ length: size.questionsEach },
			(_, of) => `"Have you noticed this for ${at + 1} days, or rather ${of + 1}?"`,
		);
		return `    more_${at + 1}: [${questions.join(', ')}]`;
	});
	return ['asked:', '  facts:', ...lines, ''].join('\n');
}

const makeItem = (number: number) => ({
	id: `more_${number}`,
	label: `Asks about something, number ${number}`,
	marks: 1,
	criterion: { kind: 'elicited', topics: ['sleep'] },
	why: 'It tells the causes apart.',
	question: 'How do you sleep?',
});

/** Runs in the page: notes how long each key takes to the frame that shows it. */
function watchKeys(): void {
	const taken: number[] = [];
	Object.assign(globalThis, { keyTimes: taken });
	addEventListener(
		'keydown',
		({ timeStamp }) =>
			requestAnimationFrame(() => {
				const painted = new MessageChannel();
				painted.port1.onmessage = () => taken.push(performance.now() - timeStamp);
				painted.port2.postMessage(null);
			}),
		{ capture: true },
	);
}

const takeTimes = (page: Page) =>
	page.evaluate(() => (globalThis as unknown as { keyTimes: number[] }).keyTimes.splice(0));

const words = 'The pain comes on when she walks uphill and goes when she rests. ';

/** With pauses in which the check and the saving begin. */
async function type(page: Page, count: number): Promise<number[]> {
	for (let at = 0; at < count; at += 1) {
		await page.keyboard.type(words[at % words.length]!);
		await page.waitForTimeout(at % 20 === 19 ? 350 : 40);
	}
	return takeTimes(page);
}

const quantile = (sorted: readonly number[], share: number) =>
	sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;

function figuresOf(name: string, times: readonly number[]) {
	const sorted = times.toSorted((a, b) => a - b);
	const figures = {
		keys: sorted.length,
		ms50: quantile(sorted, 0.5),
		ms95: quantile(sorted, 0.95),
		worstMs: sorted.at(-1) ?? 0,
	};
	console.error(
		`  ${name}: ${figures.ms50.toFixed(1)} ms in the middle, ${figures.ms95.toFixed(1)} at the 95th percentile, ${figures.worstMs.toFixed(1)} at worst, of ${figures.keys} keys`,
	);
	return figures;
}

/** The page of a new case, filled up to the size that is asked for. */
async function largeCase() {
	const { cases, close } = await openCases('cough', 'en');
	const topics = { topics: [...cases[0]!.pack.topics.values()] };
	await close();
	const page = buildCaseTemplate(
		{ slug, language: 'en', complaint: 'cough' },
		{ topics, complaints: [] },
	);
	const factsThere = page.scenario.split('\n    disclosure:').length - 1;
	const itemsThere = page.rubric.split('criterion:').length - 1;
	const more = size.facts - factsThere;
	const filled = fillUp(page.scenario, ['facts'], more, makeFact);
	return {
		scenario: `${filled.trimEnd()}\n${questionsAsked(more)}`,
		rubric: fillUp(page.rubric, ['sections', 1, 'items'], size.items - itemsThere, makeItem),
	};
}

async function openLargeCase(page: Page, origin: string): Promise<void> {
	await page.goto(`${origin}/sign-in`);
	await page.getByRole('button', { name: 'Instructor', exact: true }).click();
	await page.waitForURL('**/library');
	await page.goto(`${origin}/cases`);
	await page.getByLabel('Short name').fill(slug);
	await page.getByRole('button', { name: 'Begin' }).click();
	await page.waitForURL(`**/cases/${slug}`);
	const data = { ...(await largeCase()), revision: 1 };
	const saved = await page.request.put(`${origin}/api/cases/${slug}/en/draft`, { data });
	if (!saved.ok()) throw new Error(`The large case was not saved: ${await saved.text()}`);
	await page.goto(`${origin}/cases/${slug}`);
	await page.getByText(`Facts (${size.facts})`).waitFor();
}

async function measure(origin: string, count: number) {
	const browser = await chromium.launch(chromiumLaunch());
	const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
	await openLargeCase(page, origin);
	await page.evaluate(watchKeys);
	const text = page.getByRole('textbox', { name: 'Patient, as text' });
	await text.getByText('licence:').first().click();
	await page.keyboard.press('End');
	await takeTimes(page);
	const inText = figuresOf('in the text', await type(page, count));
	await page.getByLabel('Opening line').click();
	await takeTimes(page);
	const inForm = figuresOf('in the form', await type(page, count));
	await page.locator('[data-save-state="saved"]').waitFor();
	await browser.close();
	return { inText, inForm };
}

export async function benchEditor(args: string[]): Promise<object> {
	const count = Number(readOptions(args, [], ['keys']).keys ?? 300);
	await buildIfStale();
	const [folder, port] = [newDataFolder(), await findFreePort()];
	const server = await startServerProcess(port, folder.dataDir);
	try {
		const figures = await measure(`http://localhost:${port}`, count);
		const ok = Object.values(figures).every(({ ms95 }) => ms95 < asked.keyToScreenMs95);
		// A machine that is busy with other things shows nothing of the editor.
		const machine = { cores: availableParallelism(), load: loadavg()[0] };
		return { bench: 'editor', ...size, asked, ...figures, machine, ok };
	} finally {
		await endProcess(server, 'SIGTERM');
		folder.remove();
	}
}
