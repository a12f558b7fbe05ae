import { createApp } from "vue";
import "partner-checkout/vue";
import ShopPage from "./ShopPage.vue";

createApp(ShopPage).mount("#app");
