/** What was typed and not yet sent, kept in this browser through a reload or a closed tab. */

const place = (consultationId: string, part: string) => `consultation:${consultationId}:${part}`;

/** Null when there is none, or storage is closed to us. */
export function readKept<Value>(consultationId: string, part: string): Value | null {
	try {
		const stored = localStorage.getItem(place(consultationId, part));
		return stored === null ? null : (JSON.parse(stored) as Value);
	} catch {
		return null;
	}
}

/** `null` removes it. Does nothing where storage is closed: the page then keeps it until it is left. */
export function keep(consultationId: string, part: string, value: unknown): void {
	try {
		if (value === null) localStorage.removeItem(place(consultationId, part));
		else localStorage.setItem(place(consultationId, part), JSON.stringify(value));
	} catch {
		// A full or closed storage must not stop the consultation.
	}
}
