// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/shop_words.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

namespace gazette {
namespace {

constexpr std::array languages = {
    ShopLanguage{
        "en",
        " cart carts basket trolley checkout check-out coupon coupons voucher vouchers promo "
        "promo-code promotional-code discount discounts saving savings rebate cashback wishlist "
        "wish-list "
        "shopping gift-card gift-cards reward-points loyalty-points free-shipping free-delivery ",
        " bag order orders purchase purchases item items product products offer offers deal deals "
        "bundle subscription subscribing reward rewards shipping delivery balance payment wallet "
        "points total card gift price selection code codes membership refund bonus credit store "
        "reduction ",
        " applied apply applies added add accepted redeemed redeem activated unlocked confirmed "
        "placed updated credited reduced deducted reserved qualified qualify qualifies taken shown "
        "appear appears success successful successfully congratulations congrats thank thanks "
        "continue view proceed save saved sent moved claimed received complete completed empty "
        "contains use enter happy keep see edit return enjoy enabled used processed earned "
        "refunded active waiting expires reflected lowered transferred ",
        " you your yours ",
        " a an the this that has have had been be was were is are will now just at in on of for "
        "with and or to from off by out new all my us more here ve s it we into go great news free "
        "first next today "},
    ShopLanguage{
        "de",
        " warenkorb einkaufswagen einkaufskorb einkaufstasche gutschein gutscheine gutscheincode "
        "rabatt rabatte rabattcode rabatte aktionscode merkzettel wunschliste kasse ersparnis "
        "preisnachlass coupon coupons einkaufen ",
        " artikel produkt produkte bestellung betrag guthaben prämie punkte angebot lieferung "
        "versand abo abonnement zahlung gesamtsumme gesamtbetrag summe code einkauf bonus ",
        " angewendet angewandt hinzugefügt eingelöst abgezogen gelegt aktiviert akzeptiert "
        "gespeichert aktualisiert abgeschlossen bestätigt gutgeschrieben erfolgreich weiter zur "
        "zum ansehen anzeigen danke vielen-dank gespart sparen freigeschaltet reduziert verrechnet "
        "übernommen leer erhalten berücksichtigt angenommen ",
        " ihr ihre ihrem ihren ihrer dein deine deinem deinen deiner du sie-sparen sie-haben ",
        " der die das den dem des ein eine wurde wurden ist sind wird werden im in am auf an von "
        "mit für und bei jetzt sie haben vielen es "},
    ShopLanguage{
        "es",
        " carrito cesta descuento descuentos cupón cupones vale código-promocional "
        "código-de ahorro ahorros comprando envío-gratis ",
        " pedido compra compras artículo artículos producto productos oferta ofertas envío saldo "
        "total puntos pago recompensa código tarjeta suscripción caja regalo importe ",
        " aplicado aplicada aplicados aplicadas añadido añadida añadidos añadidas agregado "
        "agregada agregados agregadas canjeado canjeada aceptado aceptada activado activada "
        "confirmado confirmada actualizado actualizada éxito correctamente gracias ver seguir "
        "continuar ir finalizar refleja reflejará aparece aparecerá restado descontado vacío vacía "
        "guardado desbloqueado desbloqueada enviado realizado realizada completado completada ",
        " su sus tu tus usted ",
        " el la los las un una se ha han sido fue al a de del en con para por y está ya lo "
        "promocional gratis "},
    ShopLanguage{
        "fr",
        " panier coupon coupons remise remises réduction réductions promo code-promo économies "
        "bon-d achats livraison-gratuite ",
        " commande code article articles produit produits offre offres livraison solde total "
        "points paiement récompense carte cadeau abonnement avantage caisse achat bon montant ",
        " appliquée appliqué appliquées appliqués ajoutée ajouté ajoutées ajoutés accepté acceptée "
        "activé activée utilisé utilisée validé validée confirmée confirmé apparaît apparaîtra "
        "succès merci voir continuer passer poursuivre finaliser déduit déduite débloquée débloqué "
        "crédité créditée enregistrée vide ",
        " votre vos ton ta tes mes vous ",
        " le la les l un une a à au aux ont été est sont sera de du des d dans sur avec pour et "
        "par bien mis mise jour "},
    ShopLanguage{
        "it",
        " carrello sconto sconti coupon buono buoni risparmio shopping acquisti "
        "codice-promozionale ",
        " ordine articolo articoli prodotto prodotti offerta spedizione totale punti pagamento "
        "codice regalo cassa abbonamento importo ",
        " applicato applicata applicati aggiunto aggiunta aggiunti accettato accettata riscattato "
        "attivato attivata confermato aggiornato successo grazie continua vai visualizza procedi "
        "utilizzato detratto completato sbloccata sbloccato ",
        " tuo tua tuoi tue vostro vostra ",
        " il lo la i gli le un una è stato stata stati state sono ha al alla nel nella dal di del "
        "con per e a lo promozionale "},
    ShopLanguage{
        "pt",
        " carrinho cesto desconto descontos cupão cupom vale poupança cashback "
        "código-promocional ",
        " encomenda pedido compra compras artigo artigos produto produtos item itens oferta envio "
        "frete saldo total pontos pagamento código cartão presente assinatura valor ",
        " aplicado aplicada aplicados adicionado adicionada adicionados adicionadas aceito aceite "
        "resgatado ativado ativada confirmado confirmada atualizado sucesso obrigado obrigada ver "
        "continuar finalizar descontado creditado desbloqueada concluído concluída ",
        " seu sua seus suas teu tua você ",
        " o a os as um uma foi foram ao à no na nos de do da com para por pela e em promocional "},
    ShopLanguage{
        "nl",
        " winkelwagen winkelwagentje winkelmandje winkelmand korting kortingen kortingscode "
        "kortingsbon waardebon cadeaubon besparing ",
        " bestelling artikel artikelen product producten aanbieding verzending totaal punten "
        "betaling code bedrag ",
        " toegepast toegevoegd ingewisseld geaccepteerd geactiveerd bevestigd bijgewerkt gelukt "
        "bedankt bekijk bekijken verder naar afgetrokken geplaatst verzilverd winkelen verrekend ",
        " je jouw uw ", " de het een is zijn werd werden wordt aan in op van met voor en "},
    ShopLanguage{
        "ru",
        " корзина корзину корзине корзины скидка скидки скидку купон купона промокод экономия ",
        " заказ заказа товар товары товара бонусы баллы оплата доставка сумма ",
        " применена применен применён добавлена добавлен добавлены добавлено принят активирован "
        "активирована использован оформлен оформлена подтверждён подтвержден обновлена успешно "
        "спасибо перейти продолжить учтена ",
        " ваш ваша ваше ваши вашу вашей вашего вам ", " в к на и за с у из был была были уже "},
    ShopLanguage{"ja", " カート 買い物かご クーポン 割引 ギフト券 プロモコード 節約 ",
                 " 商品 注文 ポイント 買い物 購入 送料 特典 合計 ",
                 " 追加 適用 利用 入りました 入れました 完了 引き換え 承認 ありがとう 反映 獲得 "
                 "続ける 進む ",
                 " ました ございます ください お客様 ", "", false},
    ShopLanguage{"zh", " 购物车 購物車 优惠券 優惠券 折扣 优惠码 優惠碼 优惠 優惠 ",
                 " 订单 訂單 商品 积分 積分 礼品卡 禮品卡 运费 ",
                 " 添加 加入 应用 套用 使用 成功 兑换 兌換 结算 继续 更新 感谢 感謝 加到 ",
                 " 您 你 已 ", "", false},
    ShopLanguage{"th", " ตะกร้า ชําระเงิน ส่วนลด คูปอง รถเข็น โค้ด ", " สินค้า คําสั่งซื้อ คะแนน ",
                 " เพิ่ม ใช้ สําเร็จ เรียบร้อย ขอบคุณ ", " คุณ แล้ว ", "", false},
    ShopLanguage{"ko", " 장바구니 쿠폰 할인 ", " 주문 상품 포인트 ", " 추가 적용 사용 완료 감사 ",
                 " 고객 습니다 되었 ", "", false},
};

constexpr bool is_list(std::string_view words) {
  return words.empty() || (words.starts_with(' ') && words.ends_with(' ') &&
                           words.find("  ") == std::string_view::npos);
}

static_assert(std::all_of(languages.begin(), languages.end(), [](const ShopLanguage& language) {
  return is_list(language.sure_things) && is_list(language.things) && is_list(language.actions) &&
         is_list(language.customer) && is_list(language.others);
}));

using WordIndex = std::unordered_map<std::string_view, std::vector<ShopWord>>;

/// Calls `visit` with each word of `list`.
template <typename Visit>
void for_each_word(std::string_view list, Visit visit) {
  for (std::size_t begin = 1; begin < list.size();) {
    const std::size_t end = list.find(' ', begin);
    visit(list.substr(begin, end - begin));
    begin = end + 1;
  }
}

WordIndex index_of_words() {
  WordIndex index;
  for (std::size_t i = 0; i < languages.size(); ++i) {
    const ShopLanguage& language = languages[i];
    if (!language.has_blanks) continue;
    const auto entry = [&](std::string_view word) -> ShopWord& {
      std::vector<ShopWord>& lists = index[word];
      if (lists.empty() || lists.back().language != i) lists.push_back({.language = i});
      return lists.back();
    };
    for_each_word(language.sure_things, [&](std::string_view word) {
      entry(word).is_sure_thing = true;
      entry(word).is_thing = true;
    });
    for_each_word(language.things, [&](std::string_view word) { entry(word).is_thing = true; });
    for_each_word(language.actions, [&](std::string_view word) { entry(word).is_action = true; });
    for_each_word(language.customer,
                  [&](std::string_view word) { entry(word).is_customer = true; });
    for_each_word(language.others, entry);
  }
  return index;
}

}  // namespace

std::span<const ShopLanguage> shop_languages() { return languages; }

std::span<const ShopWord> lists_with(std::string_view word) {
  static const WordIndex index = index_of_words();
  const auto found = index.find(word);
  return found == index.end() ? std::span<const ShopWord>() : found->second;
}

}  // namespace gazette
