import type { Theme } from "vitepress";
import DefaultTheme from "vitepress/theme-without-fonts";
import "katex/dist/katex.min.css";
import FrontPage from "./FrontPage.vue";
import Layout from "./Layout.vue";
import "./style.css";

export default {
  extends: DefaultTheme,
  Layout,
  enhanceApp({ app }) {
    app.component("FrontPage", FrontPage);
  },
} satisfies Theme;
