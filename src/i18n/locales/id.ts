import type { Messages } from "../messages.js";

/** Indonesian, with the polite “Anda”. */
export default {
  heading: "Keranjang Anda",
  loading: "Memuat keranjang Anda…",
  loadingSlow: "Prosesnya lebih lama dari biasanya. Kami masih mencoba.",
  loaded: "Keranjang telah dimuat: {items}.",
  itemCount: "{count} produk",

  quantity: "Jumlah {item}",
  decrease: "Kurangi jumlah {item}",
  increase: "Tambah jumlah {item}",
  quantityShort: "Jumlah: {count}",
  quantityFewest: "Jumlah minimum: {count}",
  quantityMost: "Jumlah maksimum: {count}",
  quantityInvalid: "Masukkan bilangan bulat.",
  quantityAdjusted: "Jumlah diubah menjadi {count}, jumlah terdekat yang tersedia.",
  remove: "Hapus",
  removeItem: "Hapus {item}",
  removing: "Menghapus…",
  removed: "{item} telah dihapus.",
  updating: "Memperbarui…",
  updated: "Keranjang telah diperbarui. Total: {total}.",
  updatedWithoutTotal: "Keranjang telah diperbarui.",
  adding: "Menambahkan ke keranjang Anda…",
  changedElsewhere: "Keranjang Anda telah diubah dari tempat lain.",

  each: "{price} per unit",
  priceWas: "harga sebelumnya",
  priceNow: "harga sekarang",
  priceUnknown: "Harga dipastikan saat checkout",
  tierFrom: "{from} atau lebih: {price} per unit",
  tierRange: "{from} sampai {to}: {price} per unit",
  unavailable: "Produk ini tidak dapat ditampilkan",
  unavailableDetail:
    "Produk ini masih ada di keranjang Anda. Anda dapat menghapusnya atau melihatnya saat checkout.",

  subtotal: "Subtotal",
  discount: "Diskon",
  discountCode: "Diskon ({code})",
  tax: "Pajak",
  taxNamed: "Pajak ({code})",
  total: "Total",
  totalUnknown: "Dipastikan saat checkout",
  proceed: "Lanjut ke checkout",
  proceeding: "Memeriksa keranjang Anda…",
  expiresSoon: "Keranjang ini kami simpan untuk Anda sampai {time}.",

  emptyTitle: "Keranjang Anda kosong",
  emptyDetail: "Langganan yang Anda pilih akan muncul di sini.",
  missingTitle: "Belum ada apa-apa di sini",
  missingDetail: "Langganan yang Anda pilih akan muncul di sini.",
  retry: "Coba lagi",
  restart: "Mulai dari awal",
  problems: "Ada {count} masalah yang perlu diperiksa:",

  itemProblem: "{item}: {problem}",
  failed: "Perubahan ini tidak tersimpan: {reason}",
  mismatch: "Jumlah produk ini di keranjang Anda sekarang {count}.",
  mismatchGone: "Produk ini sudah tidak ada di keranjang Anda.",

  "error.token-missing":
    "Kami tidak dapat membuka akses ke keranjang Anda. Silakan coba lagi atau muat ulang halaman ini.",
  "error.unauthorized": "Sesi Anda telah berakhir. Silakan masuk lagi atau muat ulang halaman ini.",
  "error.basket-not-found": "Kami tidak dapat menemukan keranjang ini. Mungkin sudah dipesan atau diganti.",
  "error.bad-gateway": "Toko sedang tidak merespons. Keranjang Anda aman. Silakan coba lagi.",
  "error.timeout": "Respons dari toko terlalu lama. Keranjang Anda aman. Silakan coba lagi.",
  "error.network": "Kami tidak dapat terhubung ke toko. Periksa koneksi internet Anda, lalu coba lagi.",
  "error.offline": "Anda sedang offline. Kami akan melanjutkan begitu Anda terhubung kembali.",
  "error.cookie-invalid":
    "Kami tidak dapat mengenali keranjang Anda. Silakan mulai dari awal melalui halaman penawaran.",
  "error.uncertain":
    "Kami tidak dapat memastikan apakah perubahan itu tersimpan. Silakan periksa keranjang Anda.",
  "error.404": "Keranjang ini tidak dapat diubah di halaman ini. Anda tetap dapat melanjutkan ke checkout.",
  "error.other": "Terjadi kendala. Keranjang Anda aman. Silakan coba lagi.",
  "error.basket-completed": "Keranjang ini sudah dipesan. Terima kasih!",
  "error.basket-expired":
    "Masa berlaku keranjang ini telah berakhir. Silakan mulai dari awal untuk melihat harga terbaru.",

  "reason.none": "Keranjang Anda belum dapat dipesan dengan isi saat ini.",
  "reason.other": "Produk ini sedang tidak dapat dipesan.",
  "reason.block_multiple":
    "Produk ini hanya dapat dipesan satu per pelanggan, dan Anda mungkin sudah memilikinya.",
  "reason.price_changed": "Harganya telah berubah. Silakan periksa sebelum melanjutkan.",
  "reason.trial_taken": "Uji coba ini sudah pernah digunakan.",
  "reason.out_of_date": "Penawaran ini sedang tidak tersedia.",
  "reason.mixed_terms": "Ketentuan pembayaran produk-produk ini berbeda. Silakan pesan secara terpisah.",
} as const satisfies Messages;
