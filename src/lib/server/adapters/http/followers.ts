/** Who follows rooms in this process. Each was known when they began, and is asked for again at every sign of life. */
import type { Actor } from '#lib/server/services/actor.ts';

/** By their tokens; each as often as they follow. */
export function keepFollowers() {
	const followers = new Map<string, Set<{ actor: Actor }>>();
	return {
		enter(token: string, actor: Actor): () => void {
			const one = { actor };
			const all = followers.get(token) ?? new Set();
			followers.set(token, all.add(one));
			return () => {
				all.delete(one);
				if (all.size === 0) followers.delete(token);
			};
		},
		find: (token: string): Actor | null => [...(followers.get(token) ?? [])].at(-1)?.actor ?? null,
	};
}
