/** What people write around a document. The tail of every list is held out from public rows (see `Voice`). */
import { CONTACTS, STAFF } from './names.ts';
import type { NoteKind } from './facts.ts';
import type { Language } from './locales.ts';
import type { Voice } from './random.ts';

type Spoken = Exclude<NoteKind, 'none'>;

const NOTES: Record<Language, Record<Spoken, string[]>> = {
  en: {
    hold: [
      'Please do not pay this one yet, half the delivery is still missing.',
      "Can you keep this back until {name} has checked the prices? Something's off with the surcharge.",
      "Don't release until I've had the test certificates.",
      'Book it but no money goes out before the replacement parts are here, agreed with {name}.',
      'On hold pls!! wrong goods, they are sending a courier.',
      'We dispute the second item. Nothing to be transferred until they answer.',
      'Park this please, {name} is negotiating.',
      'pls wait with the payment, goods are quarantined',
      'I have told them they will see our money when the leak is fixed and not a day sooner.',
      'Leave it in the blocked pile for now; the count did not match.',
      'This must sit until the supplier sends a proper delivery record.',
      'Not to be settled at this stage - quality is still looking at the castings.',
      'Sit tight on this one, I want a word with {name} before we part with a penny.',
      "Freeze it for me? The quote said something else and I'm waiting for {name}.",
      'Hands off until further notice, legal is on it.',
      'Keep it out of the Thursday run. I will shout when it can go.',
      'No transfer without my OK, they short-shipped us again.',
      'We are withholding until the rework is accepted.',
    ],
    released: [
      'Earlier I asked you to wait: that is settled, please pay as normal.',
      'The block can come off, certificates arrived this morning.',
      'OK to release now, {name} accepted the replacement.',
      'Forget what I said last week about holding this, the missing boxes turned up.',
      'Dispute is closed, go ahead with payment.',
      'Counted again, my mistake, everything is there. So no need to keep it back any longer.',
      'You can take it out of the blocked pile, we got our credit separately.',
      'Quality signed off the castings, the stop on this one is lifted.',
      "I was waiting for {name}; heard back, we're fine, let it run.",
      'Legal has no objection any more. Normal terms please.',
      'It was frozen since Monday, you can thaw it :)',
      'Rework accepted yesterday, nothing in the way of settling it from our side.',
    ],
    lookalike: [
      'Please hold the pallets at the gate, we pick them up on Friday.',
      'Do not pay the pro forma we sent in January, this is the real document.',
      'The driver had to wait two hours, please have the dock ready next time.',
      'They ask us to stop sending remittance slips by fax.',
      'Their bank details have not changed, please ignore any mail that says otherwise.',
      'Their payment reminder is about another item, no need to react here.',
      'The blocked drain valve from last month is covered by warranty, this is for the new one.',
      'They are still waiting for our signed delivery slip, unrelated to this.',
      'The hold-down bolts are billed per hundred as agreed.',
      'The line stop was not their fault, but they gave the rebate anyway.',
      'Frozen hoses have been replaced free of charge.',
    ],
    neutral: [
      'Attached as discussed.',
      'See below, thanks.',
      'Sorry for the delay, our printer died and then the post office lost it.',
      'Could you confirm you got this?',
      'New month new paperwork. Have a good week.',
      'Copy for your files, the original is in the post.',
      'As requested, with the new address on top.',
      'Hope the start-up went well.',
      'For booking please. Cost centre is the usual one.',
      'Here you go. {name} knows about it.',
      'Matches what I ordered.',
    ],
    unclear: [
      'Maybe have {name} glance at it first? Up to you.',
      'Not sure about the surcharge, but it is probably fine.',
      '{name} had some question about this I think, do what you usually do.',
      'I would have expected less, whatever.',
    ],
  },
  de: {
    hold: [
      'Bitte noch nicht bezahlen, die Lieferung ist unvollständig.',
      'Zahlung bitte zurückstellen, {name} prüft die Preise.',
      'Erst überweisen wenn die Zeugnisse da sind!',
      'Rechnung sperren bitte, Ware ist reklamiert.',
      'Da geht erst Geld raus, wenn die Nacharbeit abgenommen ist.',
      'Liegen lassen, ich kläre das noch mit {name}.',
    ],
    released: [
      'Hat sich erledigt, kann normal bezahlt werden.',
      'Sperre bitte aufheben, Ersatz ist eingetroffen.',
      'Reklamation abgeschlossen, bitte freigeben.',
      'War mein Fehler, Menge stimmt doch. Braucht nicht länger liegen zu bleiben.',
      '{name} ist jetzt einverstanden, läuft wie üblich.',
    ],
    lookalike: [
      'Bitte die Paletten am Tor zurückhalten, wir holen sie Freitag.',
      'Die Proforma vom Januar bitte nicht bezahlen, hier die richtige.',
      'Die warten noch auf unseren unterschriebenen Lieferschein, hat hiermit nichts zu tun.',
      'Das gesperrte Ventil vom März war Garantie, dies ist das neue.',
    ],
    neutral: [
      'Anbei wie besprochen.',
      'Zur Verbuchung, danke.',
      'Bitte um kurze Bestätigung.',
      'Wie bestellt, viele Grüße',
      'Kostenstelle wie immer.',
    ],
    unclear: ['Vielleicht schaut {name} noch mal drüber? Wie du meinst.', 'Kommt mir viel vor, passt aber vermutlich.'],
  },
  fr: {
    hold: [
      'Merci de ne pas payer pour le moment, il manque deux colis.',
      'À mettre en attente, {name} conteste le prix.',
      'Ne rien virer avant les certificats.',
      'Bloquez celle-ci svp, marchandise non conforme.',
      "On garde l'argent tant que la fuite n'est pas réparée.",
      'Pas de règlement sans mon feu vert.',
    ],
    released: [
      "C'est réglé avec eux, vous pouvez payer normalement.",
      'Litige clos, bon à payer.',
      'Les certificats sont arrivés, on débloque.',
      'Finalement tout y est, plus de raison de la garder de côté.',
      '{name} a donné son accord hier, on suit le cours habituel.',
    ],
    lookalike: [
      'Merci de garder les palettes au quai, on passe vendredi.',
      'Ne payez pas la pro forma de janvier, ceci est le bon document.',
      'Ils attendent toujours notre bon signé, sans rapport avec cette pièce.',
      'La vanne bloquée du mois dernier est sous garantie.',
    ],
    neutral: [
      'Ci-joint comme convenu.',
      'Pour enregistrement, merci.',
      'Merci de confirmer la bonne réception.',
      'Bonne semaine à tous.',
      'Conforme à ma commande.',
    ],
    unclear: ['Peut-être à montrer à {name} ? À vous de voir.', "Je m'attendais à moins, enfin bon."],
  },
};

const GREETINGS: Record<Language, string[]> = {
  en: ['Hi team,', 'Hello,', 'Dear AP,', 'morning', 'Hi {name},', 'Hey all'],
  de: ['Hallo zusammen,', 'Guten Tag,', 'Moin,', 'Hallo {name},', 'Liebe Kollegen'],
  fr: ['Bonjour,', 'Bonjour {name},', "Bonjour à l'équipe,", 'Salut,', 'Chers collègues'],
};

const CLOSINGS: Record<Language, string[]> = {
  en: ['Thanks', 'Best', 'Cheers', 'Kind regards', 'Rgds', 'Many thanks'],
  de: ['Danke', 'Gruß', 'Viele Grüße', 'MfG', 'Beste Grüße'],
  fr: ['Merci', 'Cordialement', 'Bien à vous', 'Bonne journée', 'Salutations'],
};

const named = (voice: Voice, text: string): string => text.replace('{name}', voice.random.pick(STAFF));

/** The sentence(s) of a note; one of the group's staff writes it, sometimes in English whatever the document's language. */
export function sayNote(voice: Voice, kind: NoteKind, language: Language): string[] {
  if (kind === 'none') return [];
  const spoken = voice.random.chance(0.6) ? language : 'en';
  const text = [named(voice, voice.say(NOTES[spoken][kind]))];
  if (kind !== 'neutral' && voice.random.chance(0.35)) {
    const filler = named(voice, voice.say(NOTES[spoken].neutral));
    text.splice(voice.random.int(0, 1), 0, filler);
  }
  return text;
}

/** A mail's text with greeting, body and signature. Suppliers sign with their contact, staff with their first name. */
export function wrapMail(voice: Voice, language: Language, body: string[], writer: 'staff' | 'supplier'): string[] {
  const { random } = voice;
  const signature = writer === 'staff' ? random.pick(STAFF) : random.pick(CONTACTS);
  const greeting = random.chance(0.8) ? [named(voice, voice.say(GREETINGS[language]))] : [];
  const closing = random.chance(0.8) ? [voice.say(CLOSINGS[language]), signature] : [signature];
  const text = random.chance(0.5) ? [body.join(' ')] : body;
  return [...greeting, ...text, ...closing];
}

/** What a supplier writes above a corrected document. */
export const REISSUE: Record<Language, string[]> = {
  en: [
    'Please find our corrected document below, kindly disregard the earlier message.',
    'Sorry, wrong version went out. This one replaces it.',
    'As discussed on the phone the right one is here, bin the other.',
    'Corrected copy, supersedes what I mailed before.',
    'We had to redo this, only the following counts.',
  ],
  de: [
    'anbei die korrigierte Fassung, die vorige Mail ist gegenstandslos.',
    'Entschuldigung, da ging die falsche Version raus. Es gilt diese hier.',
    'wie telefonisch besprochen neu ausgestellt, bitte die alte vernichten.',
    'Neufassung, ersetzt unsere frühere Nachricht.',
  ],
  fr: [
    'voici la version corrigée, merci de ne pas tenir compte du message précédent.',
    "Désolé, mauvaise version tout à l'heure. Celle-ci la remplace.",
    'Comme convenu au téléphone, seule la pièce suivante est valable.',
    'Version rectifiée, annule la précédente.',
  ],
};

/** What a supplier writes to change single values of the document quoted below. */
export const AMEND: Record<Language, { po: string[]; due: string[]; rest: string[] }> = {
  en: {
    po: [
      'The PO should read {value}.',
      'Wrong order number on there, it is {value}.',
      'please book against {value} instead',
      'Your buyer tells me it belongs to {value}.',
    ],
    due: [
      'We extended the due date to {value}.',
      'Payment is due {value}, not what it says below.',
      'we agreed on {value} for settling it',
      'New date for payment: {value}.',
    ],
    rest: [
      'Everything else stands.',
      'Rest unchanged.',
      'Sorry for the mix-up, otherwise as below.',
      'No other changes.',
    ],
  },
  de: {
    po: [
      'Die Bestellnummer lautet richtig {value}.',
      'Bitte auf {value} buchen statt der alten Nummer.',
      'Gehört zu {value}, Tippfehler bei uns.',
    ],
    due: ['Fällig ist sie nun am {value}.', 'Neues Zahlungsziel {value}.', 'Wir haben uns auf den {value} geeinigt.'],
    rest: ['Rest wie unten.', 'Sonst unverändert.', 'Alles andere bleibt.'],
  },
  fr: {
    po: [
      'La commande est en fait la {value}.',
      'Merci de rattacher à {value}.',
      'Erreur de notre part, il faut lire {value}.',
    ],
    due: [
      "L'échéance est reportée au {value}.",
      'Nouvelle date de règlement : {value}.',
      'Nous nous sommes entendus sur le {value}.',
    ],
    rest: ['Le reste est inchangé.', 'Sinon comme ci-dessous.', 'Pas d’autre changement.'],
  },
};
