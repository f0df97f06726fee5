import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withoutName } from './withoutName.ts';

it.each([
	["Hello, I'm sam Lee, is it worse at night?", 'Sam Lee', "Hello, I'm …, is it worse at night?"],
	['I am Sam. Does it annoy you?', 'Sam Ann', 'I am …. Does it annoy you?'],
	['我是李小明，晚上疼吗？', '李小明', '我是…，晚上疼吗？'],
	['叫我小明就好。', '李小明', '叫我…就好。'],
	['Any pain?', 'A. (B) *C', 'Any pain?'],
])('a phrasing says nothing of who said it: %s', (text, name, left) => {
	expect(withoutName(text, name)).toBe(left);
});

it('no name of two letters or more is left', () => {
	const name = fc.stringMatching(/^[A-Za-z]{2,8} [A-Za-z]{2,8}$/);
	fc.assert(
		fc.property(name, fc.string(), fc.string(), (who, before, after) => {
			const left = withoutName(`${before} ${who} ${after}`, who);
			expect(left.toLowerCase()).not.toContain(` ${who.toLowerCase()} `);
		}),
	);
});
