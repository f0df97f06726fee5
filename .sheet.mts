import { chromium } from '@playwright/test';
import { chromiumLaunch } from './scripts/browser.mjs';
import { readFileSync } from 'node:fs';
const [out, ...files] = process.argv.slice(2);
const b = await chromium.launch(chromiumLaunch());
const w = Number(process.env.W ?? 390),
	h = Number(process.env.H ?? 1500);
const p = await b.newPage({ viewport: { width: (w + 8) * files.length, height: h } });
await p.setContent(
	`<body style="margin:0;background:#888;display:flex;gap:8px">${files.map((f) => `<div style="width:${w}px;height:${h}px;overflow:hidden"><img style="width:${w}px" src="data:image/png;base64,${readFileSync(f).toString('base64')}"></div>`).join('')}</body>`,
);
await p.waitForTimeout(300);
await p.screenshot({ path: out });
await b.close();
