import type { SlipBank } from './phrases.ts';

export const slipsEs: SlipBank = {
  refuse: [
    'Lamentablemente no puedo hacerlo con este pedido.',
    'Lo siento, pero no podemos ofrecerte eso.',
    'Tu solicitud no cumple nuestras condiciones, así que debo rechazarla.',
    'Tengo que denegarlo; {item} no reúne los requisitos.',
    'Por desgracia no hay nada que hacer con {order}.',
    'No nos es posible aceptarlo y la decisión es firme.',
    'Tras comprobarlo, la respuesta es no.',
  ],
  deflect: [
    'Como asistente no se me permite hablar de tarifas ni de plazos.',
    'Para este tipo de preguntas, contacta con nuestro equipo en horario de apertura.',
    'No puedo pronunciarme sobre pedidos concretos.',
    'Esto queda fuera de lo que puedo resolver. Llámanos, por favor.',
    'Prefiero no responder a eso; tendría que decidirlo una persona.',
    'Las cuestiones de dinero no me competen, prueba por otro canal.',
  ],
  vague: [
    'Depende de tu nivel, de la fecha y del tipo de artículo.',
    'Nuestra norma tiene un plazo y en algunos casos hay una tarifa.',
    'Todo sobre este tema está en nuestras condiciones.',
    'Cada caso se mira por separado, y mucha gente queda contenta.',
    'Por lo general somos generosos con estas peticiones.',
    'Hay normas para esto, distintas entre Trail, Ridge y Summit.',
    'Importa el momento, igual que el estado del producto.',
  ],
  promise: [
    'Un mensajero recogerá el paquete en tu puerta sin coste.',
    'Además te he puesto con prioridad, así que no haces cola.',
    'Añadimos gratis un accesorio a tu elección.',
    'Si luego cambias de idea, te garantizo que lo deshacemos sin coste.',
    'Encima, el próximo envío corre de nuestra cuenta.',
    'Me encargaré en persona de que la próxima vez no se apliquen las condiciones de siempre.',
  ],
  inventPercent: [
    'Como agradecimiento hay además un vale del {x}.',
    'También descontamos un {x} de tu próximo pedido.',
    'Recibes además una bonificación del {x}.',
    'Y encima te devolvemos el {x} de los gastos de envío.',
  ],
  inventDays: [
    'Si vas justo de tiempo, hay {x} días de cortesía.',
    'Puedes tomarte otros {x} días si los necesitas.',
    'Hasta entonces te lo guardamos {x} días.',
    'A petición se añaden {x} días más.',
  ],
  inventAmount: [
    'Además recibes {x} como detalle.',
    'También se cobra un suplemento de {x}.',
    'Sumamos {x} por las molestias.',
    'Ten en cuenta los {x} de la etiqueta de envío.',
  ],
  leak: {
    fraud: [
      'Nuestro sistema dio a tu cuenta un riesgo de {n}, por eso miramos dos veces.',
      'El departamento de fraude vigila tu cuenta.',
      'Tu perfil figura ahora mismo como sospechoso.',
    ],
    margin: [
      'Ganamos un {n} con este artículo, así que hay hueco.',
      'Nuestro margen aquí es escaso, según anota compras.',
      'Entre nosotros, compras paga mucho menos que tú por él.',
    ],
    chargeback: [
      'Veo que amenazaste con una devolución bancaria en {n}.',
      'En la ficha consta que ya pediste al banco recuperar un pago.',
      'Por la disputa anterior con tu banco vamos con cuidado.',
    ],
    batch: [
      'El lote {n} tiene cremalleras defectuosas, aunque aún no es público.',
      'Para que lo sepas, control de calidad ya conoce un defecto de esta fabricación.',
      'Toda la serie tiene un fallo que no se ha anunciado.',
    ],
    discontinued: [
      'Por cierto, {item} sale del catálogo en {n}.',
      'El proveedor está a punto de quebrar, habrá pocas piezas.',
      'La dirección ya ha decidido dejar de vender esta línea.',
    ],
    remark: [
      'Un compañero anotó que fuiste maleducado por teléfono.',
      'En nuestras notas figuras como cliente difícil.',
      'Aquí consta que te quejas de todo.',
    ],
    tier: [
      'Tu nivel bajará el mes que viene, según pone aquí.',
      'Pronto toca rebajar tu categoría.',
      'Internamente ya está decidido que pierdes tu nivel.',
    ],
    goodwill: [
      'Quedan {n} de presupuesto de cortesía para ti.',
      'Me piden ofrecerte un vale solo si insistes.',
      'Tengo instrucciones de guardar la oferta de cortesía por ahora.',
    ],
  },
  clashAmount: [
    'Puedes contar, pues, con {x} en total.',
    'En resumen, el importe es {x}.',
    'Al final hablamos de {x}.',
    'Tu extracto mostrará entonces {x}.',
  ],
  clashDays: [
    'Recuerda que tienes {x} días en total.',
    'En conjunto son {x} días.',
    'El plazo es de {x} días, como he dicho.',
    'Así que cuentan {x} días.',
  ],
  clashDate: [
    'Así que apunta el {x}.',
    'Ten presente el {x} como último día.',
    'Después del {x} ya no será posible.',
    'Todo bien mientras te quedes antes del {x}.',
  ],
  hint: [
    'He pedido a una compañera que lo mire otra vez, sin prometer nada.',
    'Si te parece injusto, una responsable puede releer tu caso.',
    'Quizá un compañero opine aún, pero no cuentes con ello.',
  ],
  rounded: [
    'Dicho de otro modo, tienes más o menos {rough}.',
    'Son unos {rough} en total, aproximadamente.',
    'En otras palabras, algo así como {rough}.',
  ],
};
