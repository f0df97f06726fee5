/** The numbers a text names, in figures or in words. "One" is left out: it mostly stands for a thing. */
import type { Language } from '../../dialogue/topicCatalogue.ts';

const units: Record<string, number> = Object.fromEntries(
	[
		...['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven'],
		...['twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen'],
		'nineteen',
	].map((word, index) => [word, index + 2]),
);
const tens: Record<string, number> = Object.fromEntries(
	['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'].map(
		(word, index) => [word, (index + 2) * 10],
	),
);

function inEnglish(text: string): number[] {
	const words = text.toLowerCase().match(/[a-z]+/g) ?? [];
	return words.flatMap((word, index) => {
		const ten = tens[word];
		const digit = { one: 1, ...units }[words[index + 1] ?? ''] ?? 0;
		if (ten) return [ten + (digit < 10 ? digit : 0)];
		const isCounted = tens[words[index - 1] ?? ''] !== undefined;
		return units[word] && !(isCounted && units[word] < 10) ? [units[word]] : [];
	});
}

const digits = '零一二三四五六七八九';
const valueOf = (sign: string) => (sign === '两' ? 2 : digits.indexOf(sign));

function inChinese(text: string): number[] {
	const runs = text.match(
		/[一二两三四五六七八九]?百?[一二两三四五六七八九]?十?[一二两三四五六七八九]?/gu,
	);
	return (runs ?? []).filter(Boolean).flatMap((run) => {
		const [, hundred, ten, unit] =
			/^(?:([一二两三四五六七八九])百)?(?:([一二三四五六七八九]?)十)?([一二两三四五六七八九]?)$/u.exec(
				run,
			) ?? [];
		const tenValue = ten === undefined ? 0 : (ten ? valueOf(ten) : 1) * 10;
		const value = (hundred ? valueOf(hundred) * 100 : 0) + tenValue + (unit ? valueOf(unit) : 0);
		return value > 1 ? [value] : [];
	});
}

export function numbersIn(text: string, language: Language): number[] {
	const figures = (text.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
	return [...figures, ...(language === 'en' ? inEnglish(text) : inChinese(text))];
}
