/** The browser shows the server's page before it works on it. */
import type { ClientInit } from '@sveltejs/kit';
import { afterFirstPaint } from '#lib/components/shell/afterFirstPaint.ts';

/** Reading and running a page's script takes longer than drawing it: what is to be read comes first. */
export const init: ClientInit = afterFirstPaint;
