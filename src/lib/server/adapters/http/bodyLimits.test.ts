import { describe, expect, it } from 'vitest';
import { DEFAULT_BODY_BYTES, maxBodyBytes, refuseBody } from './bodyLimits.ts';
import { fakeRequest } from './fakeRequest.fixture.ts';

const limits = [
	{ pathPrefix: '/import', maxBytes: 1_000_000 },
	{ pathPrefix: '/import/media', maxBytes: 9_000_000 },
];

describe('how much a request may carry', () => {
	it('is little by default, and what the longest matching prefix says elsewhere', () => {
		expect(maxBodyBytes('/sign-in', limits)).toBe(DEFAULT_BODY_BYTES);
		expect(maxBodyBytes('/import/roster', limits)).toBe(1_000_000);
		expect(maxBodyBytes('/import/media/1', limits)).toBe(9_000_000);
	});

	it('lets through exactly as much, and refuses one byte more', () => {
		const ofLength = (bytes: number) =>
			refuseBody(fakeRequest({ headers: { 'content-length': String(bytes) } }));
		expect(ofLength(DEFAULT_BODY_BYTES)).toBeUndefined();
		expect(ofLength(DEFAULT_BODY_BYTES + 1)).toEqual({ status: 413, maxBytes: DEFAULT_BODY_BYTES });
	});

	it.each(['//', '/\\', '//elsewhere?a=b'])('is judged for the odd path %s too', (url) => {
		expect(refuseBody(fakeRequest({ url }))).toBeUndefined();
	});

	it('must be announced', () => {
		expect(refuseBody(fakeRequest({ headers: { 'transfer-encoding': 'chunked' } }))).toEqual({
			status: 411,
		});
		expect(refuseBody(fakeRequest({ method: 'GET' }))).toBeUndefined();
	});
});
