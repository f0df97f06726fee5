import { expect, it } from 'vitest';
import { faultMessage } from './faultMessage.ts';

it('what is too long is told with the limit that the service gave', () => {
	expect(faultMessage('too_long', { max: 2000, length: 2001 })).toContain('2000');
});
