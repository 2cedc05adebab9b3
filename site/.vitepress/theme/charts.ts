/** What a reader does first. */
const SIGNS = ["scroll", "pointermove", "pointerdown", "keydown", "focusin"] as const;

/**
 * Makes the charts of a page live when they come into view: the picture that stands there gives way to the
 * chart with its tooltips, sliders and selections, in the same place and of the same size. Until the reader
 * does something the pictures say the same, and nothing more is fetched.
 * @returns what stops it.
 */
export function hydrateCharts(content: HTMLElement): () => void {
  const finalizers: (() => void)[] = [];
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        seen.unobserve(target);
        waiting.push(target as HTMLElement);
        void work();
      }
    },
    { rootMargin: "100px" },
  );
  const waiting: HTMLElement[] = [];
  let working = false;
  let stopped = false;

  /** One after the other, each in a task of its own, so that scrolling goes on. */
  async function work(): Promise<void> {
    if (working) return;
    working = true;
    for (let next = waiting.shift(); next && !stopped; next = waiting.shift()) {
      await idle();
      try {
        finalizers.push(await makeLive(next));
      } catch (error) {
        // The picture stays, which says the same.
        console.error(error);
      }
    }
    working = false;
  }

  const begin = () => {
    for (const sign of SIGNS) removeEventListener(sign, begin);
    for (const chart of content.querySelectorAll(".chart:not(.live)")) seen.observe(chart);
  };
  for (const sign of SIGNS) addEventListener(sign, begin, { passive: true });
  return () => {
    stopped = true;
    for (const sign of SIGNS) removeEventListener(sign, begin);
    seen.disconnect();
    for (const finalize of finalizers) finalize();
  };
}

const idle = (): Promise<void> =>
  new Promise((resolve) => {
    if ("requestIdleCallback" in window) requestIdleCallback(() => resolve(), { timeout: 300 });
    else setTimeout(resolve, 30);
  });

async function makeLive(chart: HTMLElement): Promise<() => void> {
  const [{ embed }, spec] = await Promise.all([
    import("./vega"),
    fetch(chart.dataset.chart!).then((answer) => answer.json() as Promise<object>),
  ]);
  // To read the library takes a while, once; to draw is a task of its own.
  await idle();
  const place = document.createElement("div");
  place.className = "view";
  const controls = chart.querySelector<HTMLElement>(".controls") ?? undefined;
  controls?.addEventListener("submit", (event) => event.preventDefault());
  const finalize = await embed(place, spec, controls);
  const picture = chart.querySelector(".picture")!;
  const svg = place.querySelector("svg")!;
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", chart.dataset.text!);
  // Its own words are numbers and names without order: what it shows is said by the label.
  for (const part of svg.children) part.setAttribute("aria-hidden", "true");
  picture.replaceChildren(place);
  chart.classList.add("live");
  return finalize;
}
