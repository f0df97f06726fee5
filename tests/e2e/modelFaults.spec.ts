import { expect, test, type Page } from '@playwright/test';
import { findFreePort } from '../../src/lib/server/adapters/db/embedded/freePort.ts';
import type { ModelScriptInput } from '../fakes/modelScript.ts';
import { startModelServer, type ModelServer } from '../fakes/modelServer.ts';
import { enterRoom, linesOf, picture, say, signInAsDemo, skipSelfRating } from './room.ts';
import { endProcess, newDataFolder, startServerProcess } from './server.ts';

let model: ModelServer;
let origin: string;
let stop: () => Promise<void>;
test.beforeAll(async () => {
	model = await startModelServer();
	const folder = newDataFolder();
	const port = await findFreePort();
	origin = `http://localhost:${port}`;
	const env = {
		OPENAI_BASE_URL: model.baseUrl,
		OPENAI_MODEL: 'fake',
		PATIENT_FIRST_TOKEN_MS: '600',
		PATIENT_BETWEEN_TOKENS_MS: '600',
		LOG_LEVEL: 'silent',
	};
	const server = await startServerProcess(port, folder.dataDir, { env });
	stop = async () => {
		await endProcess(server, 'SIGTERM');
		await model.close();
		folder.remove();
	};
});
test.afterAll(() => stop());

/** One fault a question; `cut`: words were on screen by then. */
const faults: [question: string, script: ModelScriptInput, isCut: boolean][] = [
	['What brings you in today?', { fault: { kind: 'status', status: 500 } }, false],
	['When did it start?', { fault: { kind: 'status', status: 429, retryAfter: '60' } }, false],
	['Does it spread anywhere?', { fault: { kind: 'silent' } }, false],
	['Do you smoke?', { fault: { kind: 'web_page' } }, false],
	['Do you drink alcohol?', { fault: { kind: 'malformed' } }, false],
	['Any allergies?', { fault: { kind: 'empty' } }, false],
	['Are you short of breath?', { reply: 'As a language model I cannot breathe.' }, false],
	[
		'Have you had this before?',
		{
			reply: 'I have had it a few times, lifting things.',
			fault: { kind: 'stall', afterTokens: 8 },
		},
		true,
	],
];

async function handIn(page: Page) {
	await page.getByRole('button', { name: 'End the conversation' }).click();
	await page.getByRole('button', { name: 'Finish and write the note' }).click();
	await page.getByLabel('Summary', { exact: true }).fill('Chest pain since this morning.');
	await page.getByRole('button', { name: 'Hand in', exact: true }).first().click();
	const question = page.getByRole('dialog').or(page.getByRole('alertdialog'));
	await question.getByRole('button', { name: 'Hand in' }).click();
	await skipSelfRating(page);
}

test.use({ baseURL: undefined });

test('whatever a model does, the student is answered each time, is told who speaks, and finishes', async ({
	browser,
}) => {
	const context = await browser.newContext({ baseURL: origin });
	const page = await context.newPage();
	await signInAsDemo(page);
	await enterRoom(page, 'chest-pain');
	model.always({ reply: 'Morning, love.' });
	await say(page, 'Good morning.');
	await expect(page.getByText('Played by a language model').first()).toBeVisible();
	for (const [question, script, isCut] of faults) {
		model.always(script);
		await say(page, question);
		const answer = linesOf(page, 'patient').last();
		if (isCut) await expect(answer).toContainText('…');
		else await expect(page.getByText('The author’s words').first()).toBeVisible();
		await expect(answer).not.toContainText(/language model/i);
	}
	await picture(page, 'stand-in');
	await handIn(page);
	await expect(page.getByText('Marked by rules')).toBeVisible({ timeout: 20_000 });
	await context.close();
});
