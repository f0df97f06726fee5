import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { transcriptFixture } from '../fixtures/studentViewFixture.ts';
import Transcript from './Transcript.svelte';

const transcript = transcriptFixture('en');
const props = { transcript, pendingReply: null, patientName: 'Margaret', language: 'en' as const };
const announced = (container: HTMLElement) =>
	container.querySelector('[aria-live="polite"]')?.textContent?.trim();

describe('the transcript', () => {
	it('says nothing by itself of what was there before', async () => {
		const { container } = await render(Transcript, props);
		expect(announced(container)).toBe('');
	});
	it('hides a growing reply from screen readers and reads it out once it is whole', async () => {
		const screen = await render(Transcript, props);
		await screen.rerender({ pendingReply: { replyId: 'r', text: 'Nothing but', sequence: 1 } });
		expect(announced(screen.container)).toBe('');
		const growing = screen.getByText('Nothing but').element();
		expect(growing.closest('[aria-hidden="true"]')).not.toBeNull();
		const whole = {
			id: 'new',
			position: 9,
			speaker: 'patient' as const,
			text: 'Nothing but dust.',
			atMs: 1,
		};
		await screen.rerender({ transcript: [...transcript, whole], pendingReply: null });
		expect(announced(screen.container)).toBe('Margaret: Nothing but dust.');
	});
	it('shows a line on its way until the server has it', async () => {
		const line = {
			commandId: 'c',
			text: 'How do you sleep?',
			afterPosition: 0,
			acceptedRevision: null,
		};
		const screen = await render(Transcript, { ...props, unsent: [line], isLineDown: true });
		await expect.element(screen.getByText('How do you sleep?')).toBeInTheDocument();
		await expect.element(screen.getByText('Waiting for the connection')).toBeInTheDocument();
	});
});
