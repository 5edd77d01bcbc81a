//! The words in French. A no-break space (U+00A0, or the narrow U+202F) stands before double punctuation and inside
//! guillemets.

use super::{ErrorText, ErrorWords, Plural, Words};

/// The table.
pub static WORDS: Words = Words {
    tag: "fr",
    direction: "ltr",
    skip_to_content: "Aller au contenu",
    menu: "Menu",
    close: "Fermer",
    front_page: "À la une",
    latest: "En continu",
    videos: "Vidéos",
    categories: "Rubriques",
    back_to_top: "Haut de page",
    footer_rights: "Les titres et les images appartiennent à leurs sources.",
    footer_about: "Chaque article nomme le média dont il vient et y renvoie.",
    theme: "Couleurs",
    theme_system: "Système",
    theme_light: "Clair",
    theme_dark: "Sombre",
    language: "Langue",

    search: "Recherche",
    search_label: "Rechercher dans l’actualité",
    search_placeholder: "Un nom, un lieu, un sujet",
    search_button: "Rechercher",
    search_results: "Résultats pour «\u{a0}{}\u{a0}»",
    search_nothing: "Aucun résultat pour «\u{a0}{}\u{a0}»",
    search_loaded_only: "La recherche porte sur les titres déjà chargés",
    search_hint: "Saisissez un mot ou un nom pour chercher parmi les titres.",

    breaking: "Dernière minute",
    more_headlines: "Plus de titres",
    loading_more: "Chargement d’autres titres…",
    to_newest: "Aller aux titres les plus récents",
    all_loaded: "Tous les titres sont chargés",
    headlines: Plural::one_or_other("{n} titre", "{n} titres"),
    left_out: Plural::one_or_other(
        "{n} article illisible n’est pas affiché",
        "{n} articles illisibles ne sont pas affichés",
    ),
    loaded_more: Plural::one_or_other("{n} titre de plus chargé", "{n} titres de plus chargés"),
    more_in: "Voir toute la rubrique {}",
    category_about: "Les derniers articles de la rubrique {}",
    stories_by: "Articles de {}",
    stories_about: "Articles sur le thème {}",
    nothing_here: "Rien pour l’instant",
    nothing_here_text: "Aucun article n’a encore été publié ici. Revenez plus tard ou lisez les derniers titres.",

    by: "Par",
    list_comma: ", ",
    list_and: " et ",
    published: "Publication\u{a0}:",
    updated: "Mise à jour\u{a0}:",
    just_now: "à l’instant",
    reading_minutes: Plural::one_or_other("{n}\u{a0}min de lecture", "{n}\u{a0}min de lecture"),
    video: "Vidéo",
    audio: "Audio",
    play: "Lire\u{a0}: {}",
    duration: "Durée\u{a0}: {}",
    old_story: Plural::one_or_other(
        "Cet article a été publié il y a plus d’un an",
        "Cet article a été publié il y a plus de {n}\u{a0}ans",
    ),
    picture_credit: "Image\u{a0}: {}",
    table_region: "Tableau à défilement horizontal",
    embed_content: "Contenu {}",
    open_at: "Ouvrir sur {}",
    embed_show: "Afficher ici",
    embed_always: "Toujours afficher le contenu de {}",
    embed_ask: "Demander avant d’afficher le contenu de {}",
    embed_note: "L’affichage charge du contenu de {}, qui peut apprendre que vous lisez ceci et déposer des cookies.",
    opens_other_site: "(ouvre un autre site)",
    truncated: "Seul le début de cet article est donné ici.",
    read_whole_at: "Lire l’article en entier sur {}",
    no_body: "Le texte de cet article n’est pas donné ici.",
    read_original_at: "Lire l’original sur {}",
    source: "Source\u{a0}:",
    tags: "Thèmes",
    more_from: "À lire aussi\u{a0}: {}",
    previous_story: "Article précédent",
    next_story: "Article suivant",
    adjacent_stories: "Articles précédent et suivant",

    loading: "Chargement…",
    stale: "Contenu chargé {}\u{a0}: la mise à jour a échoué",
    retry: "Réessayer",
    details: "Détails",
    address_asked: "Adresse demandée",
    service_said: "Réponse du service\u{a0}: «\u{a0}{}\u{a0}»",
    page_called: "La page s’intitule «\u{a0}{}\u{a0}».",
    retry_in_seconds: Plural::one_or_other("Réessayez dans {n}\u{a0}seconde.", "Réessayez dans {n}\u{a0}secondes."),
    retry_in_minutes: Plural::one_or_other("Réessayez dans {n}\u{a0}minute.", "Réessayez dans {n}\u{a0}minutes."),
    errors: ErrorWords {
        offline: ErrorText {
            title: "Vous êtes hors ligne",
            explanation: "Votre appareil n’est pas connecté à Internet.",
            advice: "Vérifiez la connexion, puis réessayez.",
        },
        unreachable: ErrorText {
            title: "Pas de réponse",
            explanation: "{host} est injoignable.",
            advice: "Vérifiez votre connexion ou réessayez dans un instant.",
        },
        cross_origin: ErrorText {
            title: "Pas de réponse",
            explanation: "{host} est injoignable ou n’a pas laissé ce site lire sa réponse.",
            advice: "Vérifiez votre connexion ou réessayez dans un instant. Si vous publiez ce site\u{a0}: le serveur \
                     doit autoriser l’adresse du site dans l’en-tête Access-Control-Allow-Origin (CORS).",
        },
        timed_out: ErrorText {
            title: "La réponse a trop tardé",
            explanation: "{host} n’a pas répondu entièrement en {seconds}\u{a0}s.",
            advice: "La connexion ou le service est lent. Réessayez dans un instant.",
        },
        needs_key: ErrorText {
            title: "Accès refusé",
            explanation: "{host} ne donne pas ce contenu à tous (code {status}).",
            advice: "Si vous publiez ce site\u{a0}: le serveur demande peut-être une clé, la clé a peut-être expiré \
                     ou ne permet pas cette requête.",
        },
        not_found: ErrorText {
            title: "Introuvable",
            explanation: "{host} n’a pas ce contenu, ou ne l’a plus.",
            advice: "L’article a peut-être été déplacé ou retiré. Cherchez-le ou lisez les derniers titres.",
        },
        too_many_requests: ErrorText {
            title: "Trop de requêtes",
            explanation: "{host} a été sollicité trop souvent et demande une pause.",
            advice: "Attendez un peu, puis réessayez.",
        },
        server_failed: ErrorText {
            title: "Le service est en panne",
            explanation: "Une erreur s’est produite sur {host} (code {status}).",
            advice: "Vous n’y êtes pour rien. Réessayez dans un instant.",
        },
        other_status: ErrorText {
            title: "La requête n’a pas été acceptée",
            explanation: "{host} a répondu par le code {status}.",
            advice: "Si vous publiez ce site\u{a0}: vérifiez l’adresse et les paramètres dans la description du serveur.",
        },
        refused: ErrorText {
            title: "La requête a été refusée",
            explanation: "{host} a répondu ne pas pouvoir faire ce qui était demandé.",
            advice: "Si vous publiez ce site\u{a0}: la réponse du service dit quoi corriger, souvent une clé, une \
                     limite ou un paramètre.",
        },
        web_page: ErrorText {
            title: "Une page web à la place de l’actualité",
            explanation: "{host} a répondu par une page web au lieu de données.",
            advice: "Sur un réseau public, il faut peut-être d’abord s’y identifier. Si vous publiez ce \
                     site\u{a0}: l’adresse du serveur est peut-être fausse.",
        },
        malformed: ErrorText {
            title: "La réponse est illisible",
            explanation: "Ce que {host} a envoyé est abîmé ou incomplet.",
            advice: "Réessayez. Si cela se reproduit, la faute est au service.",
        },
        empty: ErrorText {
            title: "La réponse est vide",
            explanation: "{host} n’a rien renvoyé.",
            advice: "Réessayez dans un instant.",
        },
        unexpected: ErrorText {
            title: "La réponse n’a pas été comprise",
            explanation: "{host} a envoyé des données sous une forme que ce site ne connaît pas.",
            advice: "Si vous publiez ce site\u{a0}: la description du serveur ne correspond pas à ses réponses.",
        },
        too_large: ErrorText {
            title: "La réponse est trop volumineuse",
            explanation: "{host} a envoyé plus de {limit}\u{a0}Mo.",
            advice: "Si vous publiez ce site\u{a0}: demandez au serveur moins d’articles à la fois, ou moins de champs.",
        },
        not_offered: ErrorText {
            title: "Indisponible ici",
            explanation: "Le service d’actualité de ce site ne propose pas cela.",
            advice: "Lisez plutôt les derniers titres.",
        },
        description: ErrorText {
            title: "Ce site est mal configuré",
            explanation: "La description du serveur contient des erreurs\u{a0}; rien n’a été demandé.",
            advice: "Si vous publiez ce site\u{a0}: corrigez ce qui est indiqué ci-dessous, puis rechargez la page.",
        },
    },

    connect: "Brancher une source",

    not_found_title: "Page introuvable",
    not_found_text: "Il n’y a pas de page à cette adresse. Elle a peut-être été mal saisie, ou la page déplacée.",
    not_found_link: "Aller à la une",
    site_problems_title: "Ce journal ne peut pas encore ouvrir",
    site_problems_text: "Son fichier de configuration n’a pas pu être utilisé.",
    site_problems_mend: "Si vous publiez ce site\u{a0}: corrigez les entrées ci-dessous dans site.json, remettez le \
                         fichier en place et rechargez la page.",
    site_problems_list: "Ce qui ne va pas\u{a0}:",
};
