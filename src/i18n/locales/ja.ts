import type { Messages } from "../messages.js";

/** Japanese, in polite form (です・ます) with customary honorifics towards the customer. */
export default {
  heading: "カート",
  loading: "カートを読み込んでいます…",
  loadingSlow: "通常より時間がかかっています。このまましばらくお待ちください。",
  loaded: "カートを読み込みました（{items}）。",
  itemCount: "商品{count}点",

  quantity: "「{item}」の数量",
  decrease: "「{item}」の数量を減らす",
  increase: "「{item}」の数量を増やす",
  quantityShort: "数量：{count}",
  quantityFewest: "数量は{count}点からお選びいただけます。",
  quantityMost: "数量は{count}点までお選びいただけます。",
  quantityInvalid: "数量は整数で入力してください。",
  quantityAdjusted: "お選びいただける最も近い数量の{count}点に変更しました。",
  remove: "削除",
  removeItem: "「{item}」を削除",
  removing: "削除しています…",
  removed: "「{item}」を削除しました。",
  updating: "更新しています…",
  updated: "カートを更新しました。合計は{total}です。",
  updatedWithoutTotal: "カートを更新しました。",
  adding: "カートに追加しています…",
  changedElsewhere: "ほかの画面などでカートの内容が変更されました。",

  each: "1点あたり{price}",
  priceWas: "元の価格",
  priceNow: "現在の価格",
  priceUnknown: "価格はご注文手続き時に確定します",
  tierFrom: "{from}点以上：1点あたり{price}",
  tierRange: "{from}〜{to}点：1点あたり{price}",
  unavailable: "この商品は表示できません",
  unavailableDetail: "商品はカートに入ったままです。削除するか、ご注文手続きの画面でご確認ください。",

  subtotal: "小計",
  discount: "割引",
  discountCode: "割引（{code}）",
  tax: "税額",
  taxNamed: "税額（{code}）",
  total: "合計",
  totalUnknown: "ご注文手続き時に確定",
  proceed: "ご注文手続きへ進む",
  proceeding: "カートを確認しています…",
  expiresSoon: "このカートの内容は{time}まで保存されます。",

  emptyTitle: "カートは空です",
  emptyDetail: "サブスクリプションをお選びいただくと、ここに表示されます。",
  missingTitle: "まだ何も入っていません",
  missingDetail: "サブスクリプションをお選びいただくと、ここに表示されます。",
  retry: "もう一度試す",
  restart: "最初からやり直す",
  problems: "次の{count}件をご確認ください：",

  itemProblem: "{item}：{problem}",
  failed: "変更を保存できませんでした。{reason}",
  mismatch: "この商品は現在、カートに{count}点入っています。",
  mismatchGone: "この商品はすでにカートから削除されています。",

  "error.token-missing":
    "カートにアクセスできませんでした。もう一度お試しいただくか、ページを再読み込みしてください。",
  "error.unauthorized": "セッションが終了しました。もう一度ログインするか、ページを再読み込みしてください。",
  "error.basket-not-found":
    "このカートが見つかりませんでした。ご注文済みか、別のカートに切り替わった可能性があります。",
  "error.bad-gateway":
    "現在、ショップから応答がありません。カートの内容は保存されていますので、もう一度お試しください。",
  "error.timeout":
    "ショップからの応答に時間がかかっています。カートの内容は保存されていますので、もう一度お試しください。",
  "error.network":
    "ショップに接続できませんでした。インターネット接続をご確認のうえ、もう一度お試しください。",
  "error.offline": "現在オフラインです。接続が回復しだい、自動的に再開します。",
  "error.cookie-invalid":
    "お客様のカートを特定できませんでした。お手数ですが、プランの選択からやり直してください。",
  "error.uncertain": "変更が保存されたかどうかを確認できませんでした。カートの内容をご確認ください。",
  "error.404": "このページではカートの内容を変更できません。ご注文手続きにはそのままお進みいただけます。",
  "error.other": "処理を完了できませんでした。カートの内容は保存されていますので、もう一度お試しください。",
  "error.basket-completed": "このカートの商品はご注文済みです。ありがとうございました。",
  "error.basket-expired":
    "このカートは有効期限が切れました。最初からやり直して、現在の価格をご確認ください。",

  "reason.none": "現在のカートの内容ではご注文いただけません。",
  "reason.other": "この商品は現在ご注文いただけません。",
  "reason.block_multiple": "この商品はお一人様1点限りです。ご購入済みの可能性があります。",
  "reason.price_changed": "価格が変更されました。お手続きの前にご確認ください。",
  "reason.trial_taken": "このトライアルは以前にご利用いただいています。",
  "reason.out_of_date": "このプランは現在お申し込みいただけません。",
  "reason.mixed_terms": "これらの商品はお支払い条件が異なります。お手数ですが、別々にご注文ください。",
} as const satisfies Messages;
