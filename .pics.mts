import { chromium } from '@playwright/test';
import { chromiumLaunch } from './scripts/browser.mjs';
const screens = process.argv.slice(2);
const browser = await chromium.launch(chromiumLaunch());
const combos = [
	['en', 'light', 390],
	['zh-CN', 'dark', 390],
	['en', 'dark', 1440],
	['zh-CN', 'light', 1440],
] as const;
for (const s of screens) {
	const shots: string[] = [];
	for (const [locale, scheme, width] of combos) {
		const ctx = await browser.newContext({
			viewport: { width, height: width === 390 ? 844 : 900 },
			colorScheme: scheme,
			reducedMotion: 'reduce',
			baseURL: 'http://localhost:4417',
		});
		await ctx.addCookies([{ name: 'locale', value: locale, url: 'http://localhost:4417' }]);
		const page = await ctx.newPage();
		await page.goto(`/design/${s}`);
		await page.waitForLoadState('networkidle');
		const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		if (overflow > 0) console.log('OVERFLOW', s, locale, width, overflow);
		const b = await page.screenshot({ fullPage: true, clip: undefined });
		shots.push(
			`<img style="height:1500px;width:auto;object-fit:cover;object-position:top;max-height:1500px" src="data:image/png;base64,${b.toString('base64')}">`,
		);
		await ctx.close();
	}
	const p = await browser.newPage({ viewport: { width: 2000, height: 1600 } });
	// phone pictures in columns, cropped to 1700px; desktop below each other
	const im = shots.map((h) => h.match(/src="([^"]+)"/)![1]);
	await p.setContent(
		`<body style="margin:0;background:#888;display:flex;gap:8px"><div style="width:390px;height:1600px;overflow:hidden"><img style="width:390px" src="${im[0]}"></div><div style="width:390px;height:1600px;overflow:hidden"><img style="width:390px" src="${im[1]}"></div><div style="width:1150px"><div style="height:796px;overflow:hidden;margin-bottom:8px"><img style="width:1150px" src="${im[2]}"></div><div style="height:796px;overflow:hidden"><img style="width:1150px" src="${im[3]}"></div></div></body>`,
	);
	await p.waitForTimeout(300);
	await p.screenshot({ path: `/tmp/pics-student/${s}.png` });
	await p.close();
	console.log(s);
}
await browser.close();
