import type { Messages } from "../messages.js";

/** Dutch, with the informal “je”. */
export default {
  heading: "Je winkelwagen",
  loading: "Je winkelwagen wordt geladen…",
  loadingSlow: "Dit duurt langer dan normaal. We blijven het proberen.",
  loaded: "Winkelwagen geladen: {items}.",
  itemCount: { one: "{count} artikel", other: "{count} artikelen" },

  quantity: "Aantal van ‘{item}’",
  decrease: "Aantal van ‘{item}’ verlagen",
  increase: "Aantal van ‘{item}’ verhogen",
  quantityShort: "Aantal: {count}",
  quantityFewest: "Minimaal aantal: {count}",
  quantityMost: "Maximaal aantal: {count}",
  quantityInvalid: "Vul een heel getal in.",
  quantityAdjusted: "Aangepast naar {count}, het dichtstbijzijnde toegestane aantal.",
  remove: "Verwijderen",
  removeItem: "‘{item}’ verwijderen",
  removing: "Wordt verwijderd…",
  removed: "‘{item}’ is verwijderd.",
  updating: "Wordt bijgewerkt…",
  updated: "Winkelwagen bijgewerkt. Totaal: {total}.",
  updatedWithoutTotal: "Winkelwagen bijgewerkt.",
  adding: "Wordt toegevoegd aan je winkelwagen…",
  changedElsewhere: "Je winkelwagen is intussen ergens anders gewijzigd.",

  each: "{price} per stuk",
  priceWas: "was",
  priceNow: "nu",
  priceUnknown: "Prijs volgt bij het afrekenen",
  tierFrom: "Vanaf {from}: {price} per stuk",
  tierRange: "{from} t/m {to}: {price} per stuk",
  unavailable: "Dit artikel kan niet worden getoond",
  unavailableDetail: "Het zit nog in je winkelwagen. Je kunt het verwijderen of bij het afrekenen bekijken.",

  subtotal: "Subtotaal",
  discount: "Korting",
  discountCode: "Korting ({code})",
  tax: "Belasting",
  taxNamed: "Belasting ({code})",
  total: "Totaal",
  totalUnknown: "Volgt bij het afrekenen",
  proceed: "Verder naar afrekenen",
  proceeding: "Je winkelwagen wordt gecontroleerd…",
  expiresSoon: "We bewaren deze winkelwagen voor je tot {time}.",

  emptyTitle: "Je winkelwagen is leeg",
  emptyDetail: "Kies een abonnement, dan verschijnt het hier.",
  missingTitle: "Hier staat nog niets",
  missingDetail: "Kies een abonnement, dan verschijnt het hier.",
  retry: "Opnieuw proberen",
  restart: "Opnieuw beginnen",
  problems: { one: "Controleer het volgende punt:", other: "Controleer de volgende {count} punten:" },

  itemProblem: "{item}: {problem}",
  failed: "Deze wijziging is niet opgeslagen. {reason}",
  mismatch: "Je hebt er nu {count} in je winkelwagen.",
  mismatchGone: "Dit artikel zit niet meer in je winkelwagen.",

  "error.token-missing":
    "We kregen geen toegang tot je winkelwagen. Probeer het opnieuw of vernieuw de pagina.",
  "error.unauthorized": "Je sessie is verlopen. Log opnieuw in of vernieuw de pagina.",
  "error.basket-not-found":
    "We konden deze winkelwagen niet vinden. Misschien is de bestelling al geplaatst of is de winkelwagen vervangen.",
  "error.bad-gateway":
    "De webshop reageert op dit moment niet. Je winkelwagen blijft bewaard. Probeer het opnieuw.",
  "error.timeout":
    "Het duurt te lang voordat de webshop reageert. Je winkelwagen blijft bewaard. Probeer het opnieuw.",
  "error.network":
    "We konden de webshop niet bereiken. Controleer je internetverbinding en probeer het opnieuw.",
  "error.offline": "Je bent offline. We gaan verder zodra je weer verbinding hebt.",
  "error.cookie-invalid":
    "We konden niet vaststellen welke winkelwagen van jou is. Begin opnieuw vanaf de aanbieding.",
  "error.uncertain": "We weten niet zeker of de wijziging is opgeslagen. Controleer je winkelwagen.",
  "error.404":
    "Deze winkelwagen kan op deze pagina niet worden gewijzigd. Je kunt wel verder naar afrekenen.",
  "error.other": "Dat is niet gelukt. Je winkelwagen blijft bewaard. Probeer het opnieuw.",
  "error.basket-completed": "De bestelling voor deze winkelwagen is al geplaatst. Bedankt!",
  "error.basket-expired": "Deze winkelwagen is verlopen. Begin opnieuw om de actuele prijzen te zien.",

  "reason.none": "Je winkelwagen kan zo niet worden besteld.",
  "reason.other": "Dit artikel kan op dit moment niet worden besteld.",
  "reason.block_multiple": "Dit artikel is maar één keer per persoon te bestellen. Misschien heb je het al.",
  "reason.price_changed": "De prijs is gewijzigd. Controleer de prijs voordat je verdergaat.",
  "reason.trial_taken": "Dit proefabonnement is al eerder gebruikt.",
  "reason.out_of_date": "Deze aanbieding is op dit moment niet beschikbaar.",
  "reason.mixed_terms": "Voor deze artikelen gelden verschillende betaalvoorwaarden. Bestel ze apart.",
} as const satisfies Messages;
