/** Answers that the server gives before the app sees a request, in the reader's language. */

import type { IncomingMessage, ServerResponse } from 'node:http';

type Sentences = Readonly<Record<'en' | 'zh', string>>;

export interface Refusal {
	readonly status: number;
	readonly says: Sentences;
}

export const foreignOrigin: Refusal = {
	status: 403,
	says: {
		en: 'This request came from another website, so it was not carried out. Open the page here and try again. (For the person who runs this server: set ORIGIN to the address in the browser.)',
		zh: '此请求来自其他网站，因此未被执行。请在本站打开页面后重试。（管理员请将 ORIGIN 设为浏览器中的地址。）',
	},
};

export const unknownLength: Refusal = {
	status: 411,
	says: {
		en: 'This request did not say how long it is. Send it again with a Content-Length header.',
		zh: '此请求没有说明长度。请带上 Content-Length 后重新发送。',
	},
};

export const brokenServer: Refusal = {
	status: 500,
	says: {
		en: 'Something went wrong on our side. What you had saved is kept. Please try again.',
		zh: '服务器出现问题。已保存的内容不会丢失，请重试。',
	},
};

export const stillStarting: Refusal = {
	status: 503,
	says: {
		en: 'The server is starting. Please try again in a few seconds.',
		zh: '服务器正在启动，请稍后重试。',
	},
};

export function tooLarge(maxBytes: number): Refusal {
	const size = `${Math.floor(maxBytes / 1024)} KB`;
	return {
		status: 413,
		says: {
			en: `This is too much to send at once: at most ${size} are accepted here. Shorten it and try again.`,
			zh: `一次发送的内容过多：此处最多接受 ${size}。请缩短后重试。`,
		},
	};
}

/** As `{message}` where the page's own code asked, as plain text for a person. Closes the connection: a body may follow. */
export function refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
	const language = readerLanguage(request);
	const message = refusal.says[language];
	const isJson = String(request.headers.accept ?? '').includes('application/json');
	response.writeHead(refusal.status, {
		'content-type': isJson ? 'application/json' : 'text/plain; charset=utf-8',
		'content-language': language,
		'cache-control': 'no-store',
		connection: 'close',
	});
	response.end(isJson ? JSON.stringify({ message }) : message);
}

/** The chosen language if there is one, else the browser's first. */
function readerLanguage(request: IncomingMessage): keyof Sentences {
	const chosen = /(?:^|;\s*)locale=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1];
	const wanted = chosen ?? request.headers['accept-language'] ?? 'en';
	return wanted.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
