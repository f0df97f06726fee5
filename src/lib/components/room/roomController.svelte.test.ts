import { beforeEach, describe, expect, it } from 'vitest';
import { studentViewFixture } from '../fixtures/studentViewFixture.ts';
import { RoomController } from './roomController.svelte.ts';

const speaking = studentViewFixture('en', {
	pendingReply: { replyId: 'r', text: 'It', sequence: 4 },
	canSpeak: false,
});
const chunk = (sequence: number, text: string, replyId = 'r') =>
	({ type: 'chunk', replyId, sequence, text }) as const;

beforeEach(() => localStorage.clear());

describe('a consultation in the browser', () => {
	it('adds a chunk to the reply being spoken', () => {
		const room = new RoomController(speaking);
		room.apply(chunk(5, ' was'));
		room.apply(chunk(6, ' dust.'));
		expect(room.view.pendingReply?.text).toBe('It was dust.');
	});
	it('adds no chunk twice, and none of another reply', () => {
		const room = new RoomController(speaking);
		room.apply(chunk(5, ' was'));
		room.apply(chunk(5, ' was'));
		room.apply(chunk(9, ' stray', 'other'));
		expect(room.view.pendingReply?.text).toBe('It was');
	});
	it('is replaced as a whole by a view', () => {
		const room = new RoomController(speaking);
		room.apply({ type: 'view', view: studentViewFixture('en', { stage: 'writing' }) });
		expect(room.view.stage).toBe('writing');
		expect(room.view.pendingReply).toBeNull();
	});
	it('drops an unsent line when a view holds it, not before', () => {
		const room = new RoomController(studentViewFixture('en'));
		room.unsent = [{ commandId: 'c', text: 'Hello', afterPosition: 40, acceptedRevision: 9 }];
		room.apply({ type: 'view', view: studentViewFixture('en', { revision: 8 }) });
		expect(room.unsent).toHaveLength(1);
		room.apply({ type: 'view', view: studentViewFixture('en', { revision: 9 }) });
		expect(room.unsent).toHaveLength(0);
	});
	it('shows a line once, where a view brings it before the answer to its sending', () => {
		const view = studentViewFixture('en', { transcript: [] });
		const room = new RoomController(view);
		const told = (position: number) => ({
			type: 'view' as const,
			view: {
				...view,
				transcript: [{ id: 'l', position, speaker: 'student' as const, text: 'Hello', atMs: 0 }],
			},
		});
		room.unsent = [{ commandId: 'c', text: 'Hello', afterPosition: 1, acceptedRevision: null }];
		room.apply(told(1));
		expect(room.unsent).toHaveLength(1);
		room.apply(told(2));
		expect(room.unsent).toHaveLength(0);
	});
	it('takes the server’s draft while nothing here waits to be saved', () => {
		const room = new RoomController(studentViewFixture('en'));
		const draft = { ...studentViewFixture('en').draft, notepad: 'From another tab' };
		room.apply({ type: 'view', view: studentViewFixture('en', { draft }) });
		expect(room.drafts.draft.notepad).toBe('From another tab');
	});
});
