import type { Messages } from "../messages.js";

/** German, with the formal “Sie”. */
export default {
  heading: "Ihr Warenkorb",
  loading: "Ihr Warenkorb wird geladen …",
  loadingSlow: "Das dauert länger als gewöhnlich. Wir versuchen es weiter.",
  loaded: "Warenkorb geladen: {items}.",
  itemCount: "{count} Artikel",

  quantity: "Menge: {item}",
  decrease: "Menge verringern: {item}",
  increase: "Menge erhöhen: {item}",
  quantityShort: "Menge: {count}",
  quantityFewest: "Mindestmenge: {count}",
  quantityMost: "Höchstmenge: {count}",
  quantityInvalid: "Bitte geben Sie eine ganze Zahl ein.",
  quantityAdjusted: "Menge auf den nächstmöglichen Wert geändert: {count}.",
  remove: "Entfernen",
  removeItem: "„{item}“ entfernen",
  removing: "Wird entfernt …",
  removed: "„{item}“ wurde entfernt.",
  updating: "Wird aktualisiert …",
  updated: "Warenkorb aktualisiert. Gesamtsumme: {total}.",
  updatedWithoutTotal: "Warenkorb aktualisiert.",
  adding: "Wird in den Warenkorb gelegt …",
  changedElsewhere: "Ihr Warenkorb wurde inzwischen an anderer Stelle geändert.",

  each: "je {price}",
  priceWas: "statt",
  priceNow: "jetzt",
  priceUnknown: "Preis wird an der Kasse angezeigt",
  tierFrom: "Ab {from} Stück: je {price}",
  tierRange: "{from} bis {to} Stück: je {price}",
  unavailable: "Dieser Artikel kann nicht angezeigt werden",
  unavailableDetail:
    "Er liegt weiterhin in Ihrem Warenkorb. Sie können ihn entfernen oder an der Kasse ansehen.",

  subtotal: "Zwischensumme",
  discount: "Rabatt",
  discountCode: "Rabatt ({code})",
  tax: "Steuer",
  taxNamed: "Steuer ({code})",
  total: "Gesamtsumme",
  totalUnknown: "Wird an der Kasse angezeigt",
  proceed: "Weiter zur Kasse",
  proceeding: "Ihr Warenkorb wird geprüft …",
  expiresSoon: "Dieser Warenkorb bleibt bis {time} für Sie gespeichert.",

  emptyTitle: "Ihr Warenkorb ist leer",
  emptyDetail: "Wählen Sie ein Abo aus, dann erscheint es hier.",
  missingTitle: "Noch nichts ausgewählt",
  missingDetail: "Wählen Sie ein Abo aus, dann erscheint es hier.",
  retry: "Erneut versuchen",
  restart: "Neu beginnen",
  problems: {
    one: "Bitte prüfen Sie den folgenden Punkt:",
    other: "Bitte prüfen Sie die folgenden {count} Punkte:",
  },

  itemProblem: "{item}: {problem}",
  failed: "Diese Änderung wurde nicht gespeichert: {reason}",
  mismatch: "Sie haben jetzt {count} davon im Warenkorb.",
  mismatchGone: "Dieser Artikel ist nicht mehr in Ihrem Warenkorb.",

  "error.token-missing":
    "Wir konnten nicht auf Ihren Warenkorb zugreifen. Bitte versuchen Sie es erneut oder laden Sie die Seite neu.",
  "error.unauthorized":
    "Ihre Sitzung ist abgelaufen. Bitte melden Sie sich erneut an oder laden Sie die Seite neu.",
  "error.basket-not-found":
    "Wir konnten diesen Warenkorb nicht finden. Möglicherweise wurde er bereits bestellt oder ersetzt.",
  "error.bad-gateway":
    "Der Shop antwortet gerade nicht. Ihr Warenkorb bleibt erhalten. Bitte versuchen Sie es erneut.",
  "error.timeout":
    "Der Shop braucht gerade zu lange für eine Antwort. Ihr Warenkorb bleibt erhalten. Bitte versuchen Sie es erneut.",
  "error.network":
    "Wir konnten den Shop nicht erreichen. Bitte prüfen Sie Ihre Internetverbindung und versuchen Sie es erneut.",
  "error.offline": "Sie sind offline. Sobald Sie wieder verbunden sind, geht es weiter.",
  "error.cookie-invalid":
    "Wir konnten Ihren Warenkorb nicht zuordnen. Bitte beginnen Sie neu und wählen Sie das Angebot noch einmal aus.",
  "error.uncertain":
    "Wir können nicht sagen, ob die Änderung gespeichert wurde. Bitte prüfen Sie Ihren Warenkorb.",
  "error.404":
    "Dieser Warenkorb kann auf dieser Seite nicht geändert werden. Sie können trotzdem weiter zur Kasse gehen.",
  "error.other": "Das hat nicht geklappt. Ihr Warenkorb bleibt erhalten. Bitte versuchen Sie es erneut.",
  "error.basket-completed": "Dieser Warenkorb wurde bereits bestellt. Vielen Dank!",
  "error.basket-expired":
    "Dieser Warenkorb ist abgelaufen. Bitte beginnen Sie neu, um die aktuellen Preise zu sehen.",

  "reason.none": "Ihr Warenkorb kann so nicht bestellt werden.",
  "reason.other": "Dieser Artikel kann derzeit nicht bestellt werden.",
  "reason.block_multiple":
    "Diesen Artikel gibt es nur einmal pro Person; möglicherweise haben Sie ihn bereits.",
  "reason.price_changed": "Der Preis hat sich geändert. Bitte prüfen Sie ihn, bevor Sie fortfahren.",
  "reason.trial_taken": "Dieses Probeabo wurde bereits in Anspruch genommen.",
  "reason.out_of_date": "Dieses Angebot ist derzeit nicht verfügbar.",
  "reason.mixed_terms":
    "Für diese Artikel gelten unterschiedliche Zahlungsweisen. Bitte bestellen Sie sie getrennt.",
} as const satisfies Messages;
