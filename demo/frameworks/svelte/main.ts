import { mount } from "svelte";
import "partner-checkout/svelte";
import ShopPage from "./ShopPage.svelte";

const target = document.querySelector("#app");
if (target) mount(ShopPage, { target });
