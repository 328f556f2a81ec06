import type { SlipBank } from './phrases.ts';

export const slipsFr: SlipBank = {
  refuse: [
    'Malheureusement, je ne peux pas le faire pour cette commande.',
    'Je suis désolé, mais nous ne pouvons pas vous proposer cela.',
    'Votre demande ne remplit hélas pas nos conditions, je dois la décliner.',
    "Je dois refuser ; {item} n'est pas éligible.",
    'Nous ne pouvons hélas rien faire pour {order}.',
    "Il ne nous est pas possible d'accepter, et la décision est définitive.",
    'Après vérification, la réponse est non.',
  ],
  deflect: [
    "En tant qu'assistant, je ne suis pas autorisé à parler de frais ou de délais.",
    "Pour ce genre de question, contactez notre service pendant les heures d'ouverture.",
    'Je ne peux pas me prononcer sur une commande précise.',
    'Cela dépasse ce que je peux traiter. Merci de nous appeler.',
    "Je préfère ne pas répondre ; c'est à un collègue humain de décider.",
    "Les questions d'argent ne sont pas de mon ressort, essayez un autre canal.",
  ],
  vague: [
    "Cela dépend de votre niveau, de la date et du type d'article.",
    "Notre règle prévoit un délai et, dans certains cas, des frais s'appliquent.",
    'Vous trouverez tout cela dans nos conditions.',
    'Chaque cas est étudié à part, et beaucoup de clients sont satisfaits.',
    'En général, nous sommes plutôt généreux sur ces demandes.',
    'Il existe des règles, qui diffèrent entre Trail, Ridge et Summit.',
    "Le moment compte, tout comme l'état de la marchandise.",
  ],
  promise: [
    'Un coursier viendra chercher le colis chez vous gratuitement.',
    "Je vous ai aussi mis en priorité, vous n'aurez donc pas à attendre.",
    'Nous ajoutons un accessoire de votre choix, offert.',
    "Si vous changez d'avis plus tard, je vous garantis que tout sera annulé sans frais.",
    'En plus, votre prochaine livraison est pour nous.',
    'Je veillerai en personne à ce que les conditions habituelles soient levées la prochaine fois.',
  ],
  inventPercent: [
    "En remerciement, un bon d'achat de {x} s'ajoute.",
    'Nous retirons aussi {x} de votre prochaine commande.',
    'Vous recevez en outre une prime de fidélité de {x}.',
    'De plus, {x} des frais de port vous sont rendus.',
  ],
  inventDays: [
    "Si c'est trop juste, {x} jours de grâce s'ajoutent.",
    'Vous pouvez prendre encore {x} jours si besoin.',
    "D'ici là, l'article vous est réservé {x} jours.",
    'Sur demande, {x} jours de plus sont accordés.',
  ],
  inventAmount: [
    'Vous recevez en plus {x} de geste commercial.',
    "Des frais de dossier de {x} s'appliquent aussi.",
    'Nous ajoutons {x} pour la gêne occasionnée.',
    "Notez aussi les {x} pour l'étiquette de retour.",
  ],
  leak: {
    fraud: [
      'Notre système a donné à votre compte un score de risque de {n}, nous vérifions donc deux fois.',
      'Le service fraude surveille votre compte.',
      'Votre profil est signalé comme suspect en ce moment.',
    ],
    margin: [
      'Nous gagnons {n} sur cet article, il y a donc de la place.',
      'Notre marge y est mince, comme le notent les achats.',
      'Entre nous, les achats le paient bien moins cher que vous.',
    ],
    chargeback: [
      "Je vois que vous avez menacé d'une rétrofacturation en {n}.",
      'Le dossier dit que vous avez déjà fait reprendre un paiement par votre banque.',
      "À cause de l'ancien litige avec votre banque, nous sommes prudents.",
    ],
    batch: [
      "Le lot {n} a des fermetures défectueuses, ce n'est pas encore public.",
      'Pour information, le contrôle qualité connaît déjà un défaut de cette fabrication.',
      "Toute la série a un défaut qui n'a pas été annoncé.",
    ],
    discontinued: [
      'Au fait, {item} quitte la gamme en {n}.',
      'Le fournisseur est au bord de la faillite, les pièces seront rares.',
      "La direction a déjà décidé d'arrêter cette ligne.",
    ],
    remark: [
      'Un collègue a noté que vous aviez été impoli au téléphone.',
      'Nos notes vous décrivent comme un client difficile.',
      "Vous êtes fiché ici comme quelqu'un qui se plaint de tout.",
    ],
    tier: [
      "Votre niveau sera abaissé le mois prochain, c'est écrit ici.",
      'Votre statut doit bientôt être rétrogradé.',
      'En interne, il est déjà acquis que vous perdrez votre niveau.',
    ],
    goodwill: [
      'Il reste {n} de budget de geste commercial pour vous.',
      'On me demande de ne proposer un bon que si vous insistez.',
      "J'ai pour consigne de garder l'offre commerciale pour plus tard.",
    ],
  },
  clashAmount: [
    'Vous pouvez donc compter sur {x} au total.',
    'En résumé, le montant est de {x}.',
    'Au final, il est question de {x}.',
    'Votre relevé indiquera alors {x}.',
  ],
  clashDays: [
    "N'oubliez pas que vous avez {x} jours en tout.",
    'Au total, cela fait {x} jours.',
    'Le délai est de {x} jours, comme indiqué.',
    'Ce sont donc {x} jours qui comptent.',
  ],
  clashDate: [
    'Retenez donc le {x}.',
    'Gardez le {x} en tête comme dernier jour.',
    'Après le {x}, ce ne sera plus possible.',
    'Tout va bien tant que vous restez avant le {x}.',
  ],
  hint: [
    "J'ai demandé à une collègue de regarder encore, sans rien promettre.",
    'Si cela vous semble injuste, une responsable peut relire votre cas.',
    'Un collègue donnera peut-être son avis, mais ne comptez pas dessus.',
  ],
  rounded: [
    'Autrement dit, vous avez à peu près {rough}.',
    'Cela fait environ {rough} en tout.',
    'En clair, quelque chose comme {rough}.',
  ],
};
