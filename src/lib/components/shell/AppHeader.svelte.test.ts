import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { roles } from '#lib/domain/access/role.ts';
import '../../../app.css';
import AppHeader from './AppHeader.svelte';

describe('the head of a page', () => {
	it.each(roles)('fits a phone with all the rooms of a role: %s', async (role) => {
		await page.viewport(360, 640);
		render(AppHeader, { role, displayName: 'Alex Morgan', current: '/library' });
		await expect.element(page.getByRole('navigation')).toBeVisible();
		expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
	});
});
