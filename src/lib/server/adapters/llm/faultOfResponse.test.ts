import { describe, expect, it } from 'vitest';
import { faultOfStatus } from './faultOfResponse.ts';

const nowMs = Date.parse('2026-01-01T00:00:00Z');
const limited = (retryAfter?: string) =>
	faultOfStatus(429, retryAfter === undefined ? {} : { 'retry-after': retryAfter }, '', nowMs);

describe('an answer that is an error', () => {
	it.each([
		['2', 2000],
		['0.5', 500],
		['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
		['Wed, 31 Dec 2025 00:00:00 GMT', 0],
		['soon', null],
		[undefined, null],
	])('asks to come back after %s', (retryAfter, retryAfterMs) => {
		expect(limited(retryAfter)).toEqual({ kind: 'rate_limited', retryAfterMs });
	});

	it.each([
		['{"error":{"message":"No.","param":"max_tokens"}}', 'No.', 'max_tokens'],
		['{"error":"No."}', 'No.', null],
		['{"message":"No."}', 'No.', null],
		['{"detail":"No."}', 'No.', null],
		['<html>No.</html>', '', null],
		['null', '', null],
	])('says what it says in any of the usual forms: %s', (body, detail, param) => {
		expect(faultOfStatus(400, {}, body, nowMs)).toEqual({
			kind: 'rejected',
			status: 400,
			detail,
			param,
		});
	});
});
