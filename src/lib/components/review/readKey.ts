/** What a key asks for in the review; nothing where the person types, chooses or scrolls. */

export type ReviewKey =
	| { kind: 'move'; step: 1 | -1 }
	| { kind: 'level'; level: number }
	| { kind: 'accept' | 'evidence' | 'next' | 'help' | 'close' };

const typesIn = 'input, textarea, select, [contenteditable], [role="menu"], [role="dialog"]';
/** Here arrows already mean something. */
const arrowsIn = '[role="tablist"], [data-scrolls]';

const letters: Record<string, ReviewKey> = {
	j: { kind: 'move', step: 1 },
	k: { kind: 'move', step: -1 },
	a: { kind: 'accept' },
	e: { kind: 'evidence' },
	n: { kind: 'next' },
	'?': { kind: 'help' },
	'0': { kind: 'level', level: 0 },
	'1': { kind: 'level', level: 1 },
	'2': { kind: 'level', level: 2 },
};
const arrows: Record<string, ReviewKey> = {
	ArrowDown: { kind: 'move', step: 1 },
	ArrowUp: { kind: 'move', step: -1 },
};

type Pressed = Pick<
	KeyboardEvent,
	'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'defaultPrevented' | 'target'
>;

export function readKey(event: Pressed): ReviewKey | null {
	if (event.ctrlKey || event.metaKey || event.altKey) return null;
	if (event.isComposing || event.defaultPrevented) return null;
	const target = event.target instanceof Element ? event.target : null;
	if (target?.closest(typesIn)) return null;
	if (event.key === 'Escape') return { kind: 'close' };
	const arrow = arrows[event.key];
	if (arrow) return target?.closest(arrowsIn) ? null : arrow;
	return letters[event.key.toLowerCase()] ?? null;
}
