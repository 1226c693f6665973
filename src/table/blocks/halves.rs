//! Where in an item's text the promise ends and the report begins, when no label says so.

use crate::document::{Cell, Document};
use crate::item::Item;
use crate::lexicon::language::{STATEMENTS, Statement, VERBS, Verb};
use crate::table::{Candidate, Line, label, serial};
use crate::text::{Span, Start, closes_with, folds, opens_with};

/// A headline after the number, then the promise, then the report, on a line of its own or behind the first full stop: where most items are so,
/// the headline is the name.
pub fn entitle(document: &Document, items: &mut [Item]) {
    let text = &document.text;
    let titled = |item: &Item| {
        let headline = item.commitment.text(document);
        !headline.chars().any(|c| c.is_ascii_digit() || matches!(c, '。' | '；')) && headline.chars().count() <= 24
    };
    let parted = |piece: &Span, at: usize| {
        let promise = Span::new(piece.start, piece.start + at).trimmed(text);
        let report = Span::new(piece.start + at, piece.end).trimmed(text);
        (!promise.is_empty() && !report.is_empty()).then_some((promise, report))
    };
    let by_lines = |item: &Item| -> Option<(Span, Span)> {
        let [piece] = item.completion.pieces.as_slice() else { return None };
        parted(piece, piece.of(text).find('\n').filter(|_| titled(item))?)
    };
    let by_stop = |item: &Item| -> Option<(Span, Span)> {
        let [piece] = item.completion.pieces.as_slice() else { return None };
        let stop = piece.of(text).find('。').filter(|_| titled(item))? + '。'.len_utf8();
        let (promise, report) = parted(piece, stop)?;
        let (said, rest) = (promise.of(text), report.of(text));
        let open = !reports(said) && promises(said);
        (open && (reports(rest) || echoes(said, rest))).then_some((promise, report))
    };
    let lines: Vec<Option<(Span, Span)>> = items.iter().map(by_lines).collect();
    let stops: Vec<Option<(Span, Span)>> = items.iter().map(by_stop).collect();
    let measured = |(promise, _): &(Span, Span)| promise.of(text).chars().any(|c| c.is_ascii_digit());
    let enough = lines.iter().flatten().filter(|cut| measured(cut)).count();
    // 计划新增2万个。全市共新增19650个: a report behind the full stop begins like one.
    let turned = stops.iter().flatten().filter(|cut| measured(cut) && reports(cut.1.of(text))).count();
    let most = |count: usize| count >= 2 && count * 2 > items.len();
    // 累计筹集1.8万套, 建成健身步道60.5公里: where nearly all paragraphs are of two such sentences, fewer begin so.
    let nearly_all = stops.iter().flatten().count() * 4 >= items.len() * 3 && turned * 3 >= items.len();
    let (by_lines, by_stops) = (most(enough), turned >= 2 && (most(turned + enough) || nearly_all));
    if !by_lines && !by_stops {
        return;
    }
    for ((item, line), stop) in items.iter_mut().zip(lines).zip(stops) {
        // Two lines that report are no promise and its report.
        let line = line.filter(|(promise, _)| by_lines || promises(promise.of(text)) && !reports(promise.of(text)));
        if let Some((promise, report)) = line.or(stop.filter(|_| by_stops)) {
            item.name = Some(std::mem::replace(&mut item.commitment, Cell::new(promise)));
            item.completion = Cell::new(report);
        }
    }
}

/// Times with which a report begins after the promise, in the same paragraph.
const TIMES: [&str; 14] = [
    "上半年",
    "截至",
    "截止",
    "目前",
    "今年以来",
    "一季度",
    "前三季度",
    "三季度",
    "全年",
    "年内",
    "已",
    "现已",
    "当前",
    "至目前",
];

/// Whether a sentence begins like a report: 截至6月底, 1—9月.
fn reports(text: &str) -> bool {
    let start = Start::<6>::new(text);
    let folded = start.chars();
    let digits = folded.iter().take_while(|c| c.is_ascii_digit()).count();
    let year = digits == 4 && folded.get(4) == Some(&'年');
    let dates = |c: &char| c.is_ascii_digit() || matches!(c, '-' | '—' | '至');
    let month = folded.iter().position(|c| *c == '月').is_some_and(|at| at > 0 && folded[..at].iter().all(dates));
    year || month || TIMES.iter().any(|time| opens_with(folded, time))
}

/// Words after which a report stands, whatever it begins with.
const TURNS: [&str; 10] =
    ["结果显示", "结果表明", "结果", "最终", "实际上", "实际", "此项由", "本项由", "该项由", "去年"];
/// Whose words a report is: 水利部介绍, 住建部数据.
const SOURCES: [&str; 6] = ["介绍", "数据", "通报", "显示", "反馈", "表示"];

/// Whether a report begins here: with a time, a turn, or the name of who tells it.
fn turns(text: &str) -> bool {
    let start = Start::<LONGEST_SOURCE>::new(text);
    let folded = start.chars();
    let first = folded.iter().position(|c| matches!(c, '，' | ',' | ':')).map(|at| &folded[..at]);
    let told = first.is_some_and(|first| SOURCES.iter().any(|source| closes_with(first, source)));
    reports(text) || told || TURNS.iter().any(|turn| opens_with(folded, turn))
}

/// Who tells a report is named in no more characters.
const LONGEST_SOURCE: usize = 16;

/// E1, D11: paragraphs without serials, each a promise and, behind the words that turn to it, its report.
pub fn by_reports(document: &Document, lines: &[Line]) -> Candidate {
    let text = &document.text;
    let figures = |span: Span| span.of(text).bytes().any(|byte| byte.is_ascii_digit());
    let cut = |line: &Line| -> Option<(Span, Span)> {
        let words = line.span.of(text);
        if !figures(line.span) {
            return None;
        }
        let mut end = None;
        for (at, c) in words.char_indices() {
            if !matches!(c, '。' | '，' | ',') {
                continue;
            }
            let rest = &words[at + c.len_utf8()..];
            // A comma parts the two only before an outright turn: …增长6%，结果显示…
            let parts = match c {
                '。' => turns(rest.trim()),
                _ => TURNS[..3].iter().any(|turn| rest.trim_start().starts_with(turn)),
            };
            if parts {
                end = Some(line.span.start + at + c.len_utf8());
                break;
            }
        }
        let end = end?;
        let (promise, report) =
            (Span::new(line.span.start, end).trimmed(text), Span::new(end, line.span.end).trimmed(text));
        let done = ["已", "完成了", "实际", "完成率"].iter().any(|word| promise.of(text).contains(word));
        (!done && figures(promise) && !report.is_empty()).then_some((promise, report))
    };
    let measured = lines.iter().filter(|line| figures(line.span) && line.span.of(text).ends_with('。')).count();
    let mut candidate = Candidate { name: "reports", ..Candidate::default() };
    let mut section: Option<Cell> = None;
    for line in lines {
        let words = line.span.of(text);
        let numbered = serial::leading(words).is_some();
        if numbered && label::is_heading(words) {
            section = Some(Cell::new(line.span));
            candidate.furniture.extend(section.clone());
        } else if let Some((promise, report)) = Some(line).filter(|_| !numbered).and_then(cut) {
            candidate.items.push(Item {
                commitment: Cell::new(promise),
                completion: Cell::new(report),
                section: section.clone(),
                line: line.number,
                ..Item::default()
            });
        }
    }
    let enough = candidate.items.len() >= FEWEST && candidate.items.len() * 5 >= measured * 3;
    if enough { candidate } else { Candidate::default() }
}

/// A name before a promise is no longer: 社会救助。
const LONGEST_NAME: usize = 12;

/// Fewer paragraphs than these are no ledger.
const FEWEST: usize = 3;

/// D11: promise and report in one paragraph, parted by a time phrase after the first full stop; done where most items
/// are so.
pub fn divide(document: &Document, items: &mut [Item]) -> Vec<Cell> {
    let mut furniture = Vec::new();
    // Where most paragraphs have a headline, they are read as a whole.
    let headlines = items.iter().filter(|item| behind_headline(&item.commitment.text(document)).is_some()).count();
    let headed = headlines * 2 > items.len();
    let halves = |item: &Item| -> Option<(Span, Span)> {
        let [piece] = item.commitment.pieces.as_slice() else { return None };
        let text = piece.of(&document.text);
        let (first, stop) = text.char_indices().find(|(_, c)| *c == '。')?;
        let at = behind_headline(text).filter(|_| !headed).unwrap_or(first);
        let mut rest = Span::new(piece.start + at + stop.len_utf8(), piece.end).trimmed(&document.text);
        // （责任单位：市商务局） between promise and report belongs to the promise.
        if let Some(end) = bracketed_owner(rest.of(&document.text)) {
            rest = Span::new(rest.start + end, rest.end).trimmed(&document.text);
        }
        let promise = Span::new(piece.start, rest.start).trimmed(&document.text);
        (item.completion.is_empty() && !rest.is_empty()).then_some((promise, rest))
    };
    // What reports already has no report behind it.
    let reports = |(promise, rest): &(Span, Span)| {
        let promise = promise.of(&document.text);
        let named = promise.chars().count() <= LONGEST_NAME && !promises(promise);
        reports(rest.of(&document.text)) && !tells(promise) && !named
    };
    let cuts: Vec<Option<(Span, Span)>> = items.iter().map(halves).collect();
    let found = cuts.iter().flatten().filter(|cut| reports(cut)).count();
    let told = |(promise, rest): &(Span, Span)| {
        let (promise, rest) = (promise.of(&document.text), rest.of(&document.text));
        promises(promise) && (self::reports(rest) || echoes(promise, rest))
    };
    let echoed = cuts.iter().flatten().filter(|cut| told(cut)).count();
    // Under headings that tell the state (已完成, 进度滞后) a second sentence is a report, however it begins.
    let sorted = are_sorted(document, items);
    let most = cuts.iter().flatten().count() * 4 >= items.len() * 3;
    let answered = most && echoed >= FEWEST && echoed * 3 >= items.len() * 2;
    let all = found * 2 > items.len() || sorted && most && found * 4 >= items.len() || answered;
    // Where the others are answered, or sorted by their state, one that holds its answer is cut by itself.
    let others = items.iter().filter(|item| !item.completion.is_empty()).count() * 2 >= items.len();
    let alone = |cut: &(Span, Span)| {
        let (promise, rest) = (cut.0.of(&document.text), cut.1.of(&document.text));
        // 优化营商环境。年初承诺…，目前…: a headline, and what it is the name of both promises and reports.
        let whole = || {
            !promise.contains(|c: char| c.is_ascii_digit()) && crate::mood::tells(&folds(rest).collect::<Vec<char>>())
        };
        promises(promise) && !rest.starts_with("其中") && !whole() && (sorted || others && told(cut))
    };
    if !all && !others && !sorted {
        return furniture;
    }
    for (item, cut) in items.iter_mut().zip(cuts) {
        if let Some((promise, report)) = cut.filter(|cut| all || alone(cut)) {
            let owner = label::trailing_owner(promise.of(&document.text));
            item.commitment = Cell::new(promise);
            if let Some((bracket, owner)) = owner {
                let at = promise.start;
                item.commitment = Cell::new(Span::new(at, at + bracket.start).trimmed(&document.text));
                let owner = Span::new(at + owner.start, at + owner.end).trimmed(&document.text);
                furniture.push(Cell::new(Span::new(at + bracket.start, owner.start)));
                furniture.push(Cell::new(Span::new(owner.end, at + bracket.end)));
                item.owner = Some(Cell::new(owner));
            }
            item.completion = Cell::new(report);
        } else if all && item.completion.is_empty() && self::reports(item.commitment.text(document).trim()) {
            // 上半年，12座泵站已全部完工。: no promise stands before the report.
            item.completion = item.commitment.clone();
            item.narrative = true;
        }
    }
    furniture
}

/// Whether a sentence promises. 民族教育稳步发展。 names what follows, and promises nothing.
fn promises(promise: &str) -> bool {
    let words: Vec<char> = folds(promise).collect();
    let acts = |verb: &Verb| matches!(verb, Verb::Finish | Verb::Start | Verb::Add | Verb::Act);
    let verb = VERBS.at(&words, 0).is_some_and(|(_, verb)| acts(verb));
    // 轨道交通1号线。 is a name.
    let counts = words
        .iter()
        .enumerate()
        .any(|(at, c)| c.is_ascii_digit() && !matches!(words.get(at + 1), Some('号' | '0'..='9')));
    (verb || counts) && !tells(promise)
}

/// 文化惠民。计划送戏下乡120场。受疫情影响，实际演出96场。: the full stop behind the promise, where a headline stands before it.
fn behind_headline(text: &str) -> Option<usize> {
    let mut stops = text.char_indices().filter(|(_, c)| *c == '。');
    let (first, stop) = stops.next()?;
    let (second, _) = stops.next()?;
    let promise = text[first + stop.len_utf8()..second].trim();
    let planned = ["计划", "年初", "原计划", "目标"].iter().any(|word| promise.starts_with(word));
    // 新增2850个，年初目标为2700个 reports already.
    let free = !["目标", "计划", "任务", "指标"].iter().any(|word| promise.contains(word));
    let open = !tells(promise) && (planned || free) || planned && promise.contains("调整为");
    let short = text[..first].chars().count() <= LONGEST_NAME && is_headline(&text[..first]);
    let counts = promise.chars().any(|c| c.is_ascii_digit());
    let reported = !text[second + stop.len_utf8()..].trim().is_empty();
    (short && counts && open && reported && !reports(promise)).then_some(second)
}

/// Whether the headings over all items tell their state: 已完成, 进度滞后.
pub(super) fn are_sorted(document: &Document, items: &[Item]) -> bool {
    items.iter().all(|item| {
        let heading = item.section.as_ref().map(|cell| folds(&cell.text(document)).collect::<Vec<char>>());
        // 年度工作完成情况 tells no state.
        heading.is_some_and(|heading| STATEMENTS.occurs(&heading) && !heading.ends_with(&['情', '况']))
    })
}

/// 新建市政道路14条。建成通车11条。: whether a second sentence counts in the unit of the first what it speaks of too, or tells how the same thing
/// stands (3座人行天桥全部建成). A promise that goes on does neither.
fn echoes(promise: &str, rest: &str) -> bool {
    let (promise, rest): (Vec<char>, Vec<char>) = (folds(promise).collect(), folds(rest).collect());
    let pairs = |words: &[char]| -> Vec<[char; 2]> {
        let han = words.windows(2).filter(|pair| pair.iter().all(|c| crate::text::is_han(*c)));
        han.map(|pair| [pair[0], pair[1]]).collect()
    };
    let known = pairs(&promise);
    let shared = pairs(&rest).iter().filter(|pair| known.contains(pair)).count();
    let wanted = units(&promise);
    let counted = units(&rest).iter().any(|unit| wanted.contains(unit));
    let told = crate::text::holds_any(&rest, &TELLING);
    shared >= SHARED && (counted || told) || shared > 0 && counted && told
}

/// So many pairs of characters of a promise show that a sentence speaks of it.
const SHARED: usize = 3;

/// Words of a sentence that reports.
const TELLING: [&str; 16] = [
    "已", "均", "全部", "完成", "建成", "同比", "仅", "未", "尚", "正在", "目前", "全年", "累计", "实际", "其余", "达",
];

/// The first characters of the units behind the figures of a text.
pub(super) fn units(words: &[char]) -> Vec<char> {
    let digit = |c: &char| c.is_ascii_digit() || matches!(c, '.' | '%');
    let ends = (1..words.len()).filter(|&at| digit(&words[at - 1]) && !digit(&words[at]));
    let scale = |c: &&char| matches!(c, '万' | '亿' | '千' | '百' | '余' | '多' | ' ');
    let unit = |at: usize| {
        if words[at - 1] == '%' {
            return Some('%');
        }
        let rest = &words[at..];
        rest.iter().find(|c| !scale(c)).copied().filter(|c| crate::text::is_han(*c) && !matches!(c, '年' | '月' | '日'))
    };
    ends.filter_map(unit).chain(words.last().filter(|c| **c == '%').copied()).collect()
}

/// 硬化公路18公里，完成19.6公里; 目标90%以上，1—10月为93.5%: a clause that goes on to report in the unit of the one before it.
fn answers(words: &[char]) -> bool {
    // 改造管网24公里，受汛期影响，完成15.6公里: why it is so stands between.
    let clauses = words.split(|c| matches!(c, ',' | '，' | ':' | '。' | ';'));
    let clauses: Vec<&[char]> =
        clauses.filter(|clause| !matches!(clause, ['受' | '因', ..] | ['由', '于', ..])).collect();
    clauses.windows(2).any(|pair| {
        let opening: String = pair[1].iter().collect();
        let begins =
            ["已", "完成", "实际", "建成", "累计", "现已", "目前已"].iter().any(|word| opening.starts_with(word));
        let wanted = units(pair[0]);
        (begins || reports(&opening)) && !wanted.is_empty() && units(pair[1]).iter().any(|unit| wanted.contains(unit))
    })
}

/// The bytes of an owner in brackets at the start of a text.
fn bracketed_owner(text: &str) -> Option<usize> {
    let close = text.find(['）', ')']).filter(|_| text.starts_with(['（', '(']))?;
    let end = close + text[close..].chars().next().map_or(0, char::len_utf8);
    label::trailing_owner(&text[..end]).map(|_| end)
}

/// Whether a text is a short name without figures, and does not begin with a verb that promises.
fn is_headline(text: &str) -> bool {
    let words: Vec<char> = folds(text).collect();
    let promises = |verb: &Verb| matches!(verb, Verb::Finish | Verb::Start | Verb::Add);
    (2..=LONGEST_HEADLINE).contains(&words.len())
        && !words.iter().any(|c| c.is_ascii_digit() || matches!(c, '，' | ',' | '。' | ';'))
        && !VERBS.at(&words, 0).is_some_and(|(_, verb)| promises(verb))
}

/// E5: where most items are a headline and a report, their promises are headlines.
pub fn mark_headlines(document: &Document, items: &mut [Item]) {
    let titled = |item: &Item| !item.completion.is_empty() && is_headline(&item.commitment.text(document));
    let count = items.iter().filter(|item| titled(item)).count();
    if count >= FEWEST && count * 5 >= items.len() * 4 {
        for item in items.iter_mut() {
            item.headline = titled(item);
        }
    }
}

/// E5: under a headline the report tells its own plan (完成年度目标400场次的105%): the paragraph both promises and answers, and the headline is its
/// name.
pub fn name_headlines(document: &Document, items: &mut [Item]) {
    for item in items.iter_mut().filter(|item| item.name.is_none() && !item.narrative) {
        let headline = item.commitment.text(document);
        let report = item.completion.text(document);
        let titled = headline.chars().count() <= LONGEST_HEADLINE
            && !headline.chars().any(|c| c.is_ascii_digit() || matches!(c, '，' | '。' | '；'));
        let words: Vec<char> = folds(&report).collect();
        if titled && (crate::mood::counts_plan(&words) || crate::mood::tells(&words)) {
            item.name = Some(std::mem::replace(&mut item.commitment, item.completion.clone()));
            item.narrative = true;
        }
    }
}

/// No headline is longer.
const LONGEST_HEADLINE: usize = 16;

/// Words of what is to come: what their clause calls finished is not.
const COMING: [&str; 12] = ["确保", "力争", "计划", "拟", "将", "底前", "日前", "年内", "争取", "目标", "预计", "要"];

/// 均已投入运营, 全部完工并移交, 于8月底竣工: whether a paragraph without any plan says of its work that it is done, or that it is not.
pub fn is_done(text: &str) -> bool {
    let words: Vec<char> = folds(text).collect();
    words.split(|c| matches!(c, ',' | '，' | ';' | '。' | ':')).any(|clause| {
        let marked = crate::text::holds_any(clause, &["已", "均", "全部", "顺利", "正式", "未"])
            || clause.contains(&'于') && clause.contains(&'月');
        marked
            && !crate::text::holds_any(clause, &COMING)
            && STATEMENTS
                .find(clause)
                .any(|(_, _, said)| !matches!(said, Statement::Noun | Statement::Plan | Statement::None))
    })
}

/// Whether a paragraph tells what was done of what was planned.
pub fn tells(text: &str) -> bool {
    let words: Vec<char> = folds(text).collect();
    let text: String = words.iter().collect();
    let done = [
        "完成率",
        "实际",
        "的目标",
        "年度目标",
        "年度计划",
        "年度任务",
        "占计划",
        "比计划",
        "已完成",
        "已建成",
        "超额",
        "圆满完成",
        "计划的",
        "目标的",
        "目标任务",
        "任务的",
        "低于目标",
        "低于年度",
        "低于计划",
        "超出计划",
        "超计划",
        "比目标",
        "较目标",
        "距目标",
        "目标值",
        "较年度",
        "既定目标",
        "年末仅",
        "任务多出",
        "悉数",
        "未能达到",
        "仍差",
        "尚差",
        "还差",
        "控制目标",
        "原定目标",
        "为计划",
        "完成计划",
        "低于目标",
        "高于目标",
        "达到目标",
        "年计划",
        "超出年度",
        "超过年度",
        "超过全年",
        "低于全年",
        "高于年度",
        "全年目标",
        "年初承诺",
        "年初许下",
        "原定",
        "年度安排",
        "考核线",
        "警戒线",
        "控制上限",
        "责任状",
    ];
    let statement = STATEMENTS.find(&words).any(|(_, _, s)| {
        matches!(s, Statement::Exceeded | Statement::MostlyMet | Statement::InProgress | Statement::Missed)
    });
    let figures = words.iter().any(char::is_ascii_digit);
    // 计划年内贯通，目前累计掘进1860米
    let turned = ["计划", "目标", "任务"].iter().filter_map(|plan| text.split_once(plan)).any(|(_, rest)| {
        ["，目前", "，已", "，实际", "，尚未", "，截至", ",目前", ",已", ",实际", ",尚未"]
            .iter()
            .any(|turn| rest.contains(turn))
    });
    // 43.7亿元，为目标45亿元的97.1%
    let measured = || words.split(|c| matches!(c, ',' | '，' | ';' | '。')).any(crate::mood::measures);
    let parted = || figures && (crate::mood::tells(&words) || measured());
    turned
        || done.iter().any(|word| text.contains(word))
        || statement && figures
        || figures && answers(&words)
        || parted()
}
