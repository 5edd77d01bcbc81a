//! TEMPORARY
pub mod html {
    use crate::model::*;
    pub struct Node;
    pub struct BodyContext<'a> {
        pub base: Option<&'a str>,
        pub site_article: &'a dyn Fn(&SafeUrl) -> Option<ArticleId>,
    }
    pub fn to_blocks(_n: &[Node], _c: &BodyContext) -> Vec<Block> {
        Vec::new()
    }
}
pub mod plain {
    use crate::model::*;
    pub fn to_blocks(t: &str) -> Vec<Block> {
        t.split("\n\n").map(|p| Block::Paragraph(vec![Inline::Text(p.to_owned())])).collect()
    }
}
pub mod lead_image {
    use crate::model::*;
    pub fn without_lead_image(b: Vec<Block>, _l: &Image) -> Vec<Block> {
        b
    }
}
