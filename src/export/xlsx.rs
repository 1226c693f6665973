//! A workbook: items, targets, summary and method, a sheet each. Texts are always text, so nothing is taken for a formula.

use super::{
    HEADS, LINE, VERDICT, about, caution, cells, headline, heads, named, promise, promised, reached, said, title,
};
use crate::explain::method::{method, with_tolerances};
use crate::terms::{Lang, Status};
use crate::view::{Corrected, Number, Target};
use rust_xlsxwriter::{Color, ExcelDateTime, Format, FormatAlign, FormatPattern, Workbook, Worksheet, XlsxError};

/// The widths of the columns of items, in characters.
const ITEM_WIDTHS: [f64; HEADS.len()] = [8.0, 46.0, 60.0, 11.0, 11.0, 11.0, 14.0, 46.0, 16.0, 15.0, 22.0, 9.0];

const TARGET_HEADS: [[&str; 2]; 11] = [
    ["序号", "No."],
    ["承诺", "Commitment"],
    ["指标", "Indicator"],
    ["目标", "Target"],
    ["实际", "Actual"],
    ["目标值", "Target value"],
    ["实际值", "Actual value"],
    ["实际 ÷ 目标", "Actual ÷ target"],
    ["差", "Difference"],
    ["判定", "Verdict"],
    ["理由", "Reason"],
];

const TARGET_WIDTHS: [f64; 11] = [8.0, 46.0, 26.0, 14.0, 14.0, 14.0, 14.0, 12.0, 14.0, 11.0, 46.0];

/// Excel's own limit for the text of a cell.
const LONGEST: usize = 32_767;

/// The workbook of a report, as the bytes of a file. `tolerances` are printed in the method.
pub fn workbook(corrected: &Corrected, lang: Lang, tolerances: (&str, &str)) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The same report makes the same file: no clock is read.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(
        &rust_xlsxwriter::DocProperties::new().set_title(title(corrected, lang)).set_creation_datetime(&made),
    );
    items(workbook.add_worksheet(), corrected, lang)?;
    targets(workbook.add_worksheet(), corrected, lang)?;
    summary(workbook.add_worksheet(), corrected, lang)?;
    rules(workbook.add_worksheet(), lang, tolerances)?;
    workbook.save_to_buffer()
}

fn items(sheet: &mut Worksheet, corrected: &Corrected, lang: Lang) -> Result<(), XlsxError> {
    sheet.set_name(said(lang, "事项", "Items"))?;
    head(sheet, heads(lang), &ITEM_WIDTHS)?;
    for (index, item) in corrected.report.items.iter().enumerate() {
        let row = index as u32 + 1;
        let plain = wrapped();
        for (column, cell) in cells(corrected, index, item, lang).iter().enumerate() {
            let place = column as u16;
            match column {
                VERDICT => sheet.write_string_with_format(row, place, clipped(cell), &coloured(item.status))?,
                LINE => sheet.write_number_with_format(row, place, f64::from(item.line), &plain)?,
                _ => sheet.write_string_with_format(row, place, clipped(cell), &plain)?,
            };
        }
    }
    finish(sheet, corrected.report.items.len(), HEADS.len())
}

fn targets(sheet: &mut Worksheet, corrected: &Corrected, lang: Lang) -> Result<(), XlsxError> {
    sheet.set_name(said(lang, "目标", "Targets"))?;
    head(sheet, TARGET_HEADS.iter().map(|[zh, en]| said(lang, zh, en)), &TARGET_WIDTHS)?;
    let mut row = 0;
    for item in &corrected.report.items {
        for target in &item.targets {
            row += 1;
            let plain = wrapped();
            let texts = [
                item.number.clone().unwrap_or_default(),
                promise(item),
                target.indicator.clone(),
                promised(target),
                reached(target),
            ];
            for (column, text) in texts.iter().enumerate() {
                sheet.write_string_with_format(row, column as u16, clipped(text), &plain)?;
            }
            for (column, value) in figures(target).into_iter().enumerate() {
                if let Some(value) = value {
                    sheet.write_number_with_format(row, column as u16 + 5, value.0, &plain)?;
                }
            }
            sheet.write_string_with_format(row, 9, named(target.status, lang), &coloured(target.status))?;
            sheet.write_string_with_format(row, 10, clipped(&target.reason), &plain)?;
        }
    }
    finish(sheet, row as usize, TARGET_HEADS.len())
}

fn figures(target: &Target) -> [Option<Number>; 4] {
    let actual = target.actual.as_ref().map(|actual| actual.value);
    [Some(target.value), actual, target.ratio, target.difference]
}

fn summary(sheet: &mut Worksheet, corrected: &Corrected, lang: Lang) -> Result<(), XlsxError> {
    sheet.set_name(said(lang, "汇总", "Summary"))?;
    let strong = Format::new().set_bold();
    sheet.set_column_width(0, 34)?;
    sheet.write_string_with_format(0, 0, clipped(title(corrected, lang)), &strong)?;
    sheet.write_string(1, 0, clipped(&about(corrected, lang)))?;
    sheet.write_string(2, 0, headline(corrected, lang))?;
    sheet.write_string_with_format(4, 0, said(lang, "领域", "Topic"), &header())?;
    sheet.write_string_with_format(4, 1, said(lang, "项数", "Items"), &header())?;
    for (column, status) in (2_u16..).zip(Status::ALL) {
        sheet.set_column_width(column, 13)?;
        sheet.write_string_with_format(4, column, named(*status, lang), &coloured(*status).set_bold())?;
    }
    let summary = &corrected.report.summary;
    let all = (said(lang, "全部", "All"), summary.items, &summary.by_status);
    let topics = summary.by_topic.0.iter().filter(|(_, count)| count.items > 0);
    let topics = topics.map(|(topic, count)| (topic.name(lang), count.items, &count.by_status));
    for (row, (name, count, by_status)) in (5_u32..).zip(std::iter::once(all).chain(topics)) {
        sheet.write_string(row, 0, name)?;
        sheet.write_number(row, 1, count)?;
        for (column, status) in (2_u16..).zip(Status::ALL) {
            sheet.write_number(row, column, by_status.of(*status))?;
        }
    }
    sheet.set_freeze_panes(5, 1)?;
    Ok(())
}

fn rules(sheet: &mut Worksheet, lang: Lang, (about, near): (&str, &str)) -> Result<(), XlsxError> {
    sheet.set_name(said(lang, "方法", "Method"))?;
    sheet.set_column_width(0, 110)?;
    let mut row = 0;
    for part in method(lang) {
        sheet.write_string_with_format(row, 0, &part.heading, &Format::new().set_bold())?;
        for (below, sentence) in (row + 1..).zip(&part.sentences) {
            sheet.write_string_with_format(below, 0, with_tolerances(sentence, about, near), &wrapped())?;
        }
        row += part.sentences.len() as u32 + 2;
    }
    sheet.write_string_with_format(row, 0, caution(lang), &wrapped())?;
    Ok(())
}

fn head<'h>(sheet: &mut Worksheet, heads: impl Iterator<Item = &'h str>, widths: &[f64]) -> Result<(), XlsxError> {
    for (column, (head, width)) in heads.zip(widths).enumerate() {
        sheet.set_column_width(column as u16, *width)?;
        sheet.write_string_with_format(0, column as u16, head, &header())?;
    }
    Ok(())
}

/// The head stays in sight, and every column can be filtered.
fn finish(sheet: &mut Worksheet, rows: usize, columns: usize) -> Result<(), XlsxError> {
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofilter(0, 0, rows as u32, columns as u16 - 1)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    Ok(())
}

fn header() -> Format {
    Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top)
}

fn wrapped() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top)
}

/// The ground of a verdict: the colours of the page, light enough to read black letters on.
fn coloured(status: Status) -> Format {
    let ground = match status {
        Status::Exceeded => 0x00BF_CBEF,
        Status::Met => 0x00BF_E0EC,
        Status::MostlyMet => 0x00C3_EBEA,
        Status::PartlyMet => 0x00E6_E9CB,
        Status::InProgress => 0x00F3_DFB0,
        Status::Missed => 0x00F2_C0BA,
        Status::Undetermined => 0x00DE_DEDC,
    };
    wrapped().set_pattern(FormatPattern::Solid).set_background_color(Color::RGB(ground))
}

fn clipped(text: &str) -> &str {
    text.char_indices().nth(LONGEST).map_or(text, |(end, _)| &text[..end])
}
