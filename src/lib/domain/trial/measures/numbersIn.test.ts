import { describe, expect, it } from 'vitest';
import { numbersIn } from './numbersIn.ts';

describe('the numbers a text names', () => {
	it.each([
		['It came on about half seven. Two hours now.', [7, 2]],
		['Fifty-eight. Ninth of March.', [58]],
		['Twenty a day for 40 years', [40, 20]],
		['One of them blue tablets, this one.', []],
		['I sat down to eat.', []],
	])('%s', (text, numbers) => expect(numbersIn(text, 'en')).toEqual(numbers));

	it.each([
		['五十八。生日三月九号。', [58, 3, 9]],
		['十二年前做的，两回。', [12, 2]],
		['一天一片，一百二十五毫克', [125]],
		['有点难受', []],
	])('%s', (text, numbers) => expect(numbersIn(text, 'zh-CN')).toEqual(numbers));
});
