//! The strings of connecting a backend in French.

use super::{ConnectWords, EvidenceWords, FindingWords, FindingsWords, InsteadWords};
use crate::words::Plural;

/// The table.
pub static WORDS: ConnectWords = ConnectWords {
    title: "Connecter une source",
    about: "Donnez l’adresse d’un site, d’une API ou d’un flux. L’application reconnaît ce que c’est, montre ce qu’elle en fait et écrit le fichier site.json.",
    privacy: "Votre navigateur interroge la source directement. Rien n’est envoyé ailleurs.",
    address: "Adresse",
    address_hint: "Par exemple https://cms.example.org ou https://example.org/feed.xml. Une réponse entière, JSON ou XML, peut aussi être collée.",
    parameters: "Paramètres, comme une clé",
    parameters_hint: "Un par ligne\u{202f}: nom = valeur. Ils ne sont envoyés qu’à la source.",
    connect: "Connecter",
    asking: "Interrogation de {}",
    trying: "Lecture comme {}",
    reading: "Lecture de «\u{202f}{}\u{202f}»",
    done: "Le rapport se trouve ci-dessous.",

    verdict: "Résultat",
    certain: "C’est {}.",
    likely: "Cela ressemble à {}.",
    possible: "C’est peut-être {}.",
    own_description: "Lu avec votre propre description, {}.",
    drafted: "Aucune source connue ne répond ici, mais il y a une liste d’articles. Une description en a été tirée.",
    none: "Aucune source connue ne répond ici.",
    because: "Pourquoi",
    others: "C’est peut-être aussi\u{202f}: {}",
    evidence: EvidenceWords {
        address: "{} est une adresse de cette forme.",
        linked: "La page renvoie à {}.",
        generator: "La page dit avoir été faite avec {}.",
        mentions: "Le code de la page mentionne {}.",
        fields: "{url} répond avec {paths}.",
        root: "{url} commence par {element}.",
        given: "Vous avez donné la description.",
    },

    preview: "Ce que verraient les lecteurs",
    headlines: Plural::one_or_other("{n} titre sur la première page", "{n} titres sur la première page"),
    total: Plural::one_or_other("{n} en tout", "{n} en tout"),
    left_out: Plural::one_or_other(
        "{n} élément a été omis\u{202f}: il n’a ni titre ni texte, ou pas d’identifiant.",
        "{n} éléments ont été omis\u{202f}: ils n’ont ni titre ni texte, ou pas d’identifiant.",
    ),
    article: "Un article",
    no_body: "La source ne donne pas le texte de cet article\u{202f}; les lecteurs sont menés à l’original.",

    fields: "Champs",
    fields_caption: Plural::one_or_other(
        "Ce que contiennent les champs de {n} élément",
        "Ce que contiennent les champs de {n} éléments",
    ),
    field: "Champ",
    found: "Trouvé",
    empty: "Vide",
    missing: "Absent",
    unreadable: "Illisible",
    place: "Chemin",
    converted: "Conversion",
    of: "{found} sur {all}",
    in_article: "dans l’article",
    not_described: "absent de la description",
    as_it_is: "aucune",

    missing_views: "Ce qui manque à la source",
    no_missing_views: "Rien\u{202f}: elle offre tout ce que l’application sait montrer.",
    instead: InsteadWords {
        category: "Les articles d’une rubrique\u{202f}: l’application trie les derniers titres.",
        article: "Un article seul\u{202f}: l’application le retrouve parmi les derniers titres.",
        search: "Une recherche\u{202f}: l’application cherche parmi les titres déjà chargés, et le dit.",
        categories: "La liste de ses rubriques\u{202f}: nommez celles de votre site dans site.json.",
        author: "Les articles d’un auteur\u{202f}: les noms sont montrés sans lien.",
        tag: "Les articles d’un mot-clé\u{202f}: les mots-clés sont montrés sans lien.",
        videos: "La liste des vidéos\u{202f}: l’application montre la rubrique «\u{202f}videos\u{202f}», ou les derniers titres qui ont une vidéo.",
    },
    needs: "Pour l’obtenir, indiquez\u{202f}: {}",

    findings: "Problèmes, et comment les résoudre",
    no_findings: "Aucun problème n’a été trouvé.",
    finding: FindingsWords {
        not_an_address: FindingWords {
            what: "«\u{202f}{text}\u{202f}» n’est pas une adresse du web.",
            advice: "Écrivez-la comme dans la barre d’adresse du navigateur, par exemple https://example.org.",
        },
        mixed_content: FindingWords {
            what: "{url} n’est pas chiffrée (http). Les navigateurs n’autorisent pas une page en https à l’interroger.",
            advice: "Servez la source en https, ou placez-la derrière un proxy à l’adresse du site.",
        },
        refused: FindingWords {
            what: "Le navigateur n’a pas obtenu de réponse de {url} pour cette page. Ou bien il n’y a rien, ou bien la source n’autorise pas les pages de {origin} à la lire.",
            advice: "La réponse doit porter l’en-tête «\u{202f}Access-Control-Allow-Origin: {origin}\u{202f}» (ou «\u{202f}*\u{202f}»). Si la source ne peut pas l’envoyer, placez devant elle un proxy à l’adresse du site.",
        },
        refused_headers: "Elle doit aussi répondre aux requêtes OPTIONS par «\u{202f}Access-Control-Allow-Headers: {}\u{202f}».",
        not_allowed: FindingWords {
            what: "{url} répond, mais sans l’en-tête «\u{202f}Access-Control-Allow-Origin: {origin}\u{202f}» (ou «\u{202f}*\u{202f}»). Un navigateur ne laissera pas le site la lire.",
            advice: "Faites envoyer cet en-tête par la source, ou placez devant elle un proxy à l’adresse du site.",
        },
        allowed: "Elle n’autorise que {}.",
        needs_key: FindingWords {
            what: "{url} a refusé la requête (statut {status})\u{202f}: la clé manque ou n’est pas valable.",
            advice: "Donnez la clé comme paramètre. Celle qui doit rester secrète va dans un proxy qui l’ajoute.",
        },
        not_there: FindingWords {
            what: "Il n’y a rien à {url}, ou plus rien.",
            advice: "Vérifiez l’adresse\u{202f}: ouvrez-la dans un navigateur et copiez-la. Ou donnez l’adresse du site lui-même.",
        },
        busy: FindingWords {
            what: "{url} a été trop souvent interrogée et ne répond plus pour un moment (statut 429).",
            advice: "Attendez, puis connectez de nouveau. Si cela arrive au premier essai, les visiteurs le verront aussi\u{202f}: placez devant elle, à l’adresse du site, un proxy qui garde les réponses.",
        },
        busy_seconds: "Elle demande d’attendre {} s.",
        failed: FindingWords {
            what: "{url} a échoué\u{202f}: erreur interne (statut {status}).",
            advice: "Connectez de nouveau dans quelques minutes. Si cela dure, le journal du serveur dit ce qui ne va pas.",
        },
        one_article: FindingWords {
            what: "Cette réponse est un article, et non une liste.",
            advice: "Elle montre que les articles peuvent être lus. Pour les titres, donnez la réponse d’une liste, ou l’adresse du site.",
        },
        api_root: FindingWords {
            what: "Cette réponse est la racine d’une API\u{202f}: elle dit ce qui peut être demandé, et n’a pas d’articles.",
            advice: "Donnez l’adresse du site, et l’application demandera elle-même\u{202f}; ou la réponse d’une liste d’articles.",
        },
        terms: FindingWords {
            what: "Cette réponse énumère des rubriques, des mots-clés ou des personnes, et pas d’articles.",
            advice: "Donnez la réponse d’une liste d’articles, ou l’adresse du site.",
        },
        own_error: FindingWords {
            what: "Cette réponse est une erreur que la source annonce, et non une liste d’articles.",
            advice: "Corrigez l’erreur, puis connectez de nouveau.",
        },
        part: FindingWords {
            what: "Cette réponse vient de cette source, mais n’est pas une liste d’articles\u{202f}: ce peut être une partie d’un article, ou une liste d’autres choses.",
            advice: "Donnez la réponse d’une liste d’articles, ou l’adresse du site.",
        },
        open_api: FindingWords {
            what: "{feed} ne peut pas être lu par les pages de {origin}\u{202f}: les flux de WordPress viennent sans l’en-tête qui le permet. Son API REST vient avec.",
            advice: "Rien à faire\u{202f}: le rapport et le site.json ci-dessous sont ceux de l’API, {api}.",
        },
        needs_parameter: FindingWords {
            what: "Le paramètre «\u{202f}{name}\u{202f}» est nécessaire.",
            advice: "Écrivez «\u{202f}{name} = …\u{202f}» dans les paramètres, puis connectez de nouveau.",
        },
        unknown_parameter: FindingWords {
            what: "Il n’y a pas de paramètre «\u{202f}{name}\u{202f}».",
            advice: "Retirez-le. Il y a\u{202f}: {known}",
        },
        public_key: FindingWords {
            what: "La valeur de «\u{202f}{name}\u{202f}» serait publique\u{202f}: quiconque lit le site peut la voir, alors que son fournisseur la veut secrète.",
            advice: "Ne l’écrivez pas dans site.json. Placez à l’adresse du site un proxy qui l’ajoute, et faites-en la base.",
        },
        web_page: FindingWords {
            what: "{url} est une page web, et non des données.",
            advice: "Donnez l’adresse de l’API ou du flux. La documentation du système l’indique.",
        },
        not_json: FindingWords {
            what: "{url} n’est ni du JSON ni un flux\u{202f}: {detail}.",
            advice: "Donnez l’adresse de l’API ou du flux, et vérifiez que la réponse est entière.",
        },
        nothing: FindingWords {
            what: "La réponse de {url} est vide.",
            advice: "Vérifiez que quelque chose y est publié.",
        },
        no_articles: FindingWords {
            what: "{url} a une liste d’articles, et elle est vide.",
            advice: "Publiez-en un, ou donnez les paramètres qui désignent la bonne liste.",
        },
        description: FindingWords {
            what: "{url} contient des erreurs.",
            advice: "Corrigez ce qui est énuméré\u{202f}; docs/backends.md dit ce qui s’y écrit.",
        },
        no_description: FindingWords {
            what: "Cette application n’a pas de description à {url}.",
            advice: "Ajoutez-la à l’application, ou écrivez-en une\u{202f}: docs/backends.md montre comment.",
        },
        unknown: FindingWords {
            what: "Rien de connu ne répond à {url}, ni là où se trouvent d’ordinaire les sources.",
            advice: "Donnez l’adresse de l’API elle-même, ou écrivez une description\u{202f}: docs/backends.md montre comment.",
        },
    },

    site: "site.json",
    site_about: "Enregistrez-le sous public/site.json, ou à côté de index.html sur le serveur.",
    site_unfinished: "Mettez vos propres valeurs à la place de {}.",
    draft: "Une description pour commencer",
    draft_about: "Enregistrez-la sous public/backends/my-backend.json, que nomme le site.json. Elle est devinée\u{202f}: vérifiez chaque champ.",
    copy: "Copier",
    copied: "Copié.",
    not_copied: "Le navigateur n’a pas permis de copier. Sélectionnez le texte.",
    download: "Télécharger {}",
    asked: "Requêtes",
    no_answer: "pas de réponse",
};
