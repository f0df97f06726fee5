/** What the fake model says to its n-th request: words that bear the request's number, so that they are known again. */

/** Some longer than others. */
const middles = [
	'',
	' Much the same as before.',
	' I sat down for a bit, and I had some tea with it.',
];

export const wholeReply = (request: number): string =>
	`It is number ${request}.${middles[request % middles.length]} Now and then, mostly. Still number ${request}, I would say.`;

/** @returns each request's number that the text holds, once. */
export const marksIn = (text: string): number[] => [
	...new Set([...text.matchAll(/number (\d+)(?=[.,])/g)].map((match) => Number(match[1]))),
];
