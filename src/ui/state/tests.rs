//! Messages in, phases and effects out.

use super::*;
use crate::terms::{Lang, Status, Topic};
use crate::view::{Item, Period, Report, Source as ReadFrom, Summary, Unread};
use crate::web::protocol::{Choice, Content, Refusal, Reply, Task};

fn model() -> Model {
    Model { learnt: true, ..Model::new(Prefs::default()) }
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

/// A ledger on the page with these items.
pub fn shown(items: Vec<Item>) -> Shown {
    let judged = Judged { lang: Lang::Zh, tolerances: Tolerances::default() };
    Shown::new(1, Source::pasted("甲"), judged, *report(items), 0)
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
    assert_eq!((effects, model.filter.statuses), (vec![Effect::Remember], vec![Status::Met]));
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
    let effects = read(&mut model, "乙", vec![item(Status::Met, "乙")]);
    assert_eq!(effects, [Effect::Focus("ledger"), Effect::Remember]);
    assert!(model.filter.is_open());
}

#[test]
fn the_whole_sample_takes_the_place_of_its_head() {
    let mut model = Model::new(Prefs::default());
    model.update(Msg::Open(Source::sample()));
    let head = report(vec![item(Status::Met, ""), item(Status::Missed, "乙")]);
    let effects = model.update(Msg::Answer(Reply::Report { id: 1, report: head, awaited: 3 }));
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::AskMore(_))), "no worker knows more of it");
    assert!(model.shown.as_ref().is_some_and(Shown::is_head));
    assert_eq!(model.phase(), Phase::Loading);
    let mut whole = report(vec![item(Status::Met, "甲"), item(Status::Missed, "乙")]);
    let unread = std::mem::take(&mut whole.unread);
    model.update(Msg::Answer(Reply::More { id: 1, items: whole.items, unread }));
    let shown = model.shown.as_ref().expect("a ledger");
    assert_eq!((shown.awaited, shown.items.len(), &*shown.items[0].commitment), (0, 2, "甲"));
    assert_eq!(model.phase(), Phase::Loading, "its rows wait for their words");
    model.update(Msg::Learnt(true));
    assert_eq!(model.phase(), Phase::Ready);
}

#[test]
fn a_long_report_is_taken_in_until_it_is_complete() {
    let mut model = model();
    model.update(Msg::Open(Source::pasted("甲")));
    let first = report(vec![item(Status::Met, "甲")]);
    let effects = model.update(Msg::Answer(Reply::Report { id: 1, report: first, awaited: 1 }));
    assert_eq!((effects, model.phase()), (vec![Effect::AskMore(1), Effect::Remember], Phase::Loading));
    let more = Reply::More { id: 1, items: vec![item(Status::Missed, "乙")], unread: Vec::new() };
    assert_eq!((model.update(Msg::Answer(more)), model.phase()), (Vec::new(), Phase::Ready));
    assert_eq!(model.shown.map(|shown| shown.items.len()), Some(2));
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
    assert_eq!(
        (model.update(Msg::Cancel), model.phase()),
        (vec![Effect::Restart, Effect::Focus("ledger")], Phase::Ready)
    );
    assert_eq!(model.said, Some("said.cancelled"));
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
    let progress = Progress { done: 3, total: 9, judging: false };
    model.update(Msg::Answer(Reply::Progress { id, progress }));
    assert_eq!(model.job.as_ref().and_then(|job| job.progress), Some(progress));
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

#[test]
fn a_corrected_verdict_counts_keeps_the_program_s_own_and_is_taken_back() {
    let mut model = model();
    read(&mut model, "甲", vec![item(Status::Missed, "甲"), item(Status::Met, "乙")]);
    model.update(Msg::SetVerdict(0, Some(Status::Met)));
    let shown = model.shown.clone().expect("a ledger");
    assert_eq!((shown.items[0].status, shown.before(0)), (Status::Met, Some(Status::Missed)));
    assert_eq!((shown.report.summary.by_status.met, shown.report.summary.by_status.missed), (2, 0));
    model.update(Msg::SetVerdict(0, Some(Status::PartlyMet)));
    model.update(Msg::Undo);
    assert_eq!(model.shown.as_ref().map(|shown| shown.items[0].status), Some(Status::Met));
    model.update(Msg::Undo);
    let shown = model.shown.clone().expect("a ledger");
    assert_eq!((shown.items[0].status, shown.before(0)), (Status::Missed, None));
    assert_eq!(shown.report.summary.by_status.missed, 1);
}

#[test]
fn a_corrected_answer_is_judged_anew_and_a_corrected_verdict_outlasts_that() {
    let mut model = model();
    read(&mut model, "甲", vec![item(Status::Missed, "甲"), item(Status::Met, "乙")]);
    model.update(Msg::SetVerdict(1, Some(Status::Missed)));
    let effects = model.update(Msg::SetAnswer(0, 0, Chosen::Figure([2, 4])));
    let Some(Effect::Ask(request)) = effects.first() else { panic!("{effects:?}") };
    assert_eq!((request.pairings.len(), request.pairings[0].actual), (1, Some([2, 4])));
    answer(&mut model, vec![item(Status::Met, "甲"), item(Status::Met, "乙")]);
    let shown = model.shown.clone().expect("a ledger");
    assert_eq!((shown.items[0].status, shown.before(0)), (Status::Met, Some(Status::Missed)));
    assert_eq!((shown.items[1].status, shown.before(1)), (Status::Missed, Some(Status::Met)));
    let effects = model.update(Msg::Undo);
    assert!(matches!(effects.first(), Some(Effect::Ask(request)) if request.pairings.is_empty()), "{effects:?}");
}

#[test]
fn a_ledger_that_was_replaced_comes_back_with_its_text() {
    let mut model = model();
    read(&mut model, "甲", vec![item(Status::Met, "甲")]);
    read(&mut model, "乙", vec![item(Status::Met, "乙"), item(Status::Met, "丙")]);
    let effects = model.update(Msg::Undo);
    assert!(effects.contains(&Effect::Box("甲".into())), "{effects:?}");
    assert_eq!(model.shown.map(|shown| shown.items.len()), Some(1));
}

#[test]
fn a_table_from_the_clipboard_that_is_no_ledger_is_read_as_plain_text() {
    let mut model = model();
    model.update(Msg::Open(Source::table("<table></table>", "甲")));
    let effects = answer(&mut model, Vec::new());
    let asked =
        |effect: &Effect| matches!(effect, Effect::Ask(request) if request.content == Content::Text("甲".into()));
    assert!(effects.iter().any(asked), "{effects:?}");
}

#[test]
fn stricter_tolerances_ask_again() {
    let mut model = model();
    read(&mut model, "甲", vec![item(Status::Met, "甲")]);
    let tolerances = Tolerances { about: 3, near: 5 };
    let effects = model.update(Msg::Tolerances(tolerances));
    assert!(matches!(effects.as_slice(), [Effect::Ask(request)] if request.tolerances == tolerances), "{effects:?}");
}

#[test]
fn a_saved_report_opens_with_its_corrections_and_asks_no_engine() {
    let mut model = model();
    read(&mut model, "甲", vec![item(Status::Missed, "甲")]);
    model.update(Msg::SetVerdict(0, Some(Status::Met)));
    let saved = model.update(Msg::Take(Purpose::Save("json")));
    let Some(Effect::Deliver(made)) = saved.into_iter().next() else { panic!("nothing was saved") };
    let Err((report, corrections)) = made.what else { panic!("no report") };
    let mut other = super::Model::new(Prefs::default());
    let effects = other.update(Msg::Open(Source::report("甲.json", report, corrections)));
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Ask(_))), "{effects:?}");
    let shown = other.shown.expect("a ledger");
    assert_eq!((shown.items[0].status, shown.before(0)), (Status::Met, Some(Status::Missed)));
}

#[test]
fn what_is_taken_away_is_what_is_shown() {
    let mut model = model();
    read(&mut model, "甲", vec![item(Status::Missed, "甲"), item(Status::Met, "乙")]);
    model.update(Msg::ToggleStatus(Status::Met));
    let effects = model.update(Msg::Take(Purpose::Save("csv")));
    let Some(Effect::Make(_, Task::Export { report, .. })) = effects.first() else { panic!("{effects:?}") };
    assert_eq!((report.items.len(), report.summary.items), (1, 1));
    assert_eq!(report.items[0].commitment, "乙");
}
