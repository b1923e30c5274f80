//! Word documents, workbooks and plain text.

use crate::common::{data, docx, open, open_bytes, package, word_part, worker};
use reader::{Aside, Block, Kind, TableCell, plain_text};

fn blocks_of(bytes: Vec<u8>) -> Vec<Block> {
    let mut worker = worker();
    open_bytes(&mut worker, bytes, Kind::Docx).unwrap();
    worker.page_blocks(0).unwrap()
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph { text: text.to_owned() }
}

fn cell(text: &str, columns: u16, rows: u16) -> TableCell {
    TableCell { text: text.to_owned(), columns, rows }
}

#[test]
fn a_real_application_form_is_read_as_its_printed_form_says() {
    let mut worker = worker();
    open(&mut worker, "form.docx").unwrap();
    let text = worker.page_text(0).unwrap().text;
    for expected in String::from_utf8(data("form.expected")).unwrap().lines() {
        assert!(text.replace(char::is_whitespace, "").contains(expected), "missing: {expected}");
    }
}

#[test]
fn paragraphs_runs_tabs_breaks_and_check_boxes_become_text() {
    let body = "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"1\"/></w:tabs></w:pPr>\
        <w:r><w:t>质量</w:t></w:r><w:r><w:t xml:space=\"preserve\"> &amp; &#x4E00;</w:t><w:tab/><w:t>末</w:t><w:br/></w:r>\
        <w:r><w:t>行</w:t><w:noBreakHyphen/><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r></w:p><w:p/>";
    assert_eq!(blocks_of(docx(body)), [paragraph("质量 & 一\t末\n行-☑"), paragraph("")]);
}

#[test]
fn changes_are_read_as_accepted() {
    let body = "<w:p><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>\
        <w:moveFrom><w:r><w:t>走</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>来</w:t></w:r></w:moveTo></w:p>";
    assert_eq!(blocks_of(docx(body)), [paragraph("新来")]);
}

#[test]
fn tables_keep_rows_and_merged_cells() {
    let cell_xml = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let rows = [
        [cell_xml("<w:gridSpan w:val=\"2\"/>", "甲"), cell_xml("<w:vMerge w:val=\"restart\"/>", "乙")].concat(),
        [cell_xml("", "丙"), cell_xml("", "丁"), cell_xml("<w:vMerge/>", "")].concat(),
    ];
    let body: String = rows.iter().map(|row| format!("<w:tr>{row}</w:tr>")).collect();
    let expected = Block::Table {
        rows: vec![vec![cell("甲", 2, 1), cell("乙", 1, 2)], vec![cell("丙", 1, 1), cell("丁", 1, 1)]],
    };
    let blocks = blocks_of(docx(&format!("<w:p><w:r><w:t>前</w:t></w:r></w:p><w:tbl>{body}</w:tbl>")));
    assert_eq!(blocks, [paragraph("前"), expected]);
    assert_eq!(plain_text(&blocks), "前\n甲\t乙\n丙\t丁\n");
}

#[test]
fn text_boxes_are_read_once_and_after_their_paragraph() {
    let content = "<w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>";
    let body = format!(
        "<w:p><w:r><w:t>前</w:t></w:r><w:r><mc:AlternateContent xmlns:mc=\"m\"><mc:Choice>{content}</mc:Choice>\
         <mc:Fallback>{content}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>后</w:t></w:r></w:p>"
    );
    let aside = Block::Aside { place: Aside::TextBox, text: "框".to_owned() };
    assert_eq!(blocks_of(docx(&body)), [paragraph("前后"), aside]);
}

#[test]
fn headers_come_first_and_notes_and_footers_last() {
    let note = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let part = |root: &str, text: &str| word_part(root, &note(text)).into_bytes();
    let body = word_part("document", &format!("<w:body>{}</w:body>", note("正文")));
    let (header, footnotes) = (part("hdr", "页眉"), part("footnotes", "脚注"));
    let blocks = blocks_of(package(&[
        ("word/document.xml", body.as_bytes()),
        ("word/footer1.xml", &part("ftr", "页脚")),
        ("word/header1.xml", &header),
        ("word/header2.xml", &header),
        ("word/footnotes.xml", &footnotes),
    ]));
    let aside = |place, text: &str| Block::Aside { place, text: text.to_owned() };
    assert_eq!(
        blocks,
        [aside(Aside::Header, "页眉"), paragraph("正文"), aside(Aside::Footnote, "脚注"), aside(Aside::Footer, "页脚"),]
    );
}

#[test]
fn heading_styles_become_an_outline() {
    let styles = word_part(
        "styles",
        "<w:style w:styleId=\"a1\"><w:name w:val=\"heading 2\"/></w:style>\
         <w:style w:styleId=\"b\"><w:name w:val=\"own\"/><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>",
    );
    let heading = |style: &str, text: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let body = word_part("document", &format!("<w:body>{}{}</w:body>", heading("b", "一"), heading("a1", "二")));
    let bytes = package(&[("word/document.xml", body.as_bytes()), ("word/styles.xml", styles.as_bytes())]);
    let facts = open_bytes(&mut worker(), bytes, Kind::Docx).unwrap();
    let outline: Vec<(u8, &str)> = facts.outline.iter().map(|entry| (entry.level, entry.title.as_str())).collect();
    assert_eq!(outline, [(0, "一"), (1, "二")]);
}

#[test]
fn a_workbook_shows_values_and_formulas_that_were_never_computed() {
    let mut worker = worker();
    let facts = open(&mut worker, "formulas.xlsx").unwrap();
    assert_eq!(facts.outline.len(), facts.pages.len(), "each sheet has its name");
    let text: String = (0..facts.pages.len() as u32).map(|sheet| worker.page_text(sheet).unwrap().text).collect();
    assert!(text.starts_with(&facts.outline[0].title));
    assert!(text.lines().any(|line| line.split('\t').any(|cell| cell.starts_with('='))), "{text}");
}

#[test]
fn merged_cells_of_a_workbook_become_spans() {
    let mut worker = worker();
    open(&mut worker, "merged.xlsx").unwrap();
    let blocks = worker.page_blocks(0).unwrap();
    let Some(Block::Table { rows }) = blocks.first() else { panic!("a sheet is a table") };
    assert!(rows.iter().flatten().any(|cell| cell.columns > 1 || cell.rows > 1));
}

/// A workbook of one sheet with the given rows, the second cell format being a date.
fn workbook(rows: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package_relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    let book = format!(
        "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let relations = format!(
        "<Relationships xmlns=\"{package_relations}\"><Relationship Id=\"rId1\" Type=\"{office}/worksheet\" \
         Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"{office}/styles\" Target=\"styles.xml\"/></Relationships>"
    );
    let styles = format!(
        "<styleSheet xmlns=\"{main}\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"0.0%\"/></numFmts><cellXfs count=\"4\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/><xf numFmtId=\"164\" applyNumberFormat=\"1\"/><xf numFmtId=\"9\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>"
    );
    let sheet = format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>");
    let root = format!(
        "<Relationships xmlns=\"{package_relations}\"><Relationship Id=\"rId1\" Type=\"{office}/officeDocument\" \
         Target=\"xl/workbook.xml\"/></Relationships>"
    );
    package(&[
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/styles.xml", styles.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

#[test]
fn numbers_dates_and_stored_results_read_as_people_see_them() {
    let mut worker = worker();
    let rows = "<row r=\"1\"><c r=\"A1\"><v>0.30000000000000004</v></c><c r=\"B1\" s=\"1\"><v>46000</v></c>\
        <c r=\"C1\"><f>A1*2</f><v>0.6</v></c><c r=\"D1\"><f>SUM(A1:C1)</f></c><c r=\"E1\" t=\"b\"><v>1</v></c>\
        <c r=\"F1\" s=\"2\"><v>0.924</v></c><c r=\"G1\" s=\"3\"><v>1</v></c><c r=\"H1\" s=\"2\"><f>A1</f></c></row>";
    open_bytes(&mut worker, workbook(rows), Kind::Xlsx).unwrap();
    // Day 46000 of the 1900 system is 9 December 2025.
    assert_eq!(worker.page_text(0).unwrap().text, "表\n0.3\t2025-12-09\t0.6\t=SUM(A1:C1)\tTRUE\t92.4%\t100%\t=A1\n");
}

#[test]
fn a_stray_cell_in_the_last_corner_costs_nothing() {
    let mut worker = worker();
    let rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>";
    open_bytes(&mut worker, workbook(rows), Kind::Xlsx).unwrap();
    assert_eq!(worker.page_text(0).unwrap().text, "表\n1\n2\n");
}

#[test]
fn plain_text_is_read_in_the_encodings_people_use() {
    let mut worker = worker();
    let gbk = b"\xd6\xca\xc1\xbf\r\n\xbd\xb1".to_vec();
    let utf16 = b"\xff\xfe\x28\x8d\xcf\x91\x0a\x00\x56\x59".to_vec();
    for bytes in
        ["质量\n奖".as_bytes().to_vec(), b"\xef\xbb\xbf\xe8\xb4\xa8\xe9\x87\x8f\n\xe5\xa5\x96".to_vec(), gbk, utf16]
    {
        open_bytes(&mut worker, bytes, Kind::Text).unwrap();
        assert_eq!(worker.page_text(0).unwrap().text, "质量\n奖\n");
    }
}

#[test]
fn an_old_workbook_is_read_too() {
    let mut worker = worker();
    let facts = open(&mut worker, "old-workbook.xls").unwrap();
    let sheets: Vec<&str> = facts.outline.iter().map(|entry| entry.title.as_str()).collect();
    assert_eq!(sheets, ["年度指标", "附表"]);
    let text = worker.page_text(0).unwrap().text;
    assert!(text.starts_with("年度指标\n质量指标汇总\n合格率\t0.985\t2025-12-09\n"), "{text}");
    assert!(text.contains("TRUE"), "{text}");
    assert_eq!(worker.page_text(1).unwrap().text, "附表\n𠮷庆\n");
    let blocks = worker.page_blocks(0).unwrap();
    let Some(Block::Table { rows }) = blocks.first() else { panic!("a sheet is a table") };
    assert_eq!(rows[0], [cell("质量指标汇总", 3, 1)]);
}
