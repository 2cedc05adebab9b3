import type { Theme } from "vitepress";
import DefaultTheme from "vitepress/theme-without-fonts";
import "katex/dist/katex.min.css";
import FrontPage from "./FrontPage.vue";
import Layout from "./Layout.vue";
import StaticPage from "./StaticPage.js";
import "./style.css";

export default {
  extends: DefaultTheme,
  Layout,
  enhanceApp({ app, router }) {
    app.component("FrontPage", FrontPage);
    app.component("StaticPage", StaticPage);
    // A page's content is in its own file alone, so each page is loaded as a whole.
    if (import.meta.env.SSR) return;
    router.onBeforeRouteChange = (to) => {
      if (pageOf(new URL(to, location.href)) === pageOf(location)) return;
      location.assign(to);
      return false;
    };
  },
} satisfies Theme;

/** The page of an address, however it is written: with or without "index.html" and ".html". */
const pageOf = ({ pathname }: { pathname: string }): string =>
  pathname.replace(/(?<=\/)index(\.html)?$|\.html$/, "");
