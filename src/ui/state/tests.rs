//! Messages in, phases and effects out.

use super::*;
use crate::view::Item;
use crate::view::{Period, Source as ReadFrom, Summary, Unread};

fn model() -> Model {
    Model::new(Prefs { lang: Lang::Zh, theme: Theme::System, large: false })
}

/// An item of this verdict that promises this.
pub fn item(status: Status, commitment: &str) -> Item {
    Item {
        number: None,
        section: None,
        commitment: commitment.to_owned(),
        completion: String::new(),
        name: None,
        target_text: None,
        owner: None,
        rate: None,
        remark: None,
        line: 1,
        topic: Topic::Other,
        status,
        basis: crate::terms::Basis::None,
        reason: String::new(),
        claim: None,
        conflict: false,
        adjusted: false,
        targets: Vec::new(),
        checks: Vec::new(),
    }
}

/// A report with these items and one unread text.
pub fn report(items: Vec<Item>) -> Box<Report> {
    Box::new(Report {
        version: 1,
        title: None,
        place: None,
        year: None,
        period: None::<Period>,
        source: ReadFrom {
            name: None,
            format: "txt".to_owned(),
            encoding: None,
            layout: String::new(),
            tables: Vec::new(),
        },
        items,
        summary: Summary::default(),
        unread: vec![Unread { text: "附件".to_owned(), line: 1, reason: String::new() }],
        notices: Vec::new(),
    })
}

/// Opens a text and answers with these items.
fn read(model: &mut Model, text: &str, items: Vec<Item>) -> Vec<Effect> {
    model.update(Msg::Open(Source::pasted(text)));
    let id = model.job.as_ref().map_or(0, |job| job.id);
    model.update(Msg::Answer(Reply::Report { id, report: report(items), awaited: 0 }))
}

#[test]
fn a_text_is_asked_about_and_its_report_shown() {
    let mut model = model();
    let effects = model.update(Msg::Open(Source::pasted("甲")));
    assert!(matches!(effects.as_slice(), [Effect::Ask(request)] if request.lang == "zh"), "{effects:?}");
    assert_eq!(model.phase(), Phase::Loading);
    read(&mut model, "甲", vec![item(Status::Met, "甲")]);
    assert_eq!(model.phase(), Phase::Ready);
}

#[test]
fn an_answer_to_a_question_that_no_longer_stands_changes_nothing() {
    let mut model = model();
    model.update(Msg::Open(Source::pasted("甲")));
    let effects = model.update(Msg::Open(Source::pasted("乙")));
    assert_eq!(effects.first(), Some(&Effect::Restart));
    model.update(Msg::Answer(Reply::Report { id: 1, report: report(vec![item(Status::Met, "甲")]), awaited: 0 }));
    assert_eq!((model.phase(), model.shown), (Phase::Loading, None));
}

#[test]
fn blank_text_is_a_problem_and_no_question() {
    let mut model = model();
    assert_eq!(model.update(Msg::Open(Source::pasted(" \n"))), [Effect::Focus("problem")]);
    assert_eq!(model.problem.as_ref().map(|problem| problem.code), Some("empty"));
}

#[test]
fn a_text_without_items_is_no_ledger_and_can_be_read_in_another_encoding() {
    let mut model = model();
    read(&mut model, "诗", Vec::new());
    let problem = model.problem.clone().expect("a problem");
    assert_eq!((problem.code, problem.found.as_deref()), ("noLedger", Some("1")));
    let effects = model.update(Msg::Reread(Choice { encoding: Some("GB18030"), ..Choice::default() }));
    assert!(matches!(effects.as_slice(), [Effect::Ask(request)] if request.choice.encoding == Some("GB18030")));
}

#[test]
fn after_a_problem_the_ledger_before_it_is_still_there() {
    let mut model = model();
    read(&mut model, "甲", vec![item(Status::Met, "甲")]);
    model.update(Msg::Fail("image", "".into()));
    assert_eq!(model.phase(), Phase::Error);
    model.update(Msg::Back);
    assert_eq!(model.phase(), Phase::Ready);
}

#[test]
fn another_language_asks_again_but_keeps_the_filter() {
    let mut model = model();
    read(&mut model, "甲", vec![item(Status::Met, "甲")]);
    model.update(Msg::ToggleStatus(Status::Met));
    let effects = model.update(Msg::Lang(Lang::En));
    assert!(matches!(effects.as_slice(), [Effect::Prefer(_), Effect::Ask(request)] if request.lang == "en"));
    let id = model.job.as_ref().map_or(0, |job| job.id);
    let effects =
        model.update(Msg::Answer(Reply::Report { id, report: report(vec![item(Status::Met, "甲")]), awaited: 0 }));
    assert_eq!((effects, model.filter.statuses), (Vec::new(), vec![Status::Met]));
}

#[test]
fn a_language_that_was_changed_beside_a_problem_reaches_the_ledger_on_the_way_back() {
    let mut model = model();
    read(&mut model, "甲", vec![item(Status::Met, "甲")]);
    model.update(Msg::Fail("image", "".into()));
    assert_eq!(model.update(Msg::Lang(Lang::En)).len(), 1, "the problem stays");
    assert!(matches!(model.update(Msg::Back).as_slice(), [Effect::Ask(request)] if request.lang == "en"));
}

#[test]
fn a_new_ledger_takes_the_focus_and_lets_go_of_the_filter() {
    let mut model = model();
    read(&mut model, "甲", vec![item(Status::Met, "甲")]);
    model.update(Msg::Search("丙".to_owned()));
    assert_eq!(read(&mut model, "乙", vec![item(Status::Met, "乙")]), [Effect::Focus("ledger")]);
    assert!(model.filter.is_open());
}

#[test]
fn a_long_report_is_taken_in_until_it_is_complete() {
    let mut model = model();
    model.update(Msg::Open(Source::pasted("甲")));
    let first = report(vec![item(Status::Met, "甲")]);
    let effects = model.update(Msg::Answer(Reply::Report { id: 1, report: first, awaited: 1 }));
    assert_eq!((effects, model.phase()), (vec![Effect::AskMore(1)], Phase::Loading));
    let more = Reply::More { id: 1, items: vec![item(Status::Missed, "乙")], unread: Vec::new() };
    assert_eq!((model.update(Msg::Answer(more)), model.phase()), (Vec::new(), Phase::Ready));
    assert_eq!(model.shown.map(|shown| shown.report.items.len()), Some(2));
}

#[test]
fn what_broke_the_engine_gets_a_fresh_one() {
    let mut model = model();
    model.update(Msg::Open(Source::pasted("甲")));
    let refusal = Refusal { code: "crash".to_owned(), found: None };
    let effects = model.update(Msg::Answer(Reply::Refused { id: 1, refusal }));
    assert_eq!(effects, [Effect::Restart, Effect::Focus("problem")]);
}

#[test]
fn giving_up_leaves_the_ledger_that_was_there() {
    let mut model = model();
    read(&mut model, "甲", vec![item(Status::Met, "甲")]);
    model.update(Msg::Open(Source::pasted("乙")));
    assert_eq!((model.update(Msg::Cancel), model.phase()), (vec![Effect::Restart], Phase::Ready));
}

fn file(name: &str) -> Source {
    Source::file(name, [1_u8].as_slice().into())
}

/// Answers the question that stands with these items.
fn answer(model: &mut Model, items: Vec<Item>) -> Vec<Effect> {
    let id = model.job.as_ref().map_or(0, |job| job.id);
    model.update(Msg::Answer(Reply::Report { id, report: report(items), awaited: 0 }))
}

#[test]
fn files_opened_together_are_read_one_after_the_other() {
    let mut model = model();
    let effects = model.update(Msg::OpenAll(vec![Ok(file("甲")), Ok(file("乙")), Err(("tooLarge", "丙".into()))]));
    assert!(matches!(effects.as_slice(), [Effect::Ask(request)] if &*request.name == "甲"), "{effects:?}");
    let effects = answer(&mut model, vec![item(Status::Met, "甲")]);
    assert!(matches!(effects.last(), Some(Effect::Ask(request)) if &*request.name == "乙"), "{effects:?}");
    assert_eq!(model.shown.as_ref().map(|shown| &*shown.source.name), Some("甲"), "the first stays on the page");
    let refusal = Refusal { code: "damaged".to_owned(), found: None };
    let id = model.job.as_ref().expect("a question").id;
    model.update(Msg::Answer(Reply::Refused { id, refusal }));
    assert_eq!((model.phase(), model.problem.is_none()), (Phase::Ready, true), "a bad file behind the page");
    model.update(Msg::Turn(1));
    assert_eq!(model.problem.as_ref().map(|problem| (problem.code, &*problem.name)), Some(("damaged", "乙")));
    model.update(Msg::Turn(2));
    assert_eq!(model.problem.as_ref().map(|problem| problem.code), Some("tooLarge"));
    model.update(Msg::Turn(0));
    assert_eq!((model.phase(), model.shown.as_ref().map(|shown| &*shown.source.name)), (Phase::Ready, Some("甲")));
}

#[test]
fn a_file_that_is_turned_to_before_its_turn_appears_when_it_is_read() {
    let mut model = model();
    model.update(Msg::OpenAll(vec![Ok(file("甲")), Ok(file("乙"))]));
    model.update(Msg::Turn(1));
    assert_eq!((model.phase(), model.shown.is_none()), (Phase::Loading, true));
    answer(&mut model, vec![item(Status::Met, "甲")]);
    answer(&mut model, vec![item(Status::Missed, "乙")]);
    assert_eq!(model.shown.as_ref().map(|shown| &*shown.source.name), Some("乙"));
    model.update(Msg::Turn(0));
    assert_eq!(model.shown.as_ref().map(|shown| &*shown.source.name), Some("甲"));
}

#[test]
fn giving_up_leaves_the_other_files_unread() {
    let mut model = model();
    model.update(Msg::OpenAll(vec![Ok(file("甲")), Ok(file("乙"))]));
    model.update(Msg::Cancel);
    assert_eq!(model.problem.as_ref().map(|problem| problem.code), Some("cancelled"));
    model.update(Msg::Turn(1));
    assert_eq!(model.problem.as_ref().map(|problem| (problem.code, &*problem.name)), Some(("cancelled", "乙")));
}

#[test]
fn a_file_that_takes_too_long_is_given_up() {
    let mut model = model();
    model.update(Msg::OpenAll(vec![Ok(file("甲"))]));
    let id = model.job.as_ref().expect("a question").id;
    model.update(Msg::Answer(Reply::Progress { id, done: 3, total: 9 }));
    assert_eq!(model.job.as_ref().and_then(|job| job.progress), Some((3, 9)));
    let effects = model.update(Msg::Overdue(id));
    assert_eq!(effects.first(), Some(&Effect::Restart));
    assert_eq!(model.problem.as_ref().map(|problem| problem.code), Some("tooSlow"));
    assert!(model.update(Msg::Overdue(id)).is_empty(), "only once");
}

#[test]
fn without_an_engine_nothing_is_waited_for() {
    let mut model = model();
    model.update(Msg::Open(Source::pasted("1. 新建公园3个。")));
    assert_eq!(model.phase(), Phase::Loading);
    model.update(Msg::Answer(Reply::NoEngine));
    assert_eq!((model.phase(), model.problem.map(|problem| problem.code)), (Phase::Error, Some("noEngine")));
}

#[test]
fn the_seal_and_a_newer_version_change_nothing_else() {
    let mut model = model();
    let before = model.clone();
    assert!(model.update(Msg::Answer(Reply::Sealed)).is_empty());
    assert!(model.update(Msg::Renewed(true)).is_empty());
    assert_eq!(model, Model { sealed: true, renewed: true, ..before });
}
