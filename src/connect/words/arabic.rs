//! The words of connecting in Arabic.

use super::{EvidenceWords, InsteadWords, TroubleText, TroubleWords, Words};
use crate::words::Plural;

/// The table.
pub static WORDS: Words = Words {
    title: "ربط مصدر للأخبار",
    about: "اكتب عنوان موقع أو واجهة برمجية أو خلاصة. يتعرّف التطبيق عليه، ويعرض ما يفهمه منه، ويكتب ملف site.json.",
    privacy: "كل شيء يبقى في متصفحك: هو الذي يسأل العناوين، ولا يُرسَل شيء إلى أي جهة أخرى.",
    address: "العنوان",
    address_hint: "مثلًا https://cms.example.org أو https://example.org/feed.xml",
    parameters: "معاملات، كالمفتاح",
    parameters_hint: "واحد في كل سطر: الاسم = القيمة. تُرسَل إلى المصدر وحده.",
    connect: "اربط",
    asking: "يُسأل {}",
    trying: "يُقرأ على أنه {}",
    reading: "يُقرأ «{}»",
    done: "التقرير في الأسفل.",

    verdict: "ما هو",
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
        shape: "{url} يجيب وفيه {paths}.",
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
        one: "تُرك عنصر واحد: لا عنوان له ولا نص، أو لا اسم يُطلب به.",
        two: "تُرك عنصران: لا عنوان لهما ولا نص، أو لا اسم يُطلبان به.",
        few: "تُركت {n} عناصر: لا عنوان لها ولا نص، أو لا اسم تُطلب به.",
        many: "تُرك {n} عنصرًا: لا عنوان لها ولا نص، أو لا اسم تُطلب به.",
        other: "تُرك {n} عنصر: لا عنوان لها ولا نص، أو لا اسم تُطلب به.",
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
    place: "مكانه",
    converted: "تحويله",
    of: "{found} من {all}",
    not_described: "غير موصوف",
    as_it_is: "كما هو",

    lacks: "ما لا يقدّمه المصدر",
    no_lacks: "يقدّم كل ما يستطيع التطبيق عرضه.",
    instead: InsteadWords {
        category: "مقالات قسم: يفرز التطبيق أحدث العناوين.",
        article: "مقال واحد بمفرده: يجده التطبيق بين أحدث العناوين.",
        search: "البحث: يبحث التطبيق في العناوين المحمّلة حتى الآن، ويقول ذلك.",
        categories: "قائمة أقسامه: سمِّ أقسام موقعك في site.json.",
        author: "مقالات كاتب: تُعرض الأسماء بلا روابط.",
        tag: "مقالات وسم: تُعرض الوسوم بلا روابط.",
        videos: "قائمة المقاطع: يعرض التطبيق القسم videos، أو أحدث العناوين التي فيها مقطع.",
    },
    needs: "يقدّمه مع: {}",

    troubles: "ما الخطأ، وما العمل",
    no_troubles: "لم يُعثر على خطأ.",
    trouble: TroubleWords {
        not_an_address: TroubleText {
            what: "«{text}» ليس عنوانًا على الويب.",
            mend: "اكتبه كما في شريط العنوان في المتصفح، مثلًا https://example.org.",
        },
        mixed_content: TroubleText {
            what: "{url} غير مشفّر (http). لا تسمح المتصفحات لصفحة على https بأن تسأله.",
            mend: "قدّم المصدر عبر https، أو ضعه خلف وسيط على عنوان الموقع نفسه.",
        },
        refused: TroubleText {
            what: "لم يحصل المتصفح على جواب من {url} لهذه الصفحة. إما أنه لا شيء هناك، أو أن المصدر لا يسمح لصفحات {origin} بقراءته.",
            mend: "يحتاج الجواب إلى الترويسة «Access-Control-Allow-Origin: {origin}» (أو «*»). فإن لم يستطع المصدر إرسالها فضع أمامه وسيطًا على عنوان الموقع نفسه.",
        },
        refused_headers: "وعليه أن يجيب طلبات OPTIONS بالترويسة «Access-Control-Allow-Headers: {}».",
        not_allowed: TroubleText {
            what: "{url} يجيب، لكن بلا الترويسة «Access-Control-Allow-Origin: {origin}» (أو «*»). لن يسمح المتصفح للموقع بقراءته.",
            mend: "اجعل المصدر يرسل تلك الترويسة، أو ضع أمامه وسيطًا على عنوان الموقع نفسه.",
        },
        allowed: "يسمح لـ {} فقط.",
        needs_key: TroubleText {
            what: "{url} يرفض السائل (الحالة {status}): يريد مفتاحًا، أو مفتاحًا آخر.",
            mend: "أعطِ المفتاح معاملًا. والمفتاح الذي يجب أن يبقى سرًّا مكانه وسيط يضيفه.",
        },
        needs_parameter: TroubleText {
            what: "المعامل «{name}» لازم.",
            mend: "اكتب «{name} = …» في المعاملات ثم اربط من جديد.",
        },
        unknown_parameter: TroubleText {
            what: "لا يوجد معامل اسمه «{name}».", mend: "احذفه. الموجود: {known}"
        },
        public_key: TroubleText {
            what: "ستكون قيمة «{name}» علنية: كل من يقرأ الموقع يستطيع قراءتها، ومانحها لا يريد ذلك.",
            mend: "لا تكتبها في site.json. ضع على عنوان الموقع وسيطًا يضيفها، واجعله الأساس.",
        },
        web_page: TroubleText {
            what: "{url} صفحة ويب وليس بيانات.",
            mend: "أعطِ عنوان الواجهة البرمجية أو الخلاصة. تجده في وثائق النظام.",
        },
        not_json: TroubleText {
            what: "{url} ليس JSON ولا خلاصة: {detail}.",
            mend: "أعطِ عنوان الواجهة البرمجية أو الخلاصة، وتأكد من أن الجواب كامل.",
        },
        nothing: TroubleText {
            what: "{url} لا يجيب بشيء.", mend: "تأكد من أن شيئًا منشور هناك."
        },
        no_articles: TroubleText {
            what: "في {url} قائمة مقالات، وهي فارغة.",
            mend: "انشر مقالًا، أو أعطِ المعاملات التي تعيّن القائمة الصحيحة.",
        },
        description: TroubleText {
            what: "في {url} أخطاء.",
            mend: "أصلح المذكور؛ ويقول docs/backends.md ما يُكتب هناك.",
        },
        no_description: TroubleText {
            what: "ليس لهذا التطبيق وصف في {url}.",
            mend: "ابنِ التطبيق به، أو اكتب وصفًا: يبيّن docs/backends.md كيف.",
        },
        unknown: TroubleText {
            what: "لا شيء معروف يجيب في {url}، ولا حيث تكون المصادر عادة.",
            mend: "أعطِ عنوان الواجهة البرمجية نفسها، أو اكتب وصفًا: يبيّن docs/backends.md كيف.",
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
