import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { emptyDraft, savedDraftSchema, type SavedDraft } from '#lib/domain/consultation/note.ts';
import { DraftKeeper } from './draftKeeper.svelte.ts';

const saved: string[] = [];
const saves: SavedDraft['save'][] = [];

beforeEach(() => {
	vi.useFakeTimers();
	vi.spyOn(globalThis, 'fetch').mockImplementation(async (_, init) => {
		const { notepad, save } = savedDraftSchema.parse(JSON.parse(String(init?.body)));
		saved.push(notepad);
		saves.push(save);
		return Response.json({ savedAtMs: 0 });
	});
});
afterEach(() => {
	vi.useRealTimers();
	vi.restoreAllMocks();
	localStorage.clear();
	saved.length = saves.length = 0;
});

async function type(keeper: DraftKeeper, text: string, everyMs: number) {
	for (const letter of text) {
		keeper.draft.notepad += letter;
		keeper.changed();
		await vi.advanceTimersByTimeAsync(everyMs);
	}
}

it('who types without a pause is saved each second', async () => {
	const keeper = new DraftKeeper('one', structuredClone(emptyDraft));
	await type(keeper, 'abcdefghijkl', 250);
	expect(saved).toEqual(['abcd', 'abcdefgh', 'abcdefghijkl']);
	expect(keeper.state).toBe('saved');
});

it('each save bears its number, and its page', async () => {
	const [one, other] = ['one', 'one'].map((id) => new DraftKeeper(id, structuredClone(emptyDraft)));
	await type(one!, 'abcdefgh', 250);
	await type(other!, 'abcd', 250);
	expect(saves.map((save) => save?.number)).toEqual([1, 2, 1]);
	expect(saves[1]?.page).toBe(saves[0]?.page);
	expect(saves[2]?.page).not.toBe(saves[0]?.page);
});

it('what the server has not got yet comes back after a reload', () => {
	const before = new DraftKeeper('two', structuredClone(emptyDraft));
	before.draft.notepad = 'three weeks';
	before.changed();
	const after = new DraftKeeper('two', structuredClone(emptyDraft));
	after.restore();
	expect(after.draft.notepad).toBe('three weeks');
	before.finish();
	after.finish();
});

it('a view of before the last save takes no words back', async () => {
	vi.spyOn(globalThis, 'fetch').mockImplementation(async () => Response.json({ savedAtMs: 2000 }));
	const keeper = new DraftKeeper('three', structuredClone(emptyDraft));
	await type(keeper, 'abcd', 300);
	await vi.advanceTimersByTimeAsync(1000);
	keeper.accept({ ...emptyDraft, notepad: 'ab' }, 1999);
	expect(keeper.draft.notepad).toBe('abcd');
	keeper.accept({ ...emptyDraft, notepad: 'written in another tab' }, 2001);
	expect(keeper.draft.notepad).toBe('written in another tab');
});
