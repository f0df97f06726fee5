import { describe, expect, it } from 'vitest';
import type { LineKey } from '#lib/domain/patient/lines.ts';
import type { ReplyPart } from '#lib/domain/patient/replyPlan.ts';
import { judgeAnswer } from './judgeAnswer.ts';

const fact = (factId: string): ReplyPart => ({ kind: 'fact', factId, variant: 0 });
const line = (key: LineKey): ReplyPart => ({ kind: 'line', key, variant: 0 });
const judge = (parts: ReplyPart[], ...right: string[]) => judgeAnswer({ parts }, right);

describe('the answer to a question nobody had in mind', () => {
	it('is right where a fact that answers it comes first, told or held back', () => {
		expect(judge([line('again'), fact('a'), fact('b')], 'a')).toBe('right');
		expect(judge([{ kind: 'holding_back', factId: 'a', variant: 0 }], 'a', 'b')).toBe('right');
	});

	it('is beside the point where something else comes first', () => {
		expect(judge([fact('b'), fact('a')], 'a')).toBe('beside');
	});

	it('is wrong where something else is told, or what an author wrote is denied', () => {
		expect(judge([fact('b')], 'a')).toBe('wrong');
		expect(judge([line('symptom_absent')], 'a')).toBe('wrong');
		expect(judge([fact('b')])).toBe('wrong');
	});

	it('is an honest asking back where the patient says they did not understand', () => {
		expect(judge([line('did_not_understand')], 'a')).toBe('asked_back');
	});

	it('is right on what nobody authored where the policy answers or the patient asks back', () => {
		expect(judge([line('symptom_absent')])).toBe('right');
		expect(judge([line('ask_back')])).toBe('right');
	});
});
