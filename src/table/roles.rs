//! Rows of aligned cells as items: which column promises, which one answers.

use super::{columns, serial};
use crate::document::{Cell, Document};
use crate::item::{Item, Ticked};
use crate::lexicon::headers::{Column, column, is_dated};
use crate::lexicon::language::{STATEMENTS, Statement};
use crate::text::{Span, folds, is_han};

/// The heads of a table, one role a column.
#[derive(Clone, Debug, Default)]
pub struct Heads {
    /// The role of each column; none for one that no head word names.
    pub roles: Vec<Option<Column>>,
    /// Of several columns that answer, those of a period each (一季度, 上半年): the last one that is not blank decides.
    pub dated: Vec<usize>,
    /// Columns whose heads are states, one of which is ticked in each row, with what each head says.
    pub ticks: Vec<(usize, Statement)>,
    /// Columns of scores (分值, 得分), which hold bare figures.
    pub scores: Vec<usize>,
}

/// What the head of a column of scores says.
const SCORED: [&str; 9] = ["分值", "得分", "评分", "权重", "扣分", "加分", "满分", "排名", "位次"];

/// Lower heads that say only that a figure stands below.
const MEASURES: [&str; 8] = ["数量", "数值", "指标值", "个数", "值", "数额", "金额", "数"];
/// What a figure under a promising group is.
const TARGET: &str = "目标值";

/// A head that is nothing but a period is no longer: 前三季度.
const LONGEST_PERIOD: usize = 6;

/// A cell that says how far a row has come is no longer: 基本完成, 正在推进中.
const LONGEST_CLAIM: usize = 6;

/// A row, its cells aligned with the heads.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// One cell a column; empty ones for blank cells.
    pub cells: Vec<Cell>,
    /// The 1-based line where it starts.
    pub line: u32,
    /// The heading that stands above it.
    pub section: Option<Cell>,
    /// What a labelled row right below it answers, over all columns.
    pub answer: Option<Cell>,
}

/// No table has more columns.
const WIDEST: usize = 128;

impl Heads {
    /// Reads the heads of a row of texts; none when they are not heads of a ledger.
    pub fn read<'t>(texts: impl Iterator<Item = &'t str>) -> Option<Self> {
        let texts: Vec<&str> = texts.take(WIDEST + 1).collect();
        if texts.len() > WIDEST {
            return None;
        }
        let (mut roles, mut dated) = told(texts.iter().copied());
        let ticks = states(&texts);
        for (at, _) in &ticks {
            roles[*at] = None;
            dated.retain(|own| own != at);
        }
        columns::choose(&texts, &mut roles, &mut dated);
        // 上半年目标, 上半年完成, 全年目标, 全年完成: the last period is what the row is held to.
        let planned =
            |at: &usize| roles[*at] == Some(Column::Target) && is_dated(&folds(texts[*at]).collect::<Vec<char>>());
        let planned: Vec<usize> = (0..roles.len()).filter(planned).collect();
        if let [earlier @ .., _] = planned.as_slice()
            && planned.len() > 1
            && dated.len() > 1
        {
            for at in earlier {
                roles[*at] = Some(Column::Remark);
            }
        }
        if side_by_side(&roles, &dated) {
            return None;
        }
        // 2023年实际 beside 2024年实际
        let year = |at: usize| folds(texts[at]).take(4).collect::<String>().parse::<u16>().ok();
        let last = dated.iter().filter_map(|at| year(*at)).max();
        let past = |at: &usize| year(*at).is_some_and(|year| Some(year) < last);
        for at in dated.iter().copied().filter(past) {
            roles[at] = Some(Column::Past);
        }
        dated.retain(|at| !past(at));
        if dated.len() < 2 {
            dated.clear();
        }
        // 二级指标 beside 三级指标: the narrower one names the row.
        for index in 1..roles.len() {
            if roles[index] == Some(Column::Name) && roles[index - 1] == Some(Column::Name) {
                roles[index - 1] = Some(Column::Section);
            }
        }
        // 工程名称 before 序号 and another promise sorts the rows.
        let number = roles.iter().position(|role| *role == Some(Column::Number)).unwrap_or(0);
        let promised = |role: &Option<Column>| matches!(role, Some(Column::Commitment | Column::Name));
        if roles[number..].iter().any(promised) {
            for role in roles[..number].iter_mut().filter(|role| **role == Some(Column::Name)) {
                *role = Some(Column::Section);
            }
        }
        // 重点工作 beside 目标任务: what stands first names the row.
        for index in 1..roles.len() {
            let named = roles.contains(&Some(Column::Name)) || roles.contains(&Some(Column::Target));
            if roles[index] == Some(Column::Commitment) && roles[index - 1] == Some(Column::Commitment) && !named {
                roles[index - 1] = Some(Column::Name);
            }
        }
        // 重点任务, 指标名称, 目标值: what stands before the names sorts them.
        for index in 1..roles.len().saturating_sub(1) {
            if roles[index - 1..=index + 1] == [Some(Column::Commitment), Some(Column::Name), Some(Column::Target)] {
                roles[index - 1] = Some(Column::Section);
            }
        }
        // 县（市、区）, 任务数, 完成数: what stands before the figures names them.
        let has = |roles: &[Option<Column>], wanted: Column| roles.contains(&Some(wanted));
        let figures = has(&roles, Column::Target) && has(&roles, Column::Completion);
        if figures && !has(&roles, Column::Commitment) && !has(&roles, Column::Name) && !has(&roles, Column::Section) {
            let before = roles.iter().position(|role| *role == Some(Column::Target)).unwrap_or(0);
            if let Some(at) = roles[..before].iter().position(Option::is_none) {
                roles[at] = Some(Column::Name);
            }
        }
        // 序号, 一句话承诺, 办理情况: the head that nothing knows stands where the promise does.
        let promised = |role: &Option<Column>| matches!(role, Some(Column::Commitment | Column::Name | Column::Target));
        if has(&roles, Column::Number)
            && has(&roles, Column::Completion)
            && !roles.iter().any(promised)
            && let Some(at) = roles.iter().position(Option::is_none)
            && !texts[at].is_empty()
        {
            roles[at] = Some(Column::Commitment);
        }
        // 已完成, 未完成 to be ticked, beside 情况说明: the words answer.
        if !ticks.is_empty()
            && !has(&roles, Column::Completion)
            && let Some(at) =
                (0..roles.len()).find(|&at| roles[at] == Some(Column::Remark) && texts[at].contains("情况"))
        {
            roles[at] = Some(Column::Completion);
        }
        // 预期增速, 实际增速: where nothing else answers, the growth does.
        if !has(&roles, Column::Completion)
            && let Some(at) = roles.iter().position(|role| *role == Some(Column::Growth))
        {
            roles[at] = Some(Column::Completion);
        }
        let named = roles.iter().flatten().count() + ticks.len();
        let promises = |role: &Option<Column>| matches!(role, Some(Column::Commitment | Column::Name | Column::Target));
        let enough = roles.iter().any(promises) && named >= 2 && named * 2 >= roles.len();
        // 分管领导, 配合单位 beside 责任单位: the office answers.
        let led = |at: usize| {
            ["领导", "责任人", "负责人", "分管", "市长", "县长", "区长", "配合", "协办", "协同"]
                .iter()
                .any(|word| texts[at].contains(word))
        };
        let owners: Vec<usize> = (0..roles.len()).filter(|&at| roles[at] == Some(Column::Owner)).collect();
        if owners.iter().any(|&at| !led(at)) {
            for at in owners.into_iter().filter(|&at| led(at)) {
                roles[at] = Some(Column::Remark);
            }
        }
        // Two columns of one role: the first keeps it, as 完成情况 does beside 评价结果.
        for index in 0..roles.len() {
            let single = matches!(
                roles[index],
                Some(
                    Column::Number | Column::Commitment | Column::Target | Column::Rate | Column::Unit | Column::Growth
                )
            );
            if single && roles[..index].contains(&roles[index]) {
                roles[index] = Some(Column::Remark);
            }
        }
        let scores = (0..roles.len())
            .filter(|&at| roles[at] == Some(Column::Remark) && SCORED.iter().any(|word| texts[at].contains(word)))
            .collect();
        enough.then_some(Self { roles, dated, ticks, scores })
    }

    /// Reads heads of two rows: groups (目标任务, 完成情况) over what each column of them holds (单位, 数量). A group reaches over the blank or
    /// repeated cells on its right. None when the lower row is no such row.
    pub fn read_two(groups: &[String], lower: &[String]) -> Option<Self> {
        let width = groups.len().max(lower.len());
        let group = |at: usize| groups.get(at).map_or("", String::as_str).trim();
        let below = |at: usize| {
            let text = lower.get(at).map_or("", String::as_str).trim();
            if text == group(at) { "" } else { text }
        };
        let all: Vec<&str> = (0..width).map(below).collect();
        let states: Vec<usize> = states(&all).into_iter().map(|(at, _)| at).collect();
        let says = |at: usize| {
            let text = below(at);
            text.is_empty() || MEASURES.contains(&text) || role(text).is_some() || states.contains(&at)
        };
        let filled = (0..width).filter(|&at| !below(at).is_empty()).count();
        // A line of notes above the heads (填报单位：…, 填报时间：…) leaves columns without any.
        let headless = (0..width).any(|at| below(at).is_empty() && group(at).is_empty());
        if filled < 2 || filled == width || headless || !(0..width).all(says) {
            return None;
        }
        let mut over = "";
        let texts: Vec<String> = (0..width)
            .map(|at| {
                let own = below(at);
                if !group(at).is_empty() {
                    over = group(at);
                }
                let answers = role(over) == Some(Column::Completion);
                match own {
                    "" => group(at).to_owned(),
                    measure if MEASURES.contains(&measure) && answers => over.to_owned(),
                    measure if MEASURES.contains(&measure) => TARGET.to_owned(),
                    _ => own.to_owned(),
                }
            })
            .collect();
        Self::read(texts.iter().map(String::as_str))
    }

    /// Reads heads of which one (完成情况) stands over the periods that come last (一季度, 二季度 …): these take its place.
    pub fn unfolded(texts: &[String]) -> Option<Self> {
        let period = |text: &String| {
            let words: Vec<char> = folds(text.trim()).collect();
            is_dated(&words) && role(text) == Some(Column::Completion) && words.len() <= LONGEST_PERIOD
        };
        let periods = texts.iter().rev().take_while(|text| period(text)).count();
        let (before, last) = texts.split_at(texts.len() - periods);
        let over = |text: &String| role(text) == Some(Column::Completion) && !period(text);
        let group = before.iter().position(over).filter(|_| periods >= 2)?;
        if before[group + 1..].iter().any(over) {
            return None;
        }
        let whole = [&before[..group], last, &before[group + 1..]].concat();
        Self::read(whole.iter().map(String::as_str)).filter(|heads| heads.dated.len() >= 2)
    }

    /// The heads of the columns behind the first ones.
    pub fn behind(&self, first: usize) -> Self {
        let scores = self.scores.iter().filter_map(|at| at.checked_sub(first)).collect();
        Self { roles: self.roles[first..].to_vec(), scores, ..Self::default() }
    }

    /// How many columns there are.
    pub fn len(&self) -> usize {
        self.roles.len()
    }

    /// The column of a role.
    pub fn position(&self, role: Column) -> Option<usize> {
        self.roles.iter().position(|own| *own == Some(role))
    }

    /// Whether these are the heads of a plan that nothing answers yet: a serial, a promise, and who keeps it or by how much.
    pub fn only_promise(&self) -> bool {
        let has = |role: Column| self.position(role).is_some();
        let promise = has(Column::Commitment) || has(Column::Name);
        has(Column::Number) && promise && (has(Column::Owner) || has(Column::Target))
    }

    /// A column that no head word names and whose cells all say how far a row has come (自查: 已完成, 推进中) is one of rates.
    fn with_claims(&self, document: &Document, rows: &[Row]) -> Self {
        let claims = |at: usize| {
            let mut cells = rows.iter().filter_map(|row| row.cells.get(at)).filter(|cell| !cell.is_empty()).peekable();
            let several = rows.len() > 1 && cells.peek().is_some();
            several
                && cells.all(|cell| {
                    let words: Vec<char> = folds(cell.text(document).trim()).collect();
                    words.len() <= LONGEST_CLAIM && STATEMENTS.occurs(&words)
                })
        };
        let mut heads = self.clone();
        // 落实结果 beside 工作进展 answers in a word.
        let several = heads.roles.iter().filter(|role| **role == Some(Column::Completion)).count() > 1;
        let may = |at: usize| match self.roles[at] {
            None => true,
            Some(Column::Completion) => several && !self.dated.contains(&at),
            _ => false,
        };
        if heads.position(Column::Rate).is_none()
            && let Some(at) = (0..heads.len()).rev().find(|&at| may(at) && claims(at))
        {
            heads.roles[at] = Some(Column::Rate);
        }
        heads.with_states(document, rows)
    }

    /// 完成状态 over whole reports, with no other column that answers: it does.
    fn with_states(mut self, document: &Document, rows: &[Row]) -> Self {
        let Some(at) = self.position(Column::Rate).filter(|_| self.completion().is_none()) else { return self };
        let cells = rows.iter().filter_map(|row| row.cells.get(at)).filter(|cell| !cell.is_empty());
        let told = cells.clone().filter(|cell| han(&cell.text(document)) > LONGEST_CLAIM).count();
        // 83%，受汛期影响 under 完成率 is a rate with its reason.
        let rate = |cell: &Cell| {
            let text = cell.text(document);
            text.trim_start().trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').starts_with(['%', '％'])
        };
        let rates = cells.clone().any(rate);
        if told > 0 && told * 2 >= cells.count() && !rates {
            self.roles[at] = Some(Column::Completion);
        }
        self
    }

    /// The column that answers the rows: of several that are dated, the last one in which anything stands.
    pub fn reported(&self, rows: &[Row]) -> Option<usize> {
        let filled = |at: &&usize| rows.iter().any(|row| row.cells.get(**at).is_some_and(|cell| !cell.is_empty()));
        self.dated.iter().rev().find(filled).copied().or_else(|| self.completion())
    }

    /// The column that answers.
    pub fn completion(&self) -> Option<usize> {
        self.position(Column::Completion)
    }
}

/// What a head says that its column holds.
pub fn role(text: &str) -> Option<Column> {
    column(folds(text))
}

/// What heads say that their columns hold, and which of them answer for a period.
fn told<'t>(texts: impl Iterator<Item = &'t str>) -> (Vec<Option<Column>>, Vec<usize>) {
    let mut dated = Vec::new();
    let roles = texts.enumerate().map(|(at, text)| {
        let role = role(text);
        if role == Some(Column::Completion) && is_dated(&folds(text).collect::<Vec<char>>()) {
            dated.push(at);
        }
        role
    });
    (roles.collect(), dated)
}

/// At least two columns side by side whose heads are nothing but a state, and not all the same: 已完成, 正在推进, 未完成.
fn states(texts: &[&str]) -> Vec<(usize, Statement)> {
    let state = |text: &str| {
        let words: Vec<char> = folds(text).filter(|c| !c.is_whitespace()).collect();
        let (len, &says) = STATEMENTS.at(&words, 0)?;
        let open =
            matches!(says, Statement::InProgress | Statement::Missed | Statement::NotStarted | Statement::Delayed);
        let whole = len == words.len() && !matches!(says, Statement::Noun | Statement::Plan | Statement::Step);
        (whole || open && words.len() <= LONGEST_CLAIM).then_some(says)
    };
    let told: Vec<Option<Statement>> = texts.iter().map(|text| state(text)).collect();
    let beside = |at: usize| {
        let near = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        near.filter_map(|other| told.get(other).copied().flatten()).any(|other| Some(other) != told[at])
    };
    (0..told.len()).filter(|&at| beside(at)).filter_map(|at| Some((at, told[at]?))).collect()
}

/// 目标, 完成, 目标, 完成: several indicators, each with its target and its actual; a row of such a table is no item. Reports for one
/// period after another answer the same target, and count as one.
fn side_by_side(roles: &[Option<Column>], dated: &[usize]) -> bool {
    let goes_on = |at: usize| at > 0 && dated.contains(&at) && dated.contains(&(at - 1));
    let count = |wanted: Column| (0..roles.len()).filter(|&at| roles[at] == Some(wanted) && !goes_on(at)).count();
    count(Column::Target) > 1 && count(Column::Completion) > 1
}

/// Whether heads are those of several indicators side by side.
pub fn is_crosstab<'t>(texts: impl Iterator<Item = &'t str>) -> bool {
    let texts: Vec<&str> = texts.collect();
    let (roles, dated) = told(texts.iter().copied());
    let dates = |at: &usize| is_dated(&folds(texts[*at]).collect::<Vec<char>>());
    let planned = (0..roles.len()).filter(|at| roles[*at] == Some(Column::Target) && dates(at)).count();
    side_by_side(&roles, &dated) && !(planned > 1 && dated.len() > 1)
}

/// The items of a table's rows. Merged cells (number, category, name, owner) reach the rows below that lack them.
pub fn items(document: &Document, heads: &Heads, rows: &[Row]) -> Vec<Item> {
    let heads = &heads.with_claims(document, rows);
    let mut items: Vec<Item> = Vec::new();
    let regions = are_regions(heads, rows);
    let mut above: Vec<Cell> = vec![Cell::default(); heads.len()];
    let promises =
        |row: &&Row| !is_sum(document, heads, row) && !is_heads(document, heads, row) && !is_total_score(document, row);
    for row in rows.iter().filter(promises) {
        let continues = heads.position(Column::Number).is_some_and(|at| row.cells.get(at).is_none_or(Cell::is_empty));
        let mut filled = row.cells.clone();
        filled.resize(heads.len(), Cell::default());
        for (index, role) in heads.roles.iter().enumerate() {
            let merges = match role {
                Some(Column::Section) => true,
                // 重点任务 over several 年度目标
                Some(Column::Commitment) => continues && heads.position(Column::Target).is_some(),
                Some(Column::Name) => {
                    let own = heads.position(Column::Target).or(heads.position(Column::Commitment));
                    own.is_some() && continues | heads.position(Column::Number).is_none()
                }
                _ => false,
            };
            if filled[index].is_empty() && merges {
                filled[index] = above[index].clone();
            }
        }
        // Under a merged name the serial is merged too.
        let named = |cells: &[Cell]| {
            let task = heads.position(Column::Commitment).filter(|_| heads.position(Column::Target).is_some());
            let at = heads.position(Column::Name).or(heads.position(Column::Section)).or(task)?;
            cells.get(at).filter(|cell| !cell.is_empty()).cloned()
        };
        if let Some(at) = heads.position(Column::Number).filter(|_| continues && named(&row.cells).is_none())
            && named(&filled).is_some()
        {
            filled[at] = above[at].clone();
        }
        if reports_only(document, heads, row)
            && let Some(last) = items.last_mut()
        {
            // 二季度 | 新建42公里 below the row of its promise: the later report answers.
            let report = heads.completion().and_then(|at| row.cells.get(at)).cloned().unwrap_or_default();
            let earlier = std::mem::replace(&mut last.completion, report);
            last.remark.get_or_insert_default().pieces.extend(earlier.pieces);
            continue;
        }
        if let Some(item) = item(document, heads, &filled, row, regions).filter(|item| !is_score(document, item)) {
            items.push(item);
        }
        above = filled;
    }
    number_by_promises(document, &mut items);
    // A name merged over several rows is the heading of each.
    let names: Vec<Option<Cell>> = items.iter().map(|item| item.name.clone()).collect();
    let shares = |at: usize| {
        [at.checked_sub(1), Some(at + 1)].into_iter().flatten().any(|near| names.get(near) == names.get(at))
    };
    for (at, item) in items.iter_mut().enumerate() {
        if item.name.is_some() && item.section.is_none() && shares(at) {
            item.section = item.name.take();
        }
    }
    items
}

fn item(document: &Document, heads: &Heads, cells: &[Cell], row: &Row, regions: bool) -> Option<Item> {
    let last = heads.dated.iter().rev().find(|&&at| cells.get(at).is_some_and(|cell| !is_dash(&cell.text(document))));
    let passed = |index: usize| last.is_some_and(|last| heads.dated.contains(&index) && index != *last);
    let bare = |index: usize| {
        cells.get(index).is_some_and(|cell| {
            let text = cell.text(document);
            text.chars().any(|c| c.is_ascii_digit()) && han(&text) <= 2
        })
    };
    // Two bare figures side by side would make a third: the first of them answers.
    let answering = |at: &usize| heads.roles[*at] == Some(Column::Completion) && !passed(*at);
    let several = (0..heads.len()).filter(answering).nth(1).is_some();
    let mut figures = (0..heads.len()).filter(|at| several && answering(at) && bare(*at));
    let first_figure = figures.next().filter(|_| figures.next().is_some());
    let of = |role: Column| -> Option<Cell> {
        if heads.position(role).is_none() && role != Column::Remark {
            return None;
        }
        let other = |index: usize| {
            let answers = heads.roles[index] == Some(Column::Completion);
            answers && first_figure.is_some_and(|first| first != index) && bare(index)
        };
        let mut pieces: Vec<Span> = (0..heads.len())
            .filter(|&index| match heads.roles[index] {
                // What was reported for an earlier period is kept beside the answer.
                Some(Column::Completion) if passed(index) || other(index) => role == Column::Remark,
                own => own == Some(role),
            })
            .filter_map(|index| cells.get(index).map(|cell| (index, cell)))
            .flat_map(|(index, cell)| {
                // 6458 | 治理河长31.5公里: the figure and the words are answers of their own.
                let apart = role == Column::Completion && several && bare(index);
                let ends = cell.pieces.last().filter(|_| apart).map(|last| Span::new(last.end, last.end));
                cell.pieces.iter().copied().chain(ends)
            })
            .collect();
        while pieces.last().is_some_and(|last| last.is_empty()) {
            pieces.pop();
        }
        (!pieces.is_empty()).then_some(Cell { pieces })
    };
    let (mut promise, name, mut target) = (of(Column::Commitment), of(Column::Name), of(Column::Target));
    if target.is_none() && name.is_some() && promise.as_ref().is_some_and(|cell| !is_clause(&cell.text(document))) {
        // 目标任务 50: a figure alone is the target of what the name says.
        target = promise.take();
    }
    let mut section = of(Column::Section).or_else(|| row.section.clone());
    let first = promise.clone().or_else(|| name.clone());
    let own_clause = target.as_ref().is_some_and(|cell| is_clause(&cell.text(document)));
    let (commitment, name, target) = match (first, target) {
        // The target cell promises by itself; what stands beside it is its name.
        (Some(first), Some(target)) if own_clause => {
            let both = promise.is_some() && name.is_some();
            (target, if both { name } else { Some(first) }, if both { promise } else { None })
        }
        (Some(first), target) => (first, name.filter(|_| promise.is_some()), target),
        // 地区, 目标, 完成: the region names what a bare figure is the target of.
        (None, Some(target)) if !own_clause && regions => (section.take()?, None, Some(target)),
        (None, Some(target)) => (target, None, None),
        (None, None) => return None,
    };
    let mut completion = of(Column::Completion).or_else(|| row.answer.clone()).unwrap_or_default();
    let (mut remark, unit) = (of(Column::Remark), of(Column::Unit));
    let mut grown = false;
    if let Some(past) = of(Column::Past) {
        remark.get_or_insert_default().pieces.extend(past.pieces);
    }
    if let Some(growth) = of(Column::Growth) {
        // 增长6%左右 | 亿元 | 544.18 | 5.8: what grows is answered by its growth, and not by its level.
        let promised = target.as_ref().unwrap_or(&commitment).text(document);
        let bare = |cell: &Cell| {
            let text = cell.text(document);
            text.chars().any(|c| c.is_ascii_digit()) && han(&text) <= 2 && !text.contains(['%', '％'])
        };
        let told = growth.text(document);
        let alike = promised.contains("百分点") == told.contains("百分点");
        grown = is_growth(&promised) && alike && bare(&completion) && !is_dash(&told);
        let aside = if grown { std::mem::replace(&mut completion, growth) } else { growth };
        remark.get_or_insert_default().pieces.extend(aside.pieces);
    }
    Some(Item {
        number: of(Column::Number),
        section,
        commitment,
        completion,
        name,
        target_text: target,
        owner: of(Column::Owner),
        rate: of(Column::Rate),
        remark,
        line: row.line,
        unit,
        latest: None,
        ticked: ticked(document, heads, cells),
        growth: grown,
        narrative: false,
        headline: false,
    })
}

/// Whether what is promised is a growth in per cent or points, and that alone.
fn is_growth(promised: &str) -> bool {
    let moves = ["增长", "下降", "增速", "增幅", "涨幅", "降低", "提高"].iter().any(|word| promised.contains(word));
    let figures = promised.split(|c: char| !c.is_ascii_digit() && c != '.').filter(|run| !run.is_empty()).count();
    let rate = promised.contains(['%', '％']) || promised.contains("百分点");
    moves && rate && figures == 1 || promised.trim() == "正增长"
}

/// 1.100间教室更换护眼灯, 2.20个食堂改造 in a table without a column of serials: where they count on from 1 in every row, they are none of the
/// figures.
fn number_by_promises(document: &Document, items: &mut [Item]) {
    if items.len() < FEWEST_NUMBERED || items.iter().any(|item| item.number.is_some()) {
        return;
    }
    let mut last = Some(0);
    let mut found = Vec::with_capacity(items.len());
    for item in items.iter() {
        let Some(piece) = item.commitment.pieces.first() else { return };
        let serial = serial::following(piece.of(&document.text), last)
            .filter(|serial| Some(serial.value) == last.map(|last| last + 1));
        let Some(serial) = serial.filter(|serial| serial.style == serial::Style::Arabic) else { return };
        last = Some(serial.value);
        found.push(serial);
    }
    for (item, serial) in items.iter_mut().zip(found) {
        let Some(piece) = item.commitment.pieces.first_mut() else { continue };
        item.number = Some(Cell::new(Span::new(piece.start + serial.start, piece.start + serial.end)));
        piece.start += serial.rest;
    }
}

/// Fewer rows may begin like serials by chance.
const FEWEST_NUMBERED: usize = 3;

/// Whether a row holds a period and a report, and nothing else.
fn reports_only(document: &Document, heads: &Heads, row: &Row) -> bool {
    let Some(answer) = heads.completion() else { return false };
    let told = |at: usize| row.cells.get(at).is_some_and(|cell| !cell.is_empty());
    let others: Vec<usize> = (0..heads.len()).filter(|&at| at != answer && told(at)).collect();
    let period = |at: usize| {
        let words: Vec<char> = folds(row.cells[at].text(document).trim()).collect();
        heads.roles[at].is_none() && words.len() <= LONGEST_PERIOD && is_dated(&words)
    };
    told(answer) && matches!(others.as_slice(), [only] if period(*only))
}

/// The state whose column holds the only mark of the row.
fn ticked(document: &Document, heads: &Heads, cells: &[Cell]) -> Option<Ticked> {
    let marked = |at: usize| cells.get(at).filter(|cell| !is_dash(&cell.text(document)));
    let mut ticks = heads.ticks.iter().filter_map(|(at, says)| Some((marked(*at)?, *says)));
    let (cell, says) = ticks.next()?;
    ticks.next().is_none().then(|| Ticked { cell: cell.clone(), says })
}

/// Whether a row is the heads once more.
fn is_heads(document: &Document, heads: &Heads, row: &Row) -> bool {
    let same = heads.roles.iter().zip(&row.cells).filter(|(_, cell)| !cell.is_empty());
    let mut told = 0;
    let all = same.into_iter().all(|(own, cell)| {
        told += 1;
        own.is_some() && role(&cell.text(document)) == *own
    });
    all && told >= 3
}

/// 小计, 合计 in a table whose rows are numbered: what the rows above add up to.
fn is_sum(document: &Document, heads: &Heads, row: &Row) -> bool {
    let Some(at) = heads.position(Column::Number) else { return false };
    let numbered = row.cells.get(at).is_some_and(|cell| serial::whole(&cell.text(document)).is_some());
    let first = row.cells.iter().find(|cell| cell.text(document).chars().any(is_han));
    !numbered && first.is_some_and(|cell| is_sum_word(&cell.text(document)))
}

/// 小计, 合计, 本页小计：6项.
pub fn is_sum_word(text: &str) -> bool {
    let label = text.split(['：', ':']).next().unwrap_or_default();
    let words: String = label.chars().filter(|c| !c.is_whitespace()).collect();
    ["小计", "合计", "总计", "共计", "本页小计", "本页合计"].contains(&words.as_str())
}

/// Whether each row has a section of its own, merged over no other: a region, not a category.
fn are_regions(heads: &Heads, rows: &[Row]) -> bool {
    let Some(at) = heads.position(Column::Section) else { return false };
    let mut places: Vec<&[Span]> = rows.iter().filter_map(|row| row.cells.get(at)).map(|cell| &*cell.pieces).collect();
    places.sort_unstable();
    places.dedup();
    places.len() == rows.len() && places.iter().all(|pieces| !pieces.is_empty())
}

/// Whether a cell is blank, or a mark for it.
pub fn is_dash(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '—' | '–' | '/' | '－' | '无'))
}

/// What the last row of a form that gives scores begins with.
const SCORES: [&str; 4] = ["总分", "总得分", "合计得分", "得分合计"];

/// 总分 | 90 | 82.7: the sum of the scores, whatever column it stands in.
fn is_total_score(document: &Document, row: &Row) -> bool {
    let first = row.cells.iter().find(|cell| !cell.is_empty());
    first.is_some_and(|cell| is_score_word(&cell.text(document)))
}

/// 总分, 总得分
pub fn is_score_word(text: &str) -> bool {
    SCORES.contains(&text.trim())
}

/// 总分, and the rows that a form was printed with and nobody filled: no promise.
fn is_score(document: &Document, item: &Item) -> bool {
    let printed = item.commitment.text(document);
    let words = printed.trim();
    let bare = words.trim_end_matches([':', '：']);
    let unfilled = item.completion.is_empty()
        && item.target_text.is_none()
        && bare.strip_prefix("指标").is_some_and(|rest| !rest.is_empty() && rest.chars().all(|c| c.is_ascii_digit()));
    unfilled || SCORES.contains(&words) || !words.is_empty() && words.chars().all(|c| matches!(c, '…' | '.' | '·'))
}

/// What stands with a bare figure in a target column.
const UNITS_LIKE: [&str; 24] = [
    "以上",
    "以下",
    "以内",
    "左右",
    "不低于",
    "不超过",
    "不少于",
    "不高于",
    "达到",
    "控制在",
    "增长",
    "下降",
    "个百分点",
    "百分点",
    "万元",
    "亿元",
    "平方米",
    "公里",
    "人次",
    "微克/立方米",
    "立方米",
    "吨标准煤",
    "万千瓦",
    "亿美元",
];

/// Whether a target cell says by itself what is promised: 新建学校4所, not 6%以上.
pub fn is_clause(text: &str) -> bool {
    let words = UNITS_LIKE.iter().fold(text.to_owned(), |words, unit| words.replace(unit, ""));
    han(&words) >= 3
}

/// The Chinese characters of a text, for the layouts that weigh cells.
pub fn han(text: &str) -> usize {
    text.chars().filter(|c| is_han(*c)).count()
}
