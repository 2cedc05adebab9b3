import type { Page } from "playwright-core";

/** Notes what moves on a page by itself, from its beginning: to be called before the page is opened. */
export const noteShifts = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const noted = { shift: 0 };
    Object.assign(globalThis, { noted });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput } = entry as unknown as {
          value: number;
          hadRecentInput: boolean;
        };
        if (!hadRecentInput) noted.shift += value;
      }
    }).observe({ type: "layout-shift" as "mark", buffered: true });
  });

/** The cumulative layout shift since the page began, or since this was last asked. */
export const shiftOf = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { noted } = globalThis as unknown as { noted: { shift: number } };
    const { shift } = noted;
    noted.shift = 0;
    return shift;
  });
