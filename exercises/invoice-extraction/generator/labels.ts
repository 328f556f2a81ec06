/** What suppliers print beside their values. In every list the tail is held out from public rows (see `Voice`). */
import type { Language } from './locales.ts';

export type LabelKey =
  | 'invoice'
  | 'credit'
  | 'number'
  | 'issued'
  | 'due'
  | 'delivered'
  | 'po'
  | 'delivery'
  | 'customer'
  | 'net'
  | 'tax'
  | 'gross'
  | 'freight'
  | 'discount'
  | 'weight'
  | 'billTo'
  | 'carried'
  | 'columns'
  | 'reverse'
  | 'info'
  | 'perHundred';

export const LABELS: Record<Language, Record<LabelKey, string[]>> = {
  en: {
    invoice: ['INVOICE', 'Tax Invoice', 'Sales Invoice', 'Invoice / Packing copy', 'COMMERCIAL INVOICE'],
    credit: ['CREDIT NOTE', 'Credit Memo', 'Credit note (returns)', 'CREDIT ADVICE', 'Customer credit'],
    number: ['Invoice no.', 'Invoice #', 'Inv. No', 'Invoice number', 'Document no.', 'Our invoice', 'Bill no.'],
    issued: ['Date', 'Invoice date', 'Issued', 'Date of issue', 'Tax point', 'Dated', 'Document date'],
    due: ['Due date', 'Payment due', 'Due', 'Pay by', 'Please pay no later than', 'Payable on or before', 'Falls due'],
    delivered: ['Delivery date', 'Delivered', 'Date of supply', 'Shipped on', 'Goods left us'],
    po: ['PO', 'Your PO', 'P.O. number', 'Purchase order', 'Your order ref', 'Customer PO', 'Order (yours)'],
    delivery: ['Delivery note', 'Packing slip', 'D/N', 'Shipment ref', 'Despatch no.', 'Waybill'],
    customer: ['Customer no.', 'Account', 'Acct #', 'Cust. ID', 'Client code', 'A/C ref'],
    net: ['Subtotal', 'Net total', 'Goods total', 'Total excl. tax', 'Net amount', 'Value of supply', 'Before tax'],
    tax: ['VAT', 'Tax', 'Sales tax', 'VAT amount', 'Tax charged', 'Add tax'],
    gross: ['TOTAL', 'Total due', 'Amount due', 'Invoice total', 'Balance payable', 'Grand total', 'To pay'],
    freight: [
      'Freight',
      'Shipping',
      'Carriage',
      'Packing & freight',
      'Fuel surcharge',
      'Small order fee',
      'Pallet charge',
    ],
    discount: ['Discount', 'Less trade discount', 'Rebate', 'Early order rebate', 'Allowance'],
    weight: ['Gross weight', 'Ship wt', 'Total weight', 'Shipping weight', 'Consignment weight', 'Wt. of shipment'],
    billTo: ['Bill to', 'Sold to', 'Invoice to', 'Customer', 'Charged to', 'For the account of'],
    carried: ['carried forward', 'subtotal this page', 'c/fwd', 'page total', 'brought forward'],
    columns: [
      'Description|Qty|Price|Amount',
      'Item|Quantity|Unit price|Total',
      'Goods|Ordered|Each|Line total',
      'Article|Units|Rate|Value',
    ],
    reverse: ['VAT 0 - reverse charge', 'Zero rated, customer to account for VAT', 'Export, no tax charged'],
    info: ['For information only, equals about', 'Approx. equivalent', 'Converted at our house rate', 'Guide value'],
    perHundred: ['per 100', '/100', 'price per C', 'p. 100'],
  },
  de: {
    invoice: ['RECHNUNG', 'Rechnung', 'Faktura', 'Ausgangsrechnung', 'Rechnung / Lieferung'],
    credit: [
      'GUTSCHRIFT',
      'Rechnungskorrektur (Gutschrift)',
      'Gutschrift Retoure',
      'Storno-Gutschrift',
      'Gutschriftsanzeige',
    ],
    number: ['Rechnungs-Nr.', 'Rechnung Nr.', 'Rg.-Nr.', 'Belegnummer', 'Unsere Rechnung', 'Faktura-Nr.'],
    issued: ['Datum', 'Rechnungsdatum', 'vom', 'Ausgestellt am', 'Belegdatum'],
    due: ['Zahlbar bis', 'Fällig am', 'Fälligkeit', 'Bitte überweisen bis', 'Zahlungsziel', 'spätestens zum'],
    delivered: ['Lieferdatum', 'Leistungsdatum', 'Geliefert am', 'Warenausgang', 'Versandt'],
    po: ['Ihre Bestellung', 'Bestell-Nr.', 'Ihre Best.-Nr.', 'Ihr Auftrag', 'Bestellung (Kunde)'],
    delivery: ['Lieferschein', 'LS-Nr.', 'Lieferschein-Nr.', 'Versandbeleg', 'Frachtbrief'],
    customer: ['Kunden-Nr.', 'Kundennummer', 'Debitor', 'KdNr', 'Ihr Konto bei uns'],
    net: ['Nettobetrag', 'Summe netto', 'Zwischensumme', 'Warenwert netto', 'Netto gesamt'],
    tax: ['MwSt', 'USt', 'Umsatzsteuer', 'zzgl. MwSt', 'Steuerbetrag'],
    gross: ['Gesamtbetrag', 'Rechnungsbetrag', 'Endbetrag', 'Zu zahlen', 'Brutto gesamt', 'Zahlbetrag'],
    freight: ['Fracht', 'Versandkosten', 'Verpackung', 'Mindermengenzuschlag', 'Energiezuschlag'],
    discount: ['Rabatt', 'abzgl. Nachlass', 'Treuerabatt', 'Bonus', 'Frühbestellrabatt'],
    weight: ['Gesamtgewicht', 'Bruttogewicht', 'Gewicht', 'Versandgewicht', 'Gewicht der Sendung'],
    billTo: ['Rechnung an', 'Kunde', 'Empfänger', 'Leistungsempfänger', 'Besteller'],
    carried: ['Übertrag', 'Zwischensumme Seite', 'Übertrag auf nächste Seite', 'Vortrag'],
    columns: [
      'Bezeichnung|Menge|E-Preis|Betrag',
      'Artikel|Anzahl|Preis|Gesamt',
      'Leistung|Mg.|Einzelpreis|Summe',
      'Position|Menge|EP|GP',
    ],
    reverse: ['0 % - Steuerschuldnerschaft des Leistungsempfängers', 'steuerfreie Lieferung', 'Ausfuhr, ohne MwSt'],
    info: ['Nur zur Information, entspricht ca.', 'Umgerechnet etwa', 'Gegenwert zum Hauskurs', 'unverbindlich'],
    perHundred: ['je 100', '/100', 'per 100 St.', '% Stk'],
  },
  fr: {
    invoice: ['FACTURE', 'Facture', 'Facture de vente', 'Facture client', 'Facture définitive'],
    credit: ['AVOIR', "Facture d'avoir", 'Avoir sur retour', 'Note de crédit', 'Avoir commercial'],
    number: ['Facture n°', 'N° facture', 'Numéro', 'Pièce n°', 'Notre facture'],
    issued: ['Date', 'Date de facture', 'Le', 'Émise le', 'En date du'],
    due: ['Échéance', 'À régler avant le', "Date d'échéance", 'Payable le', 'Règlement au plus tard le'],
    delivered: ['Date de livraison', 'Livré le', 'Expédié le', 'Mise à disposition', 'Départ usine'],
    po: ['Votre commande', 'N° de commande', 'Réf. commande', 'Commande client', 'Bon de commande'],
    delivery: ['Bon de livraison', 'BL n°', 'Livraison', "Bordereau d'expédition", 'Récépissé'],
    customer: ['Code client', 'Client n°', 'Compte', 'Réf. client', 'N° de compte'],
    net: ['Total HT', 'Montant HT', 'Net HT', 'Base HT', 'Sous-total hors taxes'],
    tax: ['TVA', 'Montant TVA', 'Total TVA', 'Taxe', 'TVA collectée'],
    gross: ['Total TTC', 'Net à payer', 'Montant TTC', 'À payer', 'Total toutes taxes'],
    freight: ['Port', 'Frais de port', 'Emballage', 'Participation transport', 'Frais fixes'],
    discount: ['Remise', 'Remise commerciale', 'Rabais', 'Ristourne', 'Escompte accordé'],
    weight: ['Poids brut', 'Poids total', 'Poids', 'Poids expédié', "Poids de l'envoi"],
    billTo: ['Facturé à', 'Client', 'Adresse de facturation', 'Doit', 'Acheteur'],
    carried: ['à reporter', 'report', 'sous-total page', 'report page précédente'],
    columns: [
      'Désignation|Qté|P.U.|Montant',
      'Article|Quantité|Prix|Total',
      'Libellé|Nb|PU HT|Montant HT',
      'Produit|Qté|Prix unit.|Valeur',
    ],
    reverse: ['TVA 0 - autoliquidation', 'Exonération, livraison intracommunautaire', 'Export hors TVA'],
    info: ['Pour information, soit environ', 'Contre-valeur indicative', 'Équivalent approché', 'À titre indicatif'],
    perHundred: ['le cent', '/100', 'pour 100', 'les 100'],
  },
};

/** Terms of payment without a date; `{n}` is the number of days from the date of issue. */
export const TERMS: Record<Language, string[]> = {
  en: [
    'Terms: net {n}',
    '{n} days net',
    'Payment within {n} days of invoice date',
    'Net {n} days, no cash discount',
    'Settlement: {n} days from date of issue',
  ],
  de: [
    'Zahlbar innerhalb von {n} Tagen netto',
    '{n} Tage netto',
    'Zahlungsziel {n} Tage ab Rechnungsdatum',
    'netto {n} Tage',
    'Wir bitten um Ausgleich binnen {n} Tagen',
  ],
  fr: [
    'Règlement à {n} jours',
    '{n} jours nets',
    'Paiement {n} jours date de facture',
    'Conditions : {n} jours',
    'À {n} jours, sans escompte',
  ],
};

/** How a unit is printed. `h` is labour. */
export const UNIT_WORDS: Record<Language, Record<string, string[]>> = {
  en: {
    pcs: ['pcs', 'ea', 'pc', 'each', 'units'],
    m: ['m', 'metres'],
    kg: ['kg', 'kgs'],
    h: ['h', 'hrs', 'hours'],
    min: ['min', 'mins', 'minutes'],
  },
  de: {
    pcs: ['Stk', 'St.', 'Stück', 'ST'],
    m: ['m', 'Meter'],
    kg: ['kg', 'KG'],
    h: ['Std', 'h', 'Stunden'],
    min: ['min', 'Min.', 'Minuten'],
  },
  fr: {
    pcs: ['pce', 'u', 'pièces', 'pces'],
    m: ['m', 'ml'],
    kg: ['kg', 'Kg'],
    h: ['h', 'heures'],
    min: ['min', 'minutes'],
  },
};
