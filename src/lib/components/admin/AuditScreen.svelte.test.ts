import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { m } from '#lib/paraglide/messages.js';
import { auditFixture, everyRecord } from '../fixtures/auditFixture.ts';
import { axeViolations } from '../fixtures/axeViolations.ts';
import type { Enhance } from '../shell/enhance.ts';
import AuditScreen from './AuditScreen.svelte';

const enhance: Enhance = () => ({});
const open = (screen: string, changes: object = {}) =>
	render(AuditScreen, { enhance, ...auditFixture('en', screen), ...changes });

describe('the audit log', () => {
	it('says who did what to which thing, and by its code what has no words yet', async () => {
		const screen = await open('audit');
		const text = screen.container.textContent;
		expect(text).toContain('Ada Obi');
		expect(text).toContain(m.auditAction_mark_changed());
		expect(text).toContain(m.adminAuditSystem());
		expect(text).toContain('something.of_later');
		expect(await axeViolations(screen.container)).toEqual([]);
	});

	it('is paged and exported as it is filtered', async () => {
		const filter = { ...everyRecord, action: 'mark.changed', from: '2026-01-01' };
		const screen = await open('audit', { filter, before: 2000 });
		const query = '?action=mark.changed&from=2026-01-01&tz=UTC';
		const hrefOf = (name: string) => screen.getByRole('link', { name, exact: true });
		await expect
			.element(hrefOf(m.adminAuditNewest()))
			.toHaveAttribute('href', `/admin/audit${query}`);
		await expect
			.element(hrefOf(m.adminAuditOlder()))
			.toHaveAttribute('href', `/admin/audit${query}&before=1200`);
		await expect
			.element(hrefOf(m.adminAuditExport()))
			.toHaveAttribute('href', `/admin/audit/export${query}`);
	});

	it('asks for days where the reader is, and for the action that was chosen', async () => {
		const screen = await open('audit');
		await screen.getByRole('button', { name: m.adminAuditAnyAction() }).click();
		await screen.getByRole('menuitemradio', { name: m.auditAction_mark_changed() }).click();
		await expect
			.poll(() => new FormData(screen.container.querySelector('form')!).get('action'))
			.toBe('mark.changed');
		const form = new FormData(screen.container.querySelector('form')!);
		expect(form.get('tz')).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
	});

	it('says so when nothing fits', async () => {
		const screen = await open('audit-empty');
		await expect.element(screen.getByText(m.adminAuditNone())).toBeVisible();
		await expect.element(screen.getByRole('link', { name: m.adminAuditClear() })).toBeVisible();
		expect(await axeViolations(screen.container)).toEqual([]);
	});

	it('names the record at which its chain is broken, and what to do', async () => {
		const screen = await open('audit-broken');
		const why = m.adminAuditFault_altered();
		await expect
			.element(screen.getByRole('alert'))
			.toHaveTextContent(m.adminAuditBroken({ number: 731, why }));
		expect(await axeViolations(screen.container)).toEqual([]);
	});

	it('says that its chain is whole, once that was checked', async () => {
		const { page } = auditFixture('en', 'audit');
		const screen = await open('audit', { checked: { head: page.head, fault: null } });
		await expect.element(screen.getByRole('status')).toHaveTextContent(m.adminAuditWhole());
	});
});
