//! Element by element.

use super::assert_becomes;

/// Each body with what it becomes.
fn all_become(pairs: &[(&str, &str)]) {
    pairs.iter().for_each(|(html, expected)| assert_becomes(html, expected));
}

#[test]
fn white_space_is_what_html_would_show() {
    all_become(&[
        ("  a \n\t b  ", "<p>a b</p>"),
        ("<p> a <b> b </b> c </p>", "<p>a <strong>b</strong> c</p>"),
        ("<p>a<b></b> <i> </i>b</p>", "<p>a b</p>"),
        ("<p>a&nbsp;b</p><p>&nbsp;</p><p> &#8203; </p><p></p>", "<p>a\u{a0}b</p>"),
        ("<p>&nbsp; <b>&nbsp;a</b></p>", "<p><strong>a</strong></p>"),
        ("<p>a<br>\n b<br></p>", "<p>a<br>b</p>"),
        ("<p>a<b><br></b>b</p>", "<p>a<br>b</p>"),
        ("<p>a<!-- b -->c</p>", "<p>ac</p>"),
        ("<p>東京\u{3000}湾</p>", "<p>東京\u{3000}湾</p>"),
    ]);
}

#[test]
fn a_paragraph_is_whatever_stands_on_lines_of_its_own() {
    all_become(&[
        ("a<p>b</p>c<div>d<div>e</div>f</div>g", "<p>a</p><p>b</p><p>c</p><p>d</p><p>e</p><p>f</p><p>g</p>"),
        ("<p>a<br><br>b<br/> <br/>c</p>", "<p>a</p><p>b</p><p>c</p>"),
        ("a <b>b<br><br>c</b> d", "<p>a <strong>b</strong></p><p><strong>c</strong> d</p>"),
        ("<section><header>a</header><article>b</article></section>", "<p>a</p><p>b</p>"),
        ("<b><p>a</p><p>b</p></b>", "<p><strong>a</strong></p><p><strong>b</strong></p>"),
        (
            "<a href=/x><div>a</div><div>b</div></a>",
            concat!("<p><a href=\"https://news.example/x\">a</a></p>", "<p>b</p>",),
        ),
        ("<details><summary>a</summary>b</details>", "<details><summary>a</summary><p>b</p></details>"),
        ("<td>a</td><li>b</li>", "<p>a</p><p>b</p>"),
        ("<x-card>a <x-part>b</x-part></x-card>", "<p>a b</p>"),
    ]);
}

#[test]
fn text_is_marked_by_meaning_not_by_name() {
    all_become(&[
        ("<strong>a</strong><b>b</b>", "<p><strong>a</strong><strong>b</strong></p>"),
        (
            "<em>a</em> <i>b</i> <dfn>c</dfn> <var>d</var> <cite>e</cite>",
            "<p><em>a</em> <em>b</em> <em>c</em> <em>d</em> <em>e</em></p>",
        ),
        (
            "<mark>a</mark> <s>b</s> <strike>c</strike> <del>d</del> <ins>e</ins> <u>f</u>",
            "<p><mark>a</mark> <del>b</del> <del>c</del> <del>d</del> <ins>e</ins> <u>f</u></p>",
        ),
        ("H<sub>2</sub>O x<sup>2<sup>n</sup></sup>", "<p>H<sub>2</sub>O x<sup>2<sup>n</sup></sup></p>"),
        ("<q>a <q>b</q></q>", "<p><q>a <q>b</q></q></p>"),
        ("<code>a  b</code><kbd>c</kbd> <samp>d</samp>", "<p><code>a b</code><code>c</code> <code>d</code></p>"),
        (
            "<code>a <a href=/x>b</a></code>",
            "<p><code>a</code> <a href=\"https://news.example/x\"><code>b</code></a></p>",
        ),
        ("<b>a<strong>b</strong></b>", "<p><strong>ab</strong></p>"),
        (
            "<span style=x>a</span> <small>b</small> <font color=red>c</font> <abbr title=x>d</abbr>",
            "<p>a <small>b</small> c <abbr title=\"x\">d</abbr></p>",
        ),
        ("<ruby>東<rp>(</rp><rt>とう</rt><rp>)</rp></ruby>京", "<p>東(とう)京</p>"),
    ]);
}

#[test]
fn a_link_leads_somewhere_or_is_its_text() {
    all_become(&[
        (
            "<a href='HTTPS://Example.ORG/a?utm_source=x&b=1'>a</a>",
            "<p><a href=\"https://example.org/a?b=1\">a</a></p>",
        ),
        ("<a href='../b'>a</a>", "<p><a href=\"https://news.example/b\">a</a></p>"),
        ("<a href='mailto:a@example.org'>a</a>", "<p><a href=\"mailto:a@example.org\">a</a></p>"),
        ("<a href='#note'>1</a> <a name=x>b</a> <a href=''>c</a>", "<p>1 b c</p>"),
        ("<a href='java\nscript:alert(1)'>a</a> <a href='data:text/html,x'>b</a>", "<p>a b</p>"),
        ("<a href='https://u:p@example.org/'>a</a>", "<p>a</p>"),
        ("a <a href=/x> </a>b", "<p>a b</p>"),
    ]);
}

#[test]
fn headings_stand_below_the_articles_own() {
    all_become(&[
        (
            "<h1>a</h1><h2>b</h2><h3>c</h3><h4>d</h4><h5>e</h5><h6>f</h6>",
            "<h2>a</h2><h2>b</h2><h3>c</h3><h4>d</h4><h4>e</h4><h4>f</h4>",
        ),
        ("<h2> <br>a<br><br>b</h2>", "<h2>a<br>b</h2>"),
        ("<h2><p>a</p></h2><h3>&nbsp;</h3>", "<h2>a</h2>"),
        (
            "<h2><img src=/a.jpg alt=x>b</h2>",
            "<figure><img src=\"https://news.example/a.jpg\" alt=\"x\"></figure><h2>b</h2>",
        ),
        ("<h2>a <a class=headerlink href=#a>¶</a></h2>", "<h2>a</h2>"),
    ]);
}

#[test]
fn lists_keep_their_numbers_and_what_stands_in_them() {
    all_become(&[
        (
            "<ul><li>a</li><li> </li><li><p>b</p><p>c</p></li></ul>",
            "<ul><li><p>a</p></li><li><p>b</p><p>c</p></li></ul>",
        ),
        (
            "<ol start=4 reversed><li>a</ol><ol><li>b</ol><ol start=x><li>c</ol>",
            "<ol start=\"4\" reversed><li><p>a</p></li></ol><ol><li><p>b</p></li></ol><ol><li><p>c</p></li></ol>",
        ),
        ("<ul><li>a<ol><li>b</li></ol></li></ul>", "<ul><li><p>a</p><ol><li><p>b</p></li></ol></li></ul>"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>"),
        ("<ul> a <li>b</li></ul>", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
        ("<ul><li> </li></ul><ol></ol>", ""),
        ("<b><ul><li>a</li></ul></b>", "<ul><li><p><strong>a</strong></p></li></ul>"),
        (
            "<ul><li><img src=/a.jpg></li><li><figure><img src=/b.jpg></figure></li></ul>",
            concat!(
                "<figure><figure><img src=\"https://news.example/a.jpg\" alt=\"\"></figure>",
                "<figure><img src=\"https://news.example/b.jpg\" alt=\"\"></figure></figure>",
            ),
        ),
    ]);
}

#[test]
fn definitions_are_terms_with_what_they_mean() {
    all_become(&[
        (
            "<dl><dt>a</dt><dd>b</dd><dd><p>c</p></dd><div><dt>d</dt><dt>e</dt><dd>f</dd></div></dl>",
            "<dl><dt>a</dt><dd><p>b</p><p>c</p></dd><dt>d</dt><dt>e</dt><dd><p>f</p></dd></dl>",
        ),
        ("<dl><dd>a</dd><dt>b</dt></dl>", "<p>a</p><dl><dt>b</dt></dl>"),
        ("<dl></dl>", ""),
    ]);
}

#[test]
fn a_quote_says_whose_words_it_has() {
    let quoted = "<blockquote><p>a</p><footer>Ana</footer></blockquote>";
    all_become(&[
        ("<blockquote>a</blockquote>", "<blockquote><p>a</p></blockquote>"),
        ("<blockquote><p>a</p><footer>— <cite>Ana</cite></footer></blockquote>", quoted),
        ("<blockquote><p>a</p><cite>Ana</cite></blockquote>", quoted),
        ("<blockquote><p>a</p><p><cite>Ana</cite></p></blockquote>", quoted),
        ("<blockquote><p>a</p><p>— Ana</p></blockquote>", quoted),
        ("<blockquote><div><p>a</p><footer>Ana</footer></div></blockquote>", quoted),
        (
            "<blockquote><p><cite>The Sea</cite> is a</p></blockquote>",
            "<blockquote><p><em>The Sea</em> is a</p></blockquote>",
        ),
        ("<blockquote><p>— a</p></blockquote>", "<blockquote><p>— a</p></blockquote>"),
        ("<blockquote><footer>Ana</footer></blockquote><footer>b</footer>", "<p>Ana</p><p>b</p>"),
        (
            "<blockquote><img src=/a.jpg></blockquote>",
            "<figure><img src=\"https://news.example/a.jpg\" alt=\"\"></figure>",
        ),
        (
            "<blockquote><blockquote>a</blockquote></blockquote>",
            "<blockquote><blockquote><p>a</p></blockquote></blockquote>",
        ),
    ]);
}

#[test]
fn preformatted_text_keeps_its_spaces() {
    all_become(&[
        ("<pre>\n  a\n\n\tb  \n\n</pre>", "<pre>\n  a\n\n\tb</pre>"),
        ("<pre><code class=rust>fn <b>a</b>() {<br>}</code></pre>", "<pre>\nfn a() {\n}</pre>"),
        ("<pre> \n </pre><xmp><b>a</b></xmp>", "<pre>\n&lt;b&gt;a&lt;/b&gt;</pre>"),
    ]);
}

#[test]
fn a_table_has_its_headings_over_its_columns() {
    all_become(&[
        (
            "<table><caption> a  b </caption><tr><th>c<th>d<tr><th scope=row>e<td>f<tr><td> <td></table>",
            concat!(
                "<table><caption>a b</caption><thead><tr><th>c</th><th>d</th></tr></thead>",
                "<tbody><tr><th scope=\"row\">e</th><td>f</td></tr></tbody></table>",
            ),
        ),
        (
            "<table><tfoot><tr><td>e<td>f</tfoot><tbody><tr><td>c<td>d</tbody><thead><tr><td>a<td>b</thead></table>",
            concat!(
                "<table><thead><tr><th>a</th><th>b</th></tr></thead>",
                "<tbody><tr><td>c</td><td>d</td></tr></tbody><tfoot><tr><td>e</td><td>f</td></tr></tfoot></table>",
            ),
        ),
        (
            "<table><tr><th colspan=2>a<th>b<tr><td rowspan=2>c<td>d<td>e<tr><td>f<td>g</table>",
            concat!(
                "<table><thead><tr><th colspan=\"2\">a</th><th>b</th></tr></thead>",
                "<tbody><tr><td rowspan=\"2\">c</td><td>d</td><td>e</td></tr><tr><td>f</td><td>g</td></tr></tbody></table>",
            ),
        ),
        (
            "<table><tr><td><p>a</p><ul><li>b<li>c</ul><td>d<pre>e</pre></table>",
            "<table><tbody><tr><td>a<br>b<br>c</td><td>d<br><code>e</code></td></tr></tbody></table>",
        ),
        (
            "<table><tr><th>a<th>b<tr><td><img src=/c.jpg>d<td>e</table>",
            concat!(
                "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>",
                "<img class=\"latex\" src=\"https://news.example/c.jpg\" alt=\"\"><br>d</td><td>e</td></tr></tbody></table>",
            ),
        ),
        ("<table><caption>a</caption></table>", "<p>a</p>"),
    ]);
}

#[test]
fn a_table_that_only_arranges_is_what_it_contains() {
    all_become(&[
        ("<table><tr><td>a<tr><td>b</table>", "<p>a</p><p>b</p>"),
        ("<table role=presentation><tr><td>a<td>b</table>", "<p>a</p><p>b</p>"),
        (
            "<table><tr><td><h2>a</h2><td><table><tr><th>b<th>c<tr><td>d<td>e</table></table>",
            concat!(
                "<h2>a</h2><table><thead><tr><th>b</th><th>c</th></tr></thead>",
                "<tbody><tr><td>d</td><td>e</td></tr></tbody></table>",
            ),
        ),
    ]);
}

#[test]
fn a_rule_stands_between_texts_and_once() {
    all_become(&[("<hr>a<hr><hr>b<hr>", "<p>a</p><hr><p>b</p>")]);
}

#[test]
fn a_picture_is_a_block_of_its_own() {
    let picture = "<figure><img src=\"https://news.example/a.jpg\" alt=\"b\"></figure>";
    all_become(&[
        ("<p>c <img src=/a.jpg alt=' b '> d</p>", &format!("<p>c</p>{picture}<p>d</p>")),
        ("<p><a href=/large.jpg><img src=/a.jpg alt=b></a></p>", picture),
        (
            "<a href=/x><img src=/a.jpg alt=b> c</a>",
            &format!("{picture}<p><a href=\"https://news.example/x\">c</a></p>"),
        ),
        (
            "<img src=/a.jpg width=640 height=480px>",
            "<figure><img src=\"https://news.example/a.jpg\" alt=\"\" width=\"640\" height=\"480\"></figure>",
        ),
        ("<img src=/a.jpg width=100%>", "<figure><img src=\"https://news.example/a.jpg\" alt=\"\"></figure>"),
        ("<img src='http://cdn.example/a.jpg'>", "<figure><img src=\"https://cdn.example/a.jpg\" alt=\"\"></figure>"),
        ("<img><img src=''><img src='javascript:a'><img src='data:image/svg+xml,<svg>'>", ""),
    ]);
}

#[test]
fn pictures_that_count_readers_are_not_pictures() {
    all_become(&[
        ("a<img src=/x.gif width=1 height=1>", "<p>a</p>"),
        ("a<img src=/x.gif height=0>", "<p>a</p>"),
        ("a<img src='https://pixel.wp.com/b.gif?host=x'>", "<p>a</p>"),
        ("a<img src='https://stats.example/matomo.php?idsite=1'>", "<p>a</p>"),
        ("a<img src='https://www.facebook.com/tr?id=1&ev=PageView&noscript=1' style='display:none'>", "<p>a</p>"),
        ("a<img src=/x.gif style='width:1px;height:1px'>", "<p>a</p>"),
        (
            "<img src=/megapixel.gif style='width:100%'>",
            "<figure><img src=\"https://news.example/megapixel.gif\" alt=\"\"></figure>",
        ),
        ("a<img src='https://www.facebook.com/tr?id=1'>", "<p>a</p>"),
        ("a<img src='https://vg07.met.vgwort.de/na/1'>", "<p>a</p>"),
        (
            "<img src=/ok.jpg srcset='https://pixel.wp.com/b.gif 800w, /ok.jpg 300w, /ok-2.jpg 600w'>",
            concat!(
                "<figure><img src=\"https://news.example/ok.jpg\" alt=\"\" srcset=\"",
                "https://news.example/ok.jpg 300w, https://news.example/ok-2.jpg 600w\"></figure>",
            ),
        ),
        ("a<img srcset='https://pixel.wp.com/b.gif 800w'>", "<p>a</p>"),
        ("a<picture><source srcset='https://pixel.wp.com/b.gif 800w'><img alt=b></picture>", "<p>a</p>"),
        (
            "<video src=/a.mp4 poster='https://pixel.wp.com/b.gif'><track src='https://stats.wp.com/c.vtt'></video>",
            "<video><source src=\"https://news.example/a.mp4\" type=\"video/mp4\"></video>",
        ),
        ("<audio src='https://track.example/count.gif'>a</audio>", "<p>a</p>"),
    ]);
}

#[test]
fn a_small_picture_is_its_words() {
    all_become(&[
        ("a <img src=/b.png width=16 height=16 alt=PDF>", "<p>a PDF</p>"),
        ("a <img class=emoji src=/b.png alt=🙂>", "<p>a 🙂</p>"),
    ]);
}

#[test]
fn a_picture_comes_in_the_widths_that_it_names() {
    all_become(&[
        (
            "<img src=/a.jpg srcset='/a-600x400.jpg 600w, /a-300x200.jpg 300w, /a.jpg 1200w, javascript:x 90w, /b 0w'>",
            concat!(
                "<figure><img src=\"https://news.example/a.jpg\" alt=\"\" srcset=\"",
                "https://news.example/a-300x200.jpg 300w, https://news.example/a-600x400.jpg 600w, ",
                "https://news.example/a.jpg 1200w\"></figure>",
            ),
        ),
        (
            "<img src=/a.jpg width=400 srcset='/a@1.jpg, /a@2.jpg 2x'>",
            concat!(
                "<figure><img src=\"https://news.example/a.jpg\" alt=\"\" width=\"400\" srcset=\"",
                "https://news.example/a@1.jpg 400w, https://news.example/a@2.jpg 800w\"></figure>",
            ),
        ),
        (
            "<img srcset='/s.jpg 320w, /m.jpg 1024w, /l.jpg 2048w'>",
            concat!(
                "<figure><img src=\"https://news.example/m.jpg\" alt=\"\" srcset=\"https://news.example/s.jpg 320w, ",
                "https://news.example/m.jpg 1024w, https://news.example/l.jpg 2048w\"></figure>",
            ),
        ),
        (
            concat!(
                "<picture><source media='(min-width: 900px)' srcset='/crop.jpg 900w'>",
                "<source srcset='/a.jpg?w=300 300w, /a.jpg?w=900 900w'><img src=/a.jpg alt=b></picture>",
            ),
            concat!(
                "<figure><img src=\"https://news.example/a.jpg\" alt=\"b\" srcset=\"",
                "https://news.example/a.jpg?w=300 300w, https://news.example/a.jpg?w=900 900w\"></figure>",
            ),
        ),
        (
            "<picture><source srcset='/a.webp 800w'><img alt=b></picture>",
            concat!(
                "<figure><img src=\"https://news.example/a.webp\" alt=\"b\" ",
                "srcset=\"https://news.example/a.webp 800w\"></figure>",
            ),
        ),
    ]);
}

#[test]
fn a_figure_has_a_caption_and_a_credit() {
    let expected = concat!(
        "<figure><img src=\"https://news.example/a.jpg\" alt=\"\">",
        "<figcaption>The harbour<cite>Ana Lima</cite></figcaption></figure>",
    );
    all_become(&[
        ("<figure><img src=/a.jpg><figcaption>The harbour <cite>Ana Lima</cite></figcaption></figure>", expected),
        (
            "<figure><img src=/a.jpg><figcaption>The harbour | <span class=photo-credit>Ana Lima</span></figcaption></figure>",
            expected,
        ),
        (
            "<figure><img src=/a.jpg><span class=image__credit>Ana Lima</span><figcaption>The harbour</figcaption></figure>",
            expected,
        ),
        (
            "<figure><img src=/a.jpg><div class=credit-caption><p class=caption>The harbour</p><b class=credit>Ana Lima</b></div></figure>",
            expected,
        ),
        (
            "<figure><div class=with-caption><img src=/a.jpg></div></figure>",
            "<figure><img src=\"https://news.example/a.jpg\" alt=\"\"></figure>",
        ),
        (
            "<figure><img src=/a.jpg><p>The harbour</p></figure>",
            "<figure><img src=\"https://news.example/a.jpg\" alt=\"\"><figcaption>The harbour</figcaption></figure>",
        ),
        ("<figure><figcaption>a</figcaption></figure><figcaption>b</figcaption>", "<p>a</p><p>b</p>"),
        (
            "<figure>a<p>b</p><figcaption>c</figcaption></figure>",
            "<figure><p>a</p><p>b</p><figcaption>c</figcaption></figure>",
        ),
    ]);
}

#[test]
fn a_figure_of_something_else_gives_it_the_caption() {
    all_become(&[
        (
            "<figure><table><tr><td>a<td>b</table><figcaption>c</figcaption></figure>",
            "<table><caption>c</caption><tbody><tr><td>a</td><td>b</td></tr></tbody></table>",
        ),
        (
            "<figure><blockquote>a</blockquote><figcaption>b</figcaption></figure>",
            "<blockquote><p>a</p><footer>b</footer></blockquote>",
        ),
        (
            "<figure><pre>a</pre><figcaption>b</figcaption></figure>",
            "<figure><pre>\na</pre><figcaption>b</figcaption></figure>",
        ),
        (
            "<figure><iframe src=https://example.org/a></iframe><figcaption>b</figcaption></figure>",
            "<iframe src=\"https://example.org/a\" title=\"b\"></iframe>",
        ),
        (
            "<figure><video src=/a.webm></video><figcaption>b</figcaption></figure>",
            concat!(
                "<figure><video><source src=\"https://news.example/a.webm\" type=\"video/webm\"></video>",
                "<figcaption>b</figcaption></figure>",
            ),
        ),
    ]);
}

#[test]
fn films_and_recordings_are_files_that_play() {
    all_become(&[
        (
            concat!(
                "<video poster=/p.jpg><source src=/a.m3u8 type='application/x-mpegURL'>",
                "<source src=/a.mp4 type='video/mp4; codecs=avc1'>",
                "<track kind=metadata src=/m.vtt><track kind=captions srclang=en src=/c.vtt>Old browser</video>",
            ),
            concat!(
                "<video poster=\"https://news.example/p.jpg\"><source src=\"https://news.example/a.mp4\" type=\"video/mp4\">",
                "<track src=\"https://news.example/c.vtt\" srclang=\"en\"></video>",
            ),
        ),
        ("<audio src=/a.ogg></audio>", "<audio><source src=\"https://news.example/a.ogg\" type=\"audio/ogg\"></audio>"),
        ("<audio src=/a></audio>", "<audio><source src=\"https://news.example/a\" type=\"audio/mpeg\"></audio>"),
        ("<video src=javascript:a>See <a href=/b>b</a></video>", "<p>See <a href=\"https://news.example/b\">b</a></p>"),
        ("<video src=data:image/png;base64,AAAA></video>", ""),
    ]);
}

#[test]
fn no_text_beside_a_picture_changes_how_what_stands_around_it_is_written() {
    all_become(&[
        (
            "<figure><img src=/a.jpg alt='\u{202e}gpj.exe'><figcaption>\u{2067}א\u{1} \u{2} <cite>\u{202b}Ana</cite></figcaption></figure>",
            concat!(
                "<figure><img src=\"https://news.example/a.jpg\" alt=\"gpj.exe\"><figcaption>\u{2067}א \u{2069}",
                "<cite>\u{202b}Ana\u{202c}</cite></figcaption></figure>",
            ),
        ),
        (
            "<iframe src=https://youtu.be/x title='\u{202e}The\n harbour\u{2066}'></iframe>",
            "<iframe src=\"https://www.youtube.com/watch?v=x\" title=\"The harbour\u{2066}\u{2069}\"></iframe>",
        ),
        (
            "<iframe src=https://youtu.be/x title='\u{2066}\u{200b}\u{2069}'></iframe>",
            "<iframe src=\"https://www.youtube.com/watch?v=x\"></iframe>",
        ),
        (
            "<blockquote><p>A</p><footer>\u{202d}Ana</footer></blockquote>",
            "<blockquote><p>A</p><footer>Ana</footer></blockquote>",
        ),
    ]);
}

#[test]
fn a_frame_waits_for_the_readers_choice() {
    all_become(&[
        (
            "<iframe src='//www.youtube.com/embed/x?rel=0' title='The harbour'><p>a</p></iframe>",
            "<iframe src=\"https://www.youtube.com/watch?v=x\" title=\"The harbour\"></iframe>",
        ),
        (
            "<iframe src=about:blank data-src=https://example.org/a></iframe>",
            "<iframe src=\"https://example.org/a\"></iframe>",
        ),
        ("<iframe srcdoc='<script>a</script>'></iframe><iframe src=javascript:a></iframe><iframe></iframe>", ""),
        ("<iframe src=https://example.org/a width=0 height=0></iframe>", ""),
        ("<embed src=https://example.org/a>", "<iframe src=\"https://example.org/a\"></iframe>"),
        (
            "<object><param name=movie value=x><embed src=https://youtube.com/v/x></object>",
            "<iframe src=\"https://www.youtube.com/watch?v=x\"></iframe>",
        ),
        ("<object data=javascript:a>b</object>", "<p>b</p>"),
        ("<iframe src=mailto:a@example.org></iframe>", ""),
    ]);
}

#[test]
fn what_holds_no_text_of_the_story_is_gone() {
    all_become(&[
        ("a<script>b</script><style>c</style><template>d</template><title>e</title>", "<p>a</p>"),
        ("a<svg><text>b</text></svg><canvas>d</canvas>", "<p>a</p>"),
        ("<form>a<button>b</button><select><option>c</select><textarea>d</textarea><input value=e></form>", "<p>a</p>"),
        (
            "a<noscript>b<img src=/c.jpg></noscript>",
            "<p>a</p><figure><img src=\"https://news.example/c.jpg\" alt=\"\"></figure>",
        ),
        ("a<noframes>b</noframes><noembed>c</noembed>", "<p>a</p>"),
        ("<dialog>a</dialog>", "<p>a</p>"),
    ]);
}

#[test]
fn without_a_base_a_relative_address_is_no_address() {
    let context = time_plus_news::body::BodyContext { base: None, document: &time_plus_news::json::Value::Null };
    let html = "<a href=/a>b</a> <a href=https://example.org/>c</a><img src=/d.jpg>";
    let blocks = time_plus_news::body::html::to_blocks(&time_plus_news::body::html::parse_fragment(html), &context);
    assert_eq!(super::render::render(&blocks), "<p>b <a href=\"https://example.org/\">c</a></p>");
}
