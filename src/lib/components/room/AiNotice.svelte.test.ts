import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { m } from '#lib/paraglide/messages.js';
import { axeViolations } from '../fixtures/axeViolations.ts';
import AiNotice from './AiNotice.svelte';
import { engineWords } from './engineWords.ts';

it('says what answers, who reads it and how long it is kept, and is found by its heading', async () => {
	const screen = await render(AiNotice, { engine: 'scripted' });
	const notice = screen.getByRole('region', { name: m.aiNotice() });
	for (const words of [m.aiNoticeWhat(), m.aiNoticeWho(), m.aiNoticeKept()]) {
		await expect.element(notice.getByText(words)).toBeVisible();
	}
	expect(await axeViolations(screen.container)).toEqual([]);
});

it.each(['scripted', 'model', 'stand_in', 'budget'] as const)(
	'names what plays the patient: %s',
	async (engine) => {
		const screen = await render(AiNotice, { engine });
		await expect.element(screen.getByText(engineWords[engine].name())).toBeVisible();
	},
);
