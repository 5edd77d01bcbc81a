//! Files in the shapes that content systems give them: the address, the type and the words for a picture stand on the
//! file, on an asset that it holds (`asset`, `file`, `data.attributes`), or on what holds it.

use super::{Reader, is_one_of, text_at};
use crate::body::address::Address;
use crate::body::portable_text::asset;
use crate::json::Value;
use crate::model::{MediaUrl, SafeUrl};

/// What kind of file it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A picture.
    Picture,
    /// A film.
    Film,
    /// A recording.
    Sound,
    /// Anything else: something to fetch.
    Other,
}

const EXTENSIONS: &[(Kind, &str)] = &[
    (Kind::Picture, "jpg jpeg png gif webp avif svg bmp tif tiff heic"),
    (Kind::Film, "mp4 m4v webm ogv mov"),
    (Kind::Sound, "mp3 m4a aac oga ogg opus wav flac"),
    (Kind::Other, "pdf zip doc docx xls xlsx ppt pptx odt ods csv epub"),
];

/// The members under which the rest of a file stands.
const INNER: &str = "fields asset file attributes data responsiveImage details metadata dimensions";
/// The most objects in one another that one file is made of.
const LAYERS: usize = 12;

const ADDRESS: &str = "url src mp4Url";
const MEDIA_TYPE: &str = "mimeType contentType mime";
const ALT: &str = "alt altText alternativeText alt_text alternative";
const TITLE: &str = "title";
const CAPTION: &str = "caption description";
const CREDIT: &str = "credit creditLine copyright attribution photographer author source";
/// The members that say something of a picture beside them, and are no text of their own then.
pub(super) const OF_A_PICTURE: &str = "alt altText alternativeText alt_text alternative caption credit creditLine \
    copyright attribution photographer";
/// The members whose names say that an address is a picture's.
const PICTURE_NAMES: [&str; 5] = ["image", "photo", "picture", "thumbnail", "figure"];

/// A file, and what is known of it.
pub(super) struct File<'a> {
    kind: Kind,
    address: String,
    /// The objects that speak of it, outermost first.
    layers: Vec<&'a Value>,
    outer: Option<&'a Value>,
}

impl File<'_> {
    /// Where it is.
    pub(super) fn into_address(self) -> String {
        self.address
    }
}

impl<'a> Reader<'a> {
    /// The file that a value is. The name of the member that holds it, or of its type, may say that it is a picture.
    pub(super) fn file(&self, value: &'a Value, name: &str) -> Option<File<'a>> {
        let layers = layers(value);
        let stated = layers.iter().find_map(|layer| text_at(layer, ADDRESS)).map(str::to_owned);
        let address = stated.or_else(|| layers.iter().find_map(|layer| self.asset_address(layer)))?;
        let kind = kind_of(&layers, &address, name)?;
        Some(File { kind, address, layers, outer: None })
    }

    fn asset_address(&self, layer: &Value) -> Option<String> {
        asset::address(text_at(layer, "_ref _id")?, self.context.base)
    }

    /// The file at an address, when its name tells that it is one.
    pub(super) fn file_at(&self, address: &str, name: &str) -> Option<File<'a>> {
        let kind = by_extension(address).or_else(|| names_picture(name).then_some(Kind::Picture))?;
        Some(File { kind, address: address.to_owned(), layers: Vec::new(), outer: None })
    }

    /// Writes a file, with what stands around it (`outer`) saying more of it.
    pub(super) fn write_file(&mut self, mut file: File<'a>, outer: Option<&'a Value>) {
        file.outer = outer;
        let address = match file.address.strip_prefix("//") {
            Some(rest) => ["https://", rest].concat(),
            None => std::mem::take(&mut file.address),
        };
        let usable = match file.kind {
            Kind::Other => SafeUrl::parse(&address, self.context.base).is_some(),
            _ => MediaUrl::parse(&address, self.context.base).is_some(),
        };
        let caption = self.caption(&file);
        match file.kind {
            Kind::Other => self.write_download(&file, &address),
            _ if !usable => {
                let words = caption.or_else(|| self.fact(&file, ALT)).or_else(|| self.fact(&file, TITLE));
                words.into_iter().for_each(|words| self.paragraph(&words));
            }
            _ => {
                let credit = self.fact(&file, CREDIT);
                self.element("figure", &[], &mut |out| {
                    match file.kind {
                        Kind::Picture => out.write_picture(&file, &address),
                        _ => out.write_film(&file, &address),
                    }
                    out.write_caption(caption.as_deref(), credit.as_deref());
                });
            }
        }
    }

    /// Writes what stands under a figure.
    pub(super) fn write_caption(&mut self, caption: Option<&str>, credit: Option<&str>) {
        if caption.is_some() || credit.is_some() {
            self.element("figcaption", &[], &mut |out| {
                out.plain(caption.unwrap_or(""));
                credit.into_iter().for_each(|credit| out.element("cite", &[], &mut |out| out.plain(credit)));
            });
        }
    }

    fn write_picture(&mut self, file: &File<'a>, address: &str) {
        let alt = self.fact(file, ALT).or_else(|| title(file)).unwrap_or_default();
        let (width, height) = sides(file);
        let [width_text, height_text] = [width, height].map(|side| side.map(|side| side.to_string()));
        let mut attributes = vec![("src", address), ("alt", alt.as_str())];
        attributes.extend(width_text.as_deref().map(|side| ("width", side)));
        attributes.extend(height_text.as_deref().map(|side| ("height", side)));
        let widths = file.layers.iter().find_map(|layer| text_at(layer, "srcSet srcset"));
        let widths = widths.map_or_else(|| renditions(file, address, width.zip(height)), str::to_owned);
        attributes.push(("srcset", &widths));
        self.empty("img", &attributes);
    }

    fn write_film(&mut self, file: &File<'a>, address: &str) {
        let media_type = file.layers.iter().find_map(|layer| text_at(layer, MEDIA_TYPE)).unwrap_or("");
        let poster = file.layers.iter().find_map(|layer| text_at(layer, "poster thumbnailUrl")).unwrap_or("");
        let name = if file.kind == Kind::Sound { "audio" } else { "video" };
        self.empty(name, &[("src", address), ("type", media_type), ("poster", poster)]);
    }

    fn write_download(&mut self, file: &File<'a>, address: &str) {
        let name = self.fact(file, "title name filename fileName originalFilename label alt description");
        let name = name.unwrap_or_else(|| address.rsplit('/').next().unwrap_or(address).to_owned());
        let link = self.link(address);
        self.element("p", &[], &mut |out| out.text(&name, link.as_slice()));
    }

    /// The first of these facts that is stated, by what holds the file or by the file itself.
    fn fact(&self, file: &File<'a>, names: &str) -> Option<String> {
        let layers = file.outer.iter().chain(&file.layers);
        layers.into_iter().find_map(|layer| names.split(' ').find_map(|name| self.words_at(layer, name)))
    }

    /// What stands under a picture: what says so, or else its title where the words for it are others.
    fn caption(&self, file: &File<'a>) -> Option<String> {
        let of_outer = file.outer.and_then(|outer| self.words_at(outer, "caption"));
        let stated = of_outer.or_else(|| {
            let names = || CAPTION.split(' ');
            file.layers.iter().find_map(|layer| names().find_map(|name| self.words_at(layer, name)))
        });
        let alt = self.fact(file, ALT);
        let title = || title(file).filter(|title| alt.as_ref().is_some_and(|alt| alt != title));
        stated.or_else(title)
    }

    /// The words at a member, in one line: a text, or the text of a document.
    pub(super) fn words_at(&self, value: &Value, name: &str) -> Option<String> {
        let mut words = String::new();
        push_words(value.get(name)?, &mut words, 0);
        let words = words.trim();
        (!words.is_empty()).then(|| words.to_owned())
    }
}

/// Adds the texts of a value that is one or is made of nodes that hold them.
fn push_words(value: &Value, words: &mut String, depth: usize) {
    /// Where nodes keep their text and their nodes.
    const PARTS: [&str; 7] = ["text", "value", "document", "root", "children", "content", "name"];
    /// Captions are short; a larger one is no caption.
    const LONGEST: usize = 4000;
    if depth > 40 || words.len() > LONGEST {
        return;
    }
    match value {
        Value::String(text) => words.push_str(text),
        Value::Array(items) => {
            for item in items {
                let is_block = item.get("children").or_else(|| item.get("content")).is_some();
                if is_block && !words.is_empty() {
                    words.push(' ');
                }
                push_words(item, words, depth + 1);
            }
        }
        Value::Object(_) => {
            PARTS.iter().filter_map(|name| value.get(name)).for_each(|part| push_words(part, words, depth + 1));
        }
        _ => {}
    }
}

/// The objects that a file is made of, outermost first.
fn layers(value: &Value) -> Vec<&Value> {
    let mut layers = vec![("", value)];
    let mut at = 0;
    while let Some((name, layer)) = layers.get(at).copied() {
        at += 1;
        // A picture's measures at Contentful, a film's other forms at DatoCMS.
        let more = match (name, text_at(layer, MEDIA_TYPE)) {
            ("details", _) => "image",
            (_, Some(kind)) if kind.starts_with("video/") => "video",
            _ => "",
        };
        for name in INNER.split(' ').chain([more]) {
            let inner = layer.get(name).filter(|inner| inner.is_object() && layers.len() < LAYERS);
            layers.extend(inner.map(|inner| (name, inner)));
        }
    }
    layers.into_iter().map(|(_, layer)| layer).collect()
}

fn kind_of(layers: &[&Value], address: &str, name: &str) -> Option<Kind> {
    let by_type = layers.iter().find_map(|layer| {
        let stated = text_at(layer, MEDIA_TYPE)?;
        let starts = [(Kind::Picture, "image/"), (Kind::Film, "video/"), (Kind::Sound, "audio/")];
        let kind = starts.iter().find(|(_, start)| stated.starts_with(start)).map(|(kind, _)| *kind);
        kind.or_else(|| stated.contains('/').then_some(Kind::Other))
    });
    let says = |name: &str| layers.iter().any(|layer| layer.get(name).is_some_and(|value| !value.is_null()));
    let is_picture = || says("responsiveImage") || names_picture(name) && !says("provider");
    by_type.or_else(|| by_extension(address)).or_else(|| is_picture().then_some(Kind::Picture))
}

fn names_picture(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    PICTURE_NAMES.iter().any(|part| name.contains(part))
}

fn by_extension(address: &str) -> Option<Kind> {
    let path = if address.starts_with('/') { address.split(['?', '#']).next()? } else { Address::of(address).path };
    let (_, extension) = path.rsplit_once('.')?;
    let extension = extension.to_ascii_lowercase();
    EXTENSIONS.iter().find(|(_, known)| is_one_of(&extension, known)).map(|(kind, _)| *kind)
}

/// The title of a file, unless it is the name of the file.
fn title(file: &File) -> Option<String> {
    let title = file.layers.iter().find_map(|layer| text_at(layer, TITLE))?;
    let is_name = !title.contains(' ') && title.contains(['.', '_']);
    (!is_name).then(|| title.to_owned())
}

fn sides(file: &File) -> (Option<u32>, Option<u32>) {
    let side = |name: &str| file.layers.iter().find_map(|layer| number_at(layer, name));
    match (side("width"), side("height")) {
        (None, None) => file.layers.iter().find_map(|layer| asset::sides(text_at(layer, "_ref _id")?)).unzip(),
        sides => sides,
    }
}

fn number_at(value: &Value, name: &str) -> Option<u32> {
    let number = value.get(name)?.as_f64().filter(|number| (1.0..=100_000.0).contains(number))?;
    Some(number as u32)
}

/// The other widths of a picture (Strapi's `formats`, Payload's `sizes`), as the value of a `srcset`: those that show
/// all of it.
fn renditions(file: &File, address: &str, sides: Option<(u32, u32)>) -> String {
    let mut out = String::new();
    let Some((width, height)) = sides else { return out };
    let of = |name: &str| file.layers.iter().find_map(|layer| layer.get(name)?.as_object());
    for (_, rendition) in of("formats").or_else(|| of("sizes")).into_iter().flatten() {
        let sides = number_at(rendition, "width").zip(number_at(rendition, "height"));
        let Some((url, (w, h))) = text_at(rendition, "url").zip(sides) else { continue };
        // The same shape, to a pixel of the smaller one's height.
        let height_here = u64::from(w) * u64::from(height) / u64::from(width.max(1));
        if height_here.abs_diff(u64::from(h)) <= 1 && !url.contains(char::is_whitespace) {
            [url, " ", &w.to_string(), "w, "].into_iter().for_each(|part| out.push_str(part));
        }
    }
    if !out.is_empty() && !address.contains(char::is_whitespace) {
        [address, " ", &width.to_string(), "w"].into_iter().for_each(|part| out.push_str(part));
    }
    out
}
