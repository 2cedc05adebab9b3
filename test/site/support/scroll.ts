import type { Page } from "playwright-core";

/** Goes from chart to chart, answers' too, each in the middle of the window, until it is live. */
export async function scrollThroughCharts(page: Page): Promise<void> {
  const charts = await page.locator(".chart").count();
  for (let n = 0; n < charts; n++) {
    await page.evaluate((at) => {
      const chart = document.querySelectorAll(".chart")[at];
      chart.closest("details")?.setAttribute("open", "");
      chart.scrollIntoView({ block: "center" });
    }, n);
    await page.waitForFunction(
      (at) => document.querySelectorAll(".chart")[at].classList.contains("live"),
      n,
      { timeout: 30_000 },
    );
    await page.waitForTimeout(50);
  }
}
