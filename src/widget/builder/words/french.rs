//! The strings of the page `/widgets` in French.

use super::WidgetWords;

/// The table.
pub static WORDS: WidgetWords = WidgetWords {
    title: "Nos titres dans votre page",
    about: "Placez nos titres dans n’importe quelle page\u{a0}: choisissez les options, vérifiez l’aperçu, copiez le code. Sans compte, sans cookies, sans mesure d’audience.",
    list: "Titres",
    latest: "Les derniers",
    by: ["D’un mot-clé", "D’un auteur", "D’une recherche"],
    by_what: ["Mot-clé, comme dans son adresse", "Auteur, comme dans son adresse", "Mots"],
    count: "Combien",
    layout: "Disposition",
    layouts: ["Liste", "Cartes", "Compacte", "Bandeau", "Magazine"],
    images: "Images",
    sizes: ["Petites", "Grandes", "Aucune"],
    theme: "Couleurs",
    themes: ["Celles de la page", "Celles du système du lecteur", "Claires", "Sombres"],
    parts: "Pour chaque article, afficher",
    part: ["Résumé", "Heure", "Source"],
    heading: "Titre au-dessus",
    target: "Un article s’ouvre",
    targets: ["Dans une nouvelle fenêtre", "Dans la même fenêtre"],
    refresh: "Mise à jour",
    refreshes: ["Jamais", "Toutes les 5\u{a0}minutes", "Toutes les 15\u{a0}minutes", "Toutes les heures"],
    preview: "Aperçu",
    width: "Largeur",
    widths: ["300 pixels", "480 pixels", "Toute la place"],
    pages: ["Dans une page claire", "Dans une page sombre"],
    snippet: "Code à copier",
    method: "Méthode",
    methods: ["Avec le script", "Un cadre seul", "À partir d’un flux"],
    methods_about: [
        "Placez ce code où les titres doivent figurer. Le lien est ce que l’on voit tant qu’il n’y a pas de titres, et partout où il ne peut pas y en avoir.",
        "Pour les pages qui n’acceptent aucun script. La hauteur est à votre choix.",
        "Un JSON Feed que d’autres pages peuvent lire, affiché dans la page même\u{a0}: dans ses polices et ses couleurs, sans cadre.",
    ],
    feed: "Adresse du flux",
    weight: "Le script pèse {script}\u{a0}ko. Son cadre charge quelque {frame}\u{a0}ko et les images, la première fois, et seulement quand un lecteur s’en approche.",
    cannot_show: "L’aperçu n’est pas disponible, car le widget n’a pas pu être chargé. Rechargez la page pour réessayer.",
};
