import { openScreens } from './scripts/bench/screens.ts';
import { openPage } from './scripts/bench/loadScreen.ts';
const screens = await openScreens();
for (const name of ['library', 'room', 'feedback', 'progress'])
	for (const slow of [1, 4])
		for (let i = 0; i < 2; i++) {
			const s = screens.list.find((x) => x.name === name)!;
			const { context, page } = await openPage(screens, { width: 390, height: 844 }, slow);
			await page.addInitScript(
				`globalThis.__name=(f)=>f; globalThis.l=[]; new PerformanceObserver((list)=>{for(const e of list.getEntries()) globalThis.l.push([Math.round(e.startTime), e.element?.tagName, e.element?.className?.slice?.(0,40), e.url, e.size])}).observe({type:'largest-contentful-paint',buffered:true})`,
			);
			await page.goto(screens.origin + s.path, { waitUntil: 'load' });
			await page.waitForTimeout(700);
			const r = await page.evaluate(
				`(() => { const n = performance.getEntriesByType('navigation')[0]; return { ttfb: Math.round(n.responseStart), dom: Math.round(n.domInteractive), dcl: Math.round(n.domContentLoadedEventEnd), load: Math.round(n.loadEventEnd), fcp: Math.round(performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0), l, res: performance.getEntriesByType('resource').filter(r=>/css|woff|svg|portraits/.test(r.name)).map(r=>[r.name.slice(-40), Math.round(r.startTime), Math.round(r.responseEnd)]) } })()`,
			);
			console.log(name, slow, JSON.stringify(r));
			await context.close();
		}
await screens.close();
