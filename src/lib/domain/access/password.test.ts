import { describe, expect, it } from 'vitest';
import { findPasswordFault, passwordLimits } from './password.ts';

describe('a new password', () => {
	it.each([
		['of any kind of characters will do when it is long enough', 'all lower case', null],
		['counts characters, not bytes', '病人說話要慢慢聽才聽得懂', null],
		['is refused when it is too short', 'short', 'password_too_short'],
		[
			'is refused when it is absurdly long',
			'a'.repeat(passwordLimits.max + 1),
			'password_too_long',
		],
		['is refused when it is the address itself', 'Ada@School.example', 'password_is_email'],
	])('%s', (_, password, fault) => {
		expect(findPasswordFault(password, 'ada@school.example')).toBe(fault);
	});
});
