/** The tabs of what is on record, with their signs. */
import ClipboardList from '@lucide/svelte/icons/clipboard-list';
import Hand from '@lucide/svelte/icons/hand';
import MessagesSquare from '@lucide/svelte/icons/messages-square';
import { m } from '#lib/paraglide/messages.js';

export const recordTabs = [
	{ id: 'conversation', Icon: MessagesSquare, label: m.reviewConversation },
	{ id: 'note', Icon: ClipboardList, label: m.reviewNote },
	{ id: 'deeds', Icon: Hand, label: m.reviewDeeds },
] as const;
