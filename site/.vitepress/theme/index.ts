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
      if (new URL(to, location.href).pathname === location.pathname) return;
      location.assign(to);
      return false;
    };
  },
} satisfies Theme;
