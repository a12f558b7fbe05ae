import type { Messages } from "../messages.js";

/** French, with the formal “vous”. */
export default {
  heading: "Votre panier",
  loading: "Chargement de votre panier…",
  loadingSlow: "Le chargement prend plus de temps que d’habitude, mais il se poursuit.",
  loaded: "Panier chargé : {items}.",
  itemCount: { one: "{count} article", other: "{count} articles" },

  quantity: "Quantité de « {item} »",
  decrease: "Diminuer la quantité de « {item} »",
  increase: "Augmenter la quantité de « {item} »",
  quantityShort: "Qté : {count}",
  quantityFewest: "Quantité minimale : {count}",
  quantityMost: "Quantité maximale : {count}",
  quantityInvalid: "Veuillez saisir un nombre entier.",
  quantityAdjusted: "Quantité ajustée à {count}, la valeur autorisée la plus proche.",
  remove: "Supprimer",
  removeItem: "Supprimer « {item} »",
  removing: "Suppression en cours…",
  removed: "Article supprimé : {item}.",
  updating: "Mise à jour en cours…",
  updated: "Panier mis à jour. Montant total : {total}.",
  updatedWithoutTotal: "Panier mis à jour.",
  adding: "Ajout à votre panier…",
  changedElsewhere: "Votre panier a été modifié entre-temps.",

  each: "{price} l’unité",
  priceWas: "ancien prix",
  priceNow: "nouveau prix",
  priceUnknown: "Prix confirmé lors de la commande",
  tierFrom: "À partir de {from} : {price} l’unité",
  tierRange: "De {from} à {to} : {price} l’unité",
  unavailable: "Cet article ne peut pas être affiché",
  unavailableDetail:
    "Il est toujours dans votre panier. Vous pouvez le supprimer ou le consulter lors de la commande.",

  subtotal: "Sous-total",
  discount: "Remise",
  discountCode: "Remise ({code})",
  tax: "Taxes",
  taxNamed: "Taxes ({code})",
  total: "Total",
  totalUnknown: "Confirmé lors de la commande",
  proceed: "Passer commande",
  proceeding: "Vérification de votre panier…",
  expiresSoon: "Nous conservons ce panier pour vous jusqu’au {time}.",

  emptyTitle: "Votre panier est vide",
  emptyDetail: "Choisissez un abonnement et il s’affichera ici.",
  missingTitle: "Aucun article pour l’instant",
  missingDetail: "Choisissez un abonnement et il s’affichera ici.",
  retry: "Réessayer",
  restart: "Recommencer",
  problems: { one: "Un point est à vérifier :", other: "{count} points sont à vérifier :" },

  itemProblem: "{item} : {problem}",
  failed: "Cette modification n’a pas été enregistrée. {reason}",
  mismatch: "Vous en avez désormais {count} dans votre panier.",
  mismatchGone: "Cet article n’est plus dans votre panier.",

  "error.token-missing":
    "Nous n’avons pas pu accéder à votre panier. Veuillez réessayer ou recharger la page.",
  "error.unauthorized": "Votre session a expiré. Veuillez vous reconnecter ou recharger la page.",
  "error.basket-not-found":
    "Ce panier est introuvable. La commande a peut-être déjà été passée, ou le panier remplacé.",
  "error.bad-gateway":
    "La boutique ne répond pas pour le moment. Votre panier est conservé. Veuillez réessayer.",
  "error.timeout": "La boutique met trop de temps à répondre. Votre panier est conservé. Veuillez réessayer.",
  "error.network":
    "Nous n’avons pas pu joindre la boutique. Veuillez vérifier votre connexion, puis réessayer.",
  "error.offline": "Vous êtes hors ligne. Nous reprendrons dès que la connexion sera rétablie.",
  "error.cookie-invalid":
    "Nous n’avons pas pu identifier votre panier. Veuillez recommencer à partir de l’offre.",
  "error.uncertain":
    "Nous ne savons pas si la modification a été enregistrée. Veuillez vérifier votre panier.",
  "error.404": "Ce panier ne peut pas être modifié sur cette page. Vous pouvez tout de même passer commande.",
  "error.other": "L’opération n’a pas abouti. Votre panier est conservé. Veuillez réessayer.",
  "error.basket-completed": "La commande correspondant à ce panier a déjà été passée. Merci !",
  "error.basket-expired": "Ce panier a expiré. Veuillez recommencer pour voir les prix actuels.",

  "reason.none": "Votre panier ne peut pas être commandé en l’état.",
  "reason.other": "Cet article ne peut pas être commandé pour le moment.",
  "reason.block_multiple":
    "Cet article est limité à un exemplaire par personne ; vous l’avez peut-être déjà.",
  "reason.price_changed": "Le prix a changé. Veuillez le vérifier avant de continuer.",
  "reason.trial_taken": "Cette offre d’essai a déjà été utilisée.",
  "reason.out_of_date": "Cette offre n’est pas disponible pour le moment.",
  "reason.mixed_terms":
    "Ces articles n’ont pas les mêmes modalités de paiement. Veuillez les commander séparément.",
} as const satisfies Messages;
