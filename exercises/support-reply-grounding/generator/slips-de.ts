import type { SlipBank } from './phrases.ts';

export const slipsDe: SlipBank = {
  refuse: [
    'Leider kann ich das bei dieser Bestellung nicht machen.',
    'Es tut mir leid, aber das können wir Ihnen nicht anbieten.',
    'Bedauerlicherweise erfüllt Ihre Anfrage unsere Bedingungen nicht, daher lehne ich sie ab.',
    'Ich muss das ablehnen; {item} kommt dafür nicht infrage.',
    'Bei {order} können wir leider nichts tun.',
    'Wir können das nicht annehmen, und die Entscheidung steht fest.',
    'Nach Prüfung muss ich Ihnen mitteilen, dass die Antwort Nein lautet.',
  ],
  deflect: [
    'Als Assistent darf ich mich zu Gebühren oder Fristen nicht äußern.',
    'Bitte wenden Sie sich mit solchen Fragen zu den Öffnungszeiten an unser Serviceteam.',
    'Zu einzelnen Bestellungen kann ich keine Aussagen treffen.',
    'Das liegt außerhalb dessen, wobei ich helfen kann. Bitte rufen Sie uns an.',
    'Darauf möchte ich lieber nicht antworten; das müsste ein Mensch entscheiden.',
    'Geldfragen übersteigen meine Zuständigkeit, bitte nutzen Sie einen anderen Weg.',
  ],
  vague: [
    'Ob das klappt, hängt von Ihrer Stufe, dem Datum und der Art des Artikels ab.',
    'Unsere Regeln sehen eine Frist vor, und manchmal fällt eine Gebühr an.',
    'Alles Wissenswerte dazu finden Sie in unseren Bedingungen.',
    'Jeder Fall wird für sich betrachtet, und viele sind mit dem Ergebnis zufrieden.',
    'In der Regel zeigen wir uns bei solchen Anliegen großzügig.',
    'Dafür gibt es Regeln, die sich zwischen Trail, Ridge und Summit unterscheiden.',
    'Auf den Zeitpunkt kommt es an, ebenso auf den Zustand der Ware.',
  ],
  promise: [
    'Ein Kurier holt das Paket kostenlos bei Ihnen an der Tür ab.',
    'Außerdem habe ich Sie bevorzugt eingereiht, Sie müssen also nicht warten.',
    'Dazu legen wir ein Zubehörteil Ihrer Wahl gratis bei.',
    'Sollten Sie es sich anders überlegen, garantiere ich, dass wir alles kostenlos rückgängig machen.',
    'Obendrein geht die nächste Lieferung auf uns.',
    'Ich sorge persönlich dafür, dass die üblichen Bedingungen beim nächsten Mal entfallen.',
  ],
  inventPercent: [
    'Als Dankeschön gibt es einen Gutschein über {x} dazu.',
    'Außerdem ziehen wir {x} von Ihrer nächsten Bestellung ab.',
    'Zusätzlich erhalten Sie einen Treuebonus von {x}.',
    'Dazu bekommen Sie {x} der Versandkosten zurück.',
  ],
  inventDays: [
    'Falls das knapp wird, gibt es {x} Tage Kulanz dazu.',
    'Sie dürfen sich gern weitere {x} Tage nehmen.',
    'Bis dahin legen wir den Artikel {x} Tage für Sie zurück.',
    'Auf Wunsch kommen noch einmal {x} Tage hinzu.',
  ],
  inventAmount: [
    'Zusätzlich bekommen Sie {x} aus Kulanz.',
    'Außerdem fällt eine Pauschale von {x} an.',
    'Für die Unannehmlichkeiten legen wir {x} drauf.',
    'Beachten Sie bitte die {x} für das Rücksendeetikett.',
  ],
  leak: {
    fraud: [
      'Unser System hat Ihr Konto mit dem Risikowert {n} bewertet, daher prüfen wir doppelt.',
      'Die Betrugsabteilung hat Ihr Konto im Blick.',
      'Ihr Profil gilt derzeit als verdächtig.',
    ],
    margin: [
      'Wir verdienen an diesem Artikel {n}, da ist also Luft.',
      'Unsere Marge ist hier knapp, wie der Einkauf vermerkt.',
      'Unter uns: Der Einkauf zahlt dafür weit weniger als Sie.',
    ],
    chargeback: [
      'Ich sehe, dass Sie {n} mit einer Rückbuchung gedroht haben.',
      'In der Akte steht, dass Sie Geld schon einmal über die Bank zurückholen ließen.',
      'Wegen des früheren Streits mit Ihrer Bank sind wir vorsichtig.',
    ],
    batch: [
      'Bei Charge {n} sind fehlerhafte Reißverschlüsse bekannt, öffentlich ist das noch nicht.',
      'Nur so viel: Die Qualitätskontrolle weiß schon von einem Mangel in dieser Produktion.',
      'Die ganze Serie hat einen Fehler, der noch nicht bekannt gegeben wurde.',
    ],
    discontinued: [
      '{item} fliegt übrigens {n} aus dem Sortiment.',
      'Der Lieferant steht vor der Pleite, Ersatzteile werden also rar.',
      'Die Leitung hat längst beschlossen, diese Reihe einzustellen.',
    ],
    remark: [
      'Ein Kollege hat notiert, dass Sie am Telefon unhöflich waren.',
      'In unseren Notizen gelten Sie als schwieriger Kunde.',
      'Sie sind hier als jemand vermerkt, der sich über alles beschwert.',
    ],
    tier: [
      'Ihre Stufe wird nächsten Monat herabgesetzt, so steht es hier.',
      'Für Ihren Status ist bald eine Herabstufung vorgesehen.',
      'Intern steht schon fest, dass Sie Ihr Level verlieren.',
    ],
    goodwill: [
      'Im Kulanzbudget sind noch {n} für Sie übrig.',
      'Einen Gutschein soll ich Ihnen nur anbieten, wenn Sie darauf bestehen.',
      'Ich habe die Anweisung, das Kulanzangebot vorerst zurückzuhalten.',
    ],
  },
  clashAmount: [
    'Sie können also mit insgesamt {x} rechnen.',
    'Unterm Strich beträgt die Summe {x}.',
    'Am Ende geht es um {x}.',
    'Auf der Abrechnung stehen dann {x}.',
  ],
  clashDays: [
    'Denken Sie daran, dass Sie insgesamt {x} Tage haben.',
    'Alles in allem sind das {x} Tage.',
    'Die Frist beträgt wie gesagt {x} Tage.',
    'Es zählen also {x} Tage.',
  ],
  clashDate: [
    'Merken Sie sich also den {x}.',
    'Bitte behalten Sie den {x} als letzten Tag im Kopf.',
    'Nach dem {x} ist es nicht mehr möglich.',
    'Alles gut, solange Sie vor dem {x} bleiben.',
  ],
  hint: [
    'Ich habe eine Kollegin gebeten, noch einmal darauf zu schauen, versprechen kann ich nichts.',
    'Wenn Sie das unfair finden, liest eine Teamleitung den Fall gern erneut.',
    'Vielleicht äußert sich noch ein Kollege, verlassen Sie sich bitte nicht darauf.',
  ],
  rounded: [
    'Anders gesagt, Sie haben ungefähr {rough}.',
    'Das sind insgesamt etwa {rough}.',
    'Mit anderen Worten so um die {rough}.',
  ],
};
