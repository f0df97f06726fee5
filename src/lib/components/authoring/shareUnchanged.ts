/** The new value with every part that is equal to the old one replaced by it: what is shown of those parts stays untouched. */
export function shareUnchanged<Value>(before: unknown, after: Value): Value {
	if (Array.isArray(before) && Array.isArray(after)) {
		const shared = after.map((each, index) => shareUnchanged(before[index], each));
		const isSame =
			before.length === after.length && shared.every((each, at) => each === before[at]);
		return (isSame ? before : shared) as Value;
	}
	if (isRecord(before) && isRecord(after)) {
		const keys = Object.keys(after);
		const shared = Object.fromEntries(
			keys.map((key) => [key, shareUnchanged(ownOf(before, key), after[key])]),
		);
		const isSame =
			keys.length === Object.keys(before).length &&
			keys.every((key) => Object.hasOwn(before, key) && shared[key] === before[key]);
		return (isSame ? before : shared) as Value;
	}
	return after;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** What every object has from birth (`__proto__`) is no part of a document. */
const ownOf = (record: Record<string, unknown>, key: string): unknown =>
	Object.hasOwn(record, key) ? record[key] : undefined;
