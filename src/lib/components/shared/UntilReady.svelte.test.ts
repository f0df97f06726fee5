import { createRawSnippet } from 'svelte';
import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import '../../../app.css';
import { axeViolations } from '../fixtures/axeViolations.ts';
import UntilReady from './UntilReady.svelte';

it('once the script has come, all that is inside can be pressed', async () => {
	const children = createRawSnippet(() => ({ render: () => '<button>Say it</button>' }));
	const screen = await render(UntilReady, { children });
	await expect.element(screen.getByRole('button')).toBeEnabled();
	expect(await axeViolations(screen.container)).toEqual([]);
});
