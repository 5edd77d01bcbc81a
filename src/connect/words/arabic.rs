//! The strings of connecting a backend in Arabic.

use super::{ConnectWords, EvidenceWords, FindingWords, FindingsWords, InsteadWords};
use crate::words::Plural;

/// The table.
pub static WORDS: ConnectWords = ConnectWords {
    title: "ربط مصدر للأخبار",
    about: "اكتب عنوان موقع أو واجهة برمجية أو خلاصة. يتعرّف التطبيق عليه، ويعرض ما يفهمه منه، ويكتب ملف site.json.",
    privacy: "كل شيء يبقى في متصفحك: هو الذي يسأل العناوين، ولا يُرسَل شيء إلى أي جهة أخرى.",
    address: "العنوان",
    address_hint: "مثل https://cms.example.org أو https://example.org/feed.xml. ويمكن أيضًا لصق جواب كامل، JSON أو XML.",
    parameters: "معاملات، كالمفتاح",
    parameters_hint: "واحد في كل سطر: الاسم = القيمة. تُرسَل إلى المصدر وحده.",
    connect: "اربط",
    asking: "يُسأل {}",
    trying: "يُقرأ على أنه {}",
    reading: "يُقرأ «{}»",
    done: "التقرير في الأسفل.",

    verdict: "النتيجة",
    certain: "هذا {}.",
    likely: "يبدو أنه {}.",
    possible: "ربما كان {}.",
    own_description: "قُرئ بوصفك الخاص، {}.",
    drafted: "لا يجيب هنا أي مصدر معروف، لكن توجد قائمة مقالات. كُتب وصف لها بالنظر إليها.",
    none: "لا يجيب هنا أي مصدر معروف.",
    because: "السبب",
    others: "وربما كان أيضًا: {}",
    evidence: EvidenceWords {
        address: "{} عنوان على هيئة عناوينه.",
        linked: "الصفحة تشير إلى {}.",
        generator: "الصفحة تقول إنها صُنعت بواسطة {}.",
        mentions: "شيفرة الصفحة تذكر {}.",
        fields: "{url} يجيب وفيه {paths}.",
        root: "{url} يبدأ بـ {element}.",
        given: "أنت أعطيت الوصف.",
    },

    preview: "ما سيراه القراء",
    headlines: Plural {
        zero: "لا عناوين في الصفحة الأولى",
        one: "عنوان واحد في الصفحة الأولى",
        two: "عنوانان في الصفحة الأولى",
        few: "{n} عناوين في الصفحة الأولى",
        many: "{n} عنوانًا في الصفحة الأولى",
        other: "{n} عنوان في الصفحة الأولى",
    },
    total: Plural::one_or_other("المجموع {n}", "المجموع {n}"),
    left_out: Plural {
        zero: "لم يُترك شيء",
        one: "تُرك عنصر واحد: لا عنوان له ولا نص، أو لا معرّف له.",
        two: "تُرك عنصران: لا عنوان لهما ولا نص، أو لا معرّف لهما.",
        few: "تُركت {n} عناصر: لا عنوان لها ولا نص، أو لا معرّف لها.",
        many: "تُرك {n} عنصرًا: لا عنوان لها ولا نص، أو لا معرّف لها.",
        other: "تُرك {n} عنصر: لا عنوان لها ولا نص، أو لا معرّف لها.",
    },
    article: "مقال واحد",
    no_body: "لا يعطي المصدر نص هذا المقال؛ ويُحال القراء إلى الأصل.",

    fields: "الحقول",
    fields_caption: Plural {
        zero: "لا عناصر",
        one: "ما في حقول عنصر واحد",
        two: "ما في حقول عنصرين",
        few: "ما في حقول {n} عناصر",
        many: "ما في حقول {n} عنصرًا",
        other: "ما في حقول {n} عنصر",
    },
    field: "الحقل",
    found: "موجود",
    empty: "فارغ",
    missing: "غائب",
    unreadable: "لا يُقرأ",
    place: "المسار",
    converted: "التحويل",
    of: "{found} من {all}",
    in_article: "في المقال",
    not_described: "ليس في الوصف",
    as_it_is: "بلا تحويل",

    missing_views: "ما ينقص المصدر",
    no_missing_views: "لا شيء: يقدّم كل ما يستطيع التطبيق عرضه.",
    instead: InsteadWords {
        category: "مقالات قسم: يفرز التطبيق أحدث العناوين.",
        article: "مقال واحد بمفرده: يجده التطبيق بين أحدث العناوين.",
        search: "البحث: يبحث التطبيق في العناوين المحمّلة حتى الآن، ويقول ذلك.",
        categories: "قائمة أقسامه: سمِّ أقسام موقعك في site.json.",
        author: "مقالات كاتب: تُعرض الأسماء بلا روابط.",
        tag: "مقالات وسم: تُعرض الوسوم بلا روابط.",
        videos: "قائمة المقاطع: يعرض التطبيق القسم videos، أو أحدث العناوين التي فيها مقطع.",
    },
    needs: "لتفعيله حدّد: {}",

    findings: "المشكلات وكيفية حلها",
    no_findings: "لم يُعثر على مشكلات.",
    finding: FindingsWords {
        not_an_address: FindingWords {
            what: "«{text}» ليس عنوانًا على الويب.",
            advice: "اكتبه كما في شريط العنوان في المتصفح، مثلًا https://example.org.",
        },
        mixed_content: FindingWords {
            what: "{url} غير مشفّر (http). لا تسمح المتصفحات لصفحة على https بأن تسأله.",
            advice: "قدّم المصدر عبر https، أو ضعه خلف وسيط على عنوان الموقع نفسه.",
        },
        refused: FindingWords {
            what: "لم يحصل المتصفح على جواب من {url} لهذه الصفحة. إما أنه لا شيء هناك، أو أن المصدر لا يسمح لصفحات {origin} بقراءته.",
            advice: "يحتاج الجواب إلى الترويسة «Access-Control-Allow-Origin: {origin}» (أو «*»). فإن لم يستطع المصدر إرسالها فضع أمامه وسيطًا على عنوان الموقع نفسه.",
        },
        refused_headers: "وعليه أن يجيب طلبات OPTIONS بالترويسة «Access-Control-Allow-Headers: {}».",
        not_allowed: FindingWords {
            what: "{url} يجيب، لكن بلا الترويسة «Access-Control-Allow-Origin: {origin}» (أو «*»). لن يسمح المتصفح للموقع بقراءته.",
            advice: "اجعل المصدر يرسل تلك الترويسة، أو ضع أمامه وسيطًا على عنوان الموقع نفسه.",
        },
        allowed: "يسمح لـ {} فقط.",
        needs_key: FindingWords {
            what: "رفض {url} الطلب (الحالة {status}): المفتاح غائب أو غير صحيح.",
            advice: "أعطِ المفتاح معاملًا. والمفتاح الذي يجب أن يبقى سرًّا مكانه وسيط يضيفه.",
        },
        not_there: FindingWords {
            what: "لا شيء في {url}، أو لم يعد فيه شيء.",
            advice: "تأكد من كتابة العنوان: افتحه في متصفح وانسخه منه. أو أعطِ عنوان الموقع نفسه.",
        },
        busy: FindingWords {
            what: "سُئل {url} أكثر مما ينبغي فلا يجيب أحدًا لفترة (الحالة 429).",
            advice: "انتظر ثم اربط من جديد. فإن حدث ذلك من أول محاولة فسيلقاه الزوار أيضًا: ضع أمامه على عنوان الموقع نفسه وسيطًا يحفظ الأجوبة.",
        },
        busy_seconds: "يطلب الانتظار {} ث.",
        failed: FindingWords {
            what: "حدث خطأ داخلي في {url} (الحالة {status}).",
            advice: "اربط من جديد بعد دقائق. فإن بقي العطل فسجلّ الخادم يقول ما هو.",
        },
        one_article: FindingWords {
            what: "هذا الجواب مقال واحد وليس قائمة مقالات.",
            advice: "إنه يبيّن أن المقالات تُقرأ. وللعناوين أعطِ جواب قائمة، أو عنوان الموقع.",
        },
        api_root: FindingWords {
            what: "هذا الجواب جذر واجهة برمجية: يقول ما يمكن سؤاله، وليس فيه مقالات.",
            advice: "أعطِ عنوان الموقع ليسأل التطبيق بنفسه؛ أو جواب قائمة مقالات.",
        },
        terms: FindingWords {
            what: "هذا الجواب يعدّد أقسامًا أو وسومًا أو أشخاصًا، وليس فيه مقالات.",
            advice: "أعطِ جواب قائمة مقالات، أو عنوان الموقع.",
        },
        own_error: FindingWords {
            what: "هذا الجواب خطأ يخبر به المصدر، وليس قائمة مقالات.",
            advice: "أصلح الخطأ، ثم اربط من جديد.",
        },
        part: FindingWords {
            what: "هذا الجواب من ذلك المصدر، وليس قائمة مقالات: قد يكون جزءًا من مقال، أو قائمة أشياء أخرى.",
            advice: "أعطِ جواب قائمة مقالات، أو عنوان الموقع.",
        },
        open_api: FindingWords {
            what: "لا يجوز لصفحات {origin} أن تقرأ {feed}: تأتي خلاصات ووردبريس بلا الترويسة التي تسمح بذلك، أما واجهته البرمجية REST فتأتي بها.",
            advice: "لا حاجة إلى شيء: التقرير وsite.json أدناه من الواجهة {api}.",
        },
        needs_parameter: FindingWords {
            what: "المعامل «{name}» لازم.",
            advice: "اكتب «{name} = …» في المعاملات ثم اربط من جديد.",
        },
        unknown_parameter: FindingWords {
            what: "لا يوجد معامل اسمه «{name}».", advice: "احذفه. الموجود: {known}"
        },
        public_key: FindingWords {
            what: "ستكون قيمة «{name}» علنية: كل من يقرأ الموقع يستطيع رؤيتها، مع أن مانحها يريدها سرّية.",
            advice: "لا تكتبها في site.json. ضع على عنوان الموقع وسيطًا يضيفها، واجعله الأساس.",
        },
        web_page: FindingWords {
            what: "{url} صفحة ويب وليس بيانات.",
            advice: "أعطِ عنوان الواجهة البرمجية أو الخلاصة. تجده في وثائق النظام.",
        },
        not_json: FindingWords {
            what: "{url} ليس JSON ولا خلاصة: {detail}.",
            advice: "أعطِ عنوان الواجهة البرمجية أو الخلاصة، وتأكد من أن الجواب كامل.",
        },
        nothing: FindingWords {
            what: "جواب {url} فارغ.", advice: "تأكد من أن شيئًا منشور هناك."
        },
        no_articles: FindingWords {
            what: "في {url} قائمة مقالات، وهي فارغة.",
            advice: "انشر مقالًا، أو أعطِ المعاملات التي تعيّن القائمة الصحيحة.",
        },
        description: FindingWords {
            what: "في {url} أخطاء.",
            advice: "أصلح المذكور؛ ويقول docs/backends.md ما يُكتب هناك.",
        },
        no_description: FindingWords {
            what: "ليس لهذا التطبيق وصف في {url}.",
            advice: "ابنِ التطبيق به، أو اكتب وصفًا: يبيّن docs/backends.md كيف.",
        },
        unknown: FindingWords {
            what: "لا شيء معروف يجيب في {url}، ولا حيث تكون المصادر عادة.",
            advice: "أعطِ عنوان الواجهة البرمجية نفسها، أو اكتب وصفًا: يبيّن docs/backends.md كيف.",
        },
    },

    site: "site.json",
    site_about: "احفظه باسم public/site.json، أو إلى جانب index.html على الخادم.",
    site_unfinished: "اكتب قيمك حيث كُتب {}.",
    draft: "وصف للبدء منه",
    draft_about: "احفظه باسم public/backends/my-backend.json، وهو الذي يسمّيه site.json. إنه تخمين: راجع كل حقل.",
    copy: "انسخ",
    copied: "نُسخ.",
    not_copied: "لم يسمح المتصفح بالنسخ. حدّد النص بدلًا من ذلك.",
    download: "نزّل {}",
    asked: "ما الذي سُئل",
    no_answer: "لا جواب",
};
