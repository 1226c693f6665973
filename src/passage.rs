//! A cell, read: its clauses, and each figure with the words that name and qualify it.

use crate::lexicon::headers;
use crate::lexicon::language::{Few, ROLES, Role, VERBS, Verb};
use crate::lexicon::plans::PLANS;
use crate::months::{self, Months};
use crate::number::Decimal;
use crate::quantity::{self, Quantity};
use crate::terms::{CellName, Direction, Kind};
use crate::text::{Chars, Text, closes_with, holds, holds_any, is_han};
use noun::Noun;
use std::sync::OnceLock;

mod clause;
pub mod noun;
mod rate;
mod segment;

pub use clause::Clause;

/// A cell's text with its clauses and figures.
#[derive(Clone, Debug)]
pub struct Passage {
    /// Which cell.
    pub cell: CellName,
    /// Its text.
    pub text: Text,
    /// Its clauses, in order; those in brackets stand between the parts of the clause around them.
    pub clauses: Vec<Clause>,
    /// Its figures, in order.
    pub figures: Vec<Figure>,
    /// What each clause is about, once something has asked for it.
    nouns: Vec<OnceLock<Noun>>,
    /// Where the first clause ends that says that figures are still to come, once something has asked for it.
    awaits: OnceLock<Option<usize>>,
}

/// So many figures or clauses to either side of one may tell of it.
const NEAR: usize = 32;

/// A quantity with the words around it.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The number, unit and bound.
    pub quantity: Quantity,
    /// The index of its clause.
    pub clause: usize,
    /// The stretch of text that belongs to this figure and to no other.
    pub segment: Chars,
    /// What is counted, by its own words.
    pub noun: Noun,
    /// What the sentence is about, where the own words say little.
    pub context: Noun,
    /// Whether the own words name nothing, so that the name is that of the figure before.
    pub inherits: bool,
    /// The verb that governs it: the last one before the number, else the first one after it.
    pub verb: Option<Verb>,
    /// All families of verbs in the segment.
    pub verbs: Few<Verb>,
    /// The words of the verbs before it, in order: 新建, 改扩建; those of the figure before where it has none and names nothing.
    pub verb_words: Vec<char>,
    /// The roles that its words give it.
    pub roles: Few<Role>,
    /// The year that the segment dates it with.
    pub year: Option<u16>,
    /// The part of the year that it tells of, where words before it in the sentence say so.
    pub months: Option<Months>,
    /// The completion rate that it states, in per cent of the target: 完成年度任务的78.5%, 超额17.1% (117.1).
    pub rate: Option<Decimal>,
}

impl Figure {
    /// Whether the words give it this role.
    pub fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// The same figure, told of no part.
    #[must_use]
    pub fn of_all(&self) -> Self {
        let mut roles = self.roles;
        roles.retain(|role| *role != Role::Part);
        Self { roles, ..self.clone() }
    }

    /// Whether it is a change (增长, 下降) and not a level.
    pub fn is_change(&self) -> bool {
        self.quantity.direction == Direction::Decrease
            || self.verbs.contains(&Verb::Grow)
            || self.verbs.contains(&Verb::Fall)
    }

    /// Whether the thing is only begun.
    pub fn is_start(&self) -> bool {
        self.verbs.contains(&Verb::Start) && !self.verbs.contains(&Verb::Finish)
    }
}

impl Passage {
    /// Reads a cell.
    pub fn new(cell: CellName, raw: &str) -> Self {
        let text = Text::new(raw);
        let mut found = quantity::extract(&text);
        if cell == CellName::Completion {
            add_unchanged(&text, &mut found);
        }
        let clauses = clause::split(&text, &found);
        let mut figures: Vec<Figure> = Vec::with_capacity(found.iter().filter(|q| q.kind == Kind::Quantity).count());
        let mut subject: Option<Subject> = None;
        // The figures of a sentence share the clauses around them.
        let mut nouns: Vec<OnceLock<Noun>> = vec![OnceLock::new(); clauses.len()];
        let mut inside: Vec<&Quantity> = Vec::new();
        let mut segments: Vec<Chars> = Vec::new();
        for (index, clause) in clauses.iter().enumerate() {
            if index > 0 && clauses[index - 1].sentence != clause.sentence {
                subject = None;
            }
            let goes_on = clauses.get(index + 1).is_some_and(|next| next.sentence == clause.sentence);
            let counted = |q: &&Quantity| q.kind == Kind::Quantity && clause.span.contains(q.core);
            let mut all = within(&found, clause.span).iter().filter(counted).peekable();
            inside.clear();
            while let Some(quantity) = all.next() {
                if !is_threshold(&text, quantity) && !sizes(&text, quantity, all.peek().copied()) {
                    inside.push(quantity);
                }
            }
            segment::split(&text, clause.span, &inside, &mut segments);
            for (place, &segment) in segments.iter().enumerate() {
                let near = Near { text: &text, found: &found, index, clause, others: &inside[..place] };
                let figure = figure(&near, inside[place].clone(), segment, subject.as_ref());
                subject = match subject {
                    // 8.73亿元，为预算的76.2%，同比增长4.3%: the rate between them names nothing.
                    Some(before) if figure.rate.is_some() || crate::steps::is_one(&figure.noun.folded()) => {
                        Some(Subject { clause: index, is_rate: figure.rate.is_some(), ..before })
                    }
                    _ => (place + 1 < inside.len() || goes_on).then(|| Subject::of(&figure)),
                };
                figures.push(figure);
            }
            // A subject is one for its own sentence.
            if inside.is_empty() && goes_on {
                let noun = &nouns[index];
                subject = Subject::told(&text, &found, noun, index, clause, subject.is_none()).or(subject);
            }
            segment::fused(index, &mut figures);
            segment::distribute(&text, clause.span, index, &mut figures);
            segment::respectively(&text, clause.span, index, &mut figures);
        }
        mark_parts(&text, &clauses, &mut figures);
        mark_planned(&text, &clauses, &mut figures);
        date(&text, &clauses, &mut figures);
        let is_bare = |clause: &Clause| !within(&found, clause.span).iter().any(|q| q.kind == Kind::Quantity);
        let bare: Vec<bool> = clauses.iter().map(is_bare).collect();
        for figure in &mut figures {
            // 举办赛事31场，社区活动待年底统计: what is still open is another thing than what is counted before it.
            let open = |index: usize| {
                index > figure.clause && !figure.noun.is_empty() && is_open(&text.folded_string(clauses[index].span))
            };
            let near = || beside(&clauses, figure.clause).filter(|index| bare[*index] && !open(*index));
            for index in near() {
                nouns[index].get_or_init(|| noun_of(&text, &found, &clauses[index]));
            }
            figure.context.extend_all(near().filter_map(|index| nouns[index].get()));
        }
        // Where a figure was left out, the clause is about more.
        for (noun, clause) in nouns.iter_mut().zip(&clauses) {
            if noun::left_out(&found, clause.span).next().is_some() {
                noun.take();
            }
        }
        Self { cell, text, clauses, figures, nouns, awaits: OnceLock::new() }
    }

    /// Leaves out the clauses and figures before a byte of the text: an earlier report does not count beside the latest.
    pub fn keep_from(&mut self, byte: usize) {
        let at = self.text.char_at(byte);
        let gone = self.clauses.iter().take_while(|clause| clause.span.end <= at).count();
        self.clauses.drain(..gone);
        self.nouns.drain(..gone);
        self.awaits = OnceLock::new();
        self.figures.retain(|figure| figure.clause >= gone);
        for figure in &mut self.figures {
            figure.clause -= gone;
        }
    }

    /// Leaves out the clauses and figures behind a byte of the text.
    pub fn keep_to(&mut self, byte: usize) {
        let at = self.text.char_at(byte);
        self.clauses.truncate(self.clauses.iter().take_while(|clause| clause.span.end <= at).count());
        self.nouns.truncate(self.clauses.len());
        self.awaits = OnceLock::new();
        self.figures.retain(|figure| figure.clause < self.clauses.len());
    }

    /// The same with some of its clauses alone; places in the text stay what they are.
    #[must_use]
    pub fn only(&self, clauses: std::ops::Range<usize>) -> Self {
        let mut figures: Vec<Figure> =
            self.figures.iter().filter(|figure| clauses.contains(&figure.clause)).cloned().collect();
        for figure in &mut figures {
            figure.clause -= clauses.start;
        }
        Self {
            cell: self.cell,
            text: self.text.clone(),
            nouns: self.nouns[clauses.clone()].to_vec(),
            clauses: self.clauses[clauses].to_vec(),
            figures,
            awaits: OnceLock::new(),
        }
    }

    /// What a clause is about.
    pub fn noun_of(&self, clause: usize) -> &Noun {
        self.nouns[clause].get_or_init(|| noun_of(&self.text, &[], &self.clauses[clause]))
    }

    /// The figures of one clause.
    pub fn figures_of(&self, clause: usize) -> impl Iterator<Item = &Figure> {
        let start = self.figures.partition_point(|figure| figure.clause < clause);
        self.figures.iter().skip(start).take_while(move |figure| figure.clause == clause)
    }

    /// The figures that stand behind one, those near it.
    pub fn behind(&self, figure: &Figure) -> &[Figure] {
        let at = self.figures.partition_point(|next| next.quantity.core.start <= figure.quantity.core.start);
        &self.figures[at..self.figures.len().min(at + NEAR)]
    }

    /// The figures around one and itself. Of hundreds in a cell those far off tell nothing of it, so that a long cell takes no longer for
    /// each figure than a short one.
    pub fn around(&self, figure: &Figure) -> &[Figure] {
        let at = self.figures.partition_point(|next| next.quantity.core.start < figure.quantity.core.start);
        &self.figures[at.saturating_sub(NEAR)..self.figures.len().min(at + NEAR)]
    }

    /// The clauses of a sentence up to one of them, from that one back, those near it.
    pub fn back_from(&self, clause: usize) -> impl Iterator<Item = &Clause> {
        let to = self.clauses.len().min(clause + 1);
        let sentence = self.clauses.get(clause).map_or(0, |clause| clause.sentence);
        self.clauses[..to].iter().rev().take(NEAR).take_while(move |clause| clause.sentence == sentence)
    }

    /// The index of the clause that a stretch of the text lies in.
    pub fn clause_at(&self, span: Chars) -> Option<usize> {
        let after = self.clauses.partition_point(|clause| clause.span.start <= span.start);
        after.checked_sub(1).filter(|at| self.clauses[*at].span.contains(span))
    }

    /// The clauses from one on, those near it.
    pub fn clauses_from(&self, clause: usize) -> impl Iterator<Item = (usize, &Clause)> {
        self.clauses.iter().enumerate().skip(clause).take(NEAR)
    }

    /// The clauses around one and itself, those near it.
    pub fn clauses_around(&self, clause: usize) -> impl Iterator<Item = (usize, &Clause)> {
        self.clauses.iter().enumerate().take(clause + NEAR).skip(clause.saturating_sub(NEAR))
    }

    /// The clauses of one sentence.
    pub fn clauses_of(&self, sentence: u32) -> &[Clause] {
        let start = self.clauses.partition_point(|clause| clause.sentence < sentence);
        let end = self.clauses.partition_point(|clause| clause.sentence <= sentence);
        &self.clauses[start..end]
    }

    /// Whether the words before a figure say that figures are still to come.
    pub fn awaits_before(&self, figure: &Figure) -> bool {
        let awaits = |clause: &&Clause| crate::mood::awaits_figures(self.text.folded(clause.span));
        let end = || self.clauses.iter().find(awaits).map(|clause| clause.span.end);
        self.awaits.get_or_init(end).is_some_and(|end| end <= figure.quantity.core.start)
    }

    /// The sentence that a figure stands in.
    pub fn sentence_of(&self, figure: &Figure) -> u32 {
        self.clauses.get(figure.clause).map_or(0, |clause| clause.sentence)
    }

    /// 每千人6.8批次: whether a figure says how many there are for each, and not how many there are.
    pub fn is_per_head(&self, figure: &Figure) -> bool {
        // 不低于每千人6批次: between the bound and the number, too.
        let words = self.text.folded(Chars::new(figure.segment.start, figure.quantity.core.start));
        let each = ["每千人", "每万人", "每百人", "每人", "每千人口", "每万人口"];
        each.iter().any(|each| crate::text::closes_with(words, each))
    }

    /// Whether a figure is the whole of which the next words tell a part: 8座危桥中完工5座, 3条次支路中，….
    pub fn is_whole(&self, figure: &Figure) -> bool {
        let end = self.clauses.get(figure.clause).map_or(0, |clause| clause.span.end);
        // 13座小（2）型水库中: a bracket inside the name ends no clause.
        let rest = self.text.folded(Chars::new(end, self.text.len()));
        let end = match rest {
            ['(', digit, ')', ..] if digit.is_ascii_digit() => {
                end + rest.iter().position(|c| matches!(c, '，' | ',' | ';' | '。')).unwrap_or(rest.len())
            }
            _ => end,
        };
        let after = self.text.folded(Chars::new(figure.quantity.span.end, end));
        let name = |c: char| is_han(c) || c.is_ascii_digit() || matches!(c, '"' | '“' | '”' | '(' | ')');
        let noun = after.iter().take_while(|c| **c != '中' && name(**c)).count();
        let Some(('中', next)) = after[noun..].split_first() else { return false };
        noun > 0
            && (next.is_empty()
                || matches!(next.first(), Some('已' | '有' | '的' | '完' | '均' | '共'))
                || self.figures.iter().any(|part| part.quantity.span.start == figure.quantity.span.end + noun + 1)
                || VERBS.at(next, 0).is_some_and(|(_, verb)| !matches!(verb, Verb::Noun | Verb::Act)))
    }

    /// The words before a figure, from the start of its segment.
    pub fn before(&self, figure: &Figure) -> Chars {
        Chars::new(figure.segment.start, figure.quantity.span.start)
    }

    /// The words after a figure, to the end of its segment.
    pub fn after(&self, figure: &Figure) -> Chars {
        Chars::new(figure.quantity.span.end, figure.segment.end)
    }
}

/// Tells each figure the part of the year that was named last before it in its sentence, what stands in brackets aside.
fn date(text: &Text, clauses: &[Clause], figures: &mut [Figure]) {
    if figures.is_empty() {
        return;
    }
    let told = months::find(text.folded(text.all()));
    let clause_at = |at: usize| clauses.partition_point(|clause| clause.span.start <= at).checked_sub(1);
    for figure in figures.iter_mut().filter(|_| !told.is_empty()) {
        let own = clauses[figure.clause];
        let near = told[..told.partition_point(|told| told.end <= figure.quantity.core.start)].iter().rev();
        let of_sentence = near.filter_map(|told| Some((told, clauses[clause_at(told.start)?])));
        figure.months = of_sentence
            .take_while(|(_, clause)| clause.sentence == own.sentence)
            .find(|(_, clause)| clause.depth <= own.depth)
            .and_then(|(told, _)| told.months);
        // 二季度累计建成168个, 四季度：累计完成18条: from the start of the year on.
        if let Some(months) = figure.months.as_mut().filter(|months| months.from > 1) {
            let words = text.folded(Chars::new(figure.segment.start, figure.quantity.core.start));
            if holds_any(words, &["累计", "年内共", "今年共"]) {
                months.from = 1;
            }
        }
    }
}

/// 计划11月开班，培训130人次: what follows a clause that plans is planned, where it names no fact.
fn mark_planned(text: &Text, clauses: &[Clause], figures: &mut [Figure]) {
    for figure in figures {
        let Some(before) = figure.clause.checked_sub(1).and_then(|before| clauses.get(before)) else { continue };
        let own = clauses[figure.clause];
        if before.sentence != own.sentence || figure.roles.contains(&Role::Plan) {
            continue;
        }
        let lead = text.folded(before.span);
        let plans =
            ["计划", "拟", "预计", "将于", "力争", "争取"].iter().any(|word| crate::text::opens_with(lead, word));
        let told = text.folded(Chars::new(own.span.start, figure.quantity.core.start));
        let fact =
            |words: &[char]| holds_any(words, &["已", "实际", "目前", "累计", "完成", "建成", "全年", "仅", "截至"]);
        let counts = lead.iter().any(char::is_ascii_digit);
        let dated = lead.windows(2).any(|pair| pair[0].is_ascii_digit() && pair[1] == '月') || lead.contains(&'年');
        if plans && !fact(lead) && !fact(told) && (!counts || dated) {
            figure.roles.push(Role::Plan);
        }
    }
}

/// Figures of one list that add up to a figure before them are its parts: 173处…，其余51个、53个、20个和49个.
fn mark_parts(text: &Text, clauses: &[Clause], figures: &mut [Figure]) {
    let dimension = |figure: &Figure| figure.quantity.unit.as_ref().map_or("", |unit| unit.dimension);
    let mut start = 0;
    while start < figures.len() {
        let same = |figure: &&Figure| {
            figure.clause == figures[start].clause && dimension(figure) == dimension(&figures[start])
        };
        let run = figures[start..].iter().take_while(same).count();
        if (2..=LONGEST_LIST).contains(&run) && !matches!(dimension(&figures[start]), "" | "percent" | "points") {
            let total = figures[start..start + run].iter().try_fold(Decimal::ZERO, |sum, f| sum.plus(f.quantity.value));
            let sentence = |figure: &Figure| clauses.get(figure.clause).map_or(0, |clause| clause.sentence);
            // 计划建设10个，上半年建成4个、三季度建成3个、四季度建成3个: they add up to the plan, and are the answer to it.
            let planned = |before: &Figure| {
                let words = clauses.get(before.clause).map_or(&[][..], |own| text.folded(own.span));
                before.clause < figures[start].clause && crate::mood::is_plan(words) && !crate::mood::is_fact(words)
            };
            let whole = figures[..start].iter().rev().take(LONGEST_LIST).any(|before| {
                Some(before.quantity.value) == total
                    && dimension(before) == dimension(&figures[start])
                    && sentence(&figures[start]) - sentence(before) <= 1
                    && !planned(before)
            });
            if whole {
                for part in &mut figures[start..start + run] {
                    part.roles.push(Role::Part);
                }
            }
        }
        start += run.max(1);
    }
}

/// No list of parts is longer.
const LONGEST_LIST: usize = 24;

/// What the words before a figure are about, for one that names nothing itself.
struct Subject {
    clause: usize,
    noun: Noun,
    verb: Option<Verb>,
    verbs: Few<Verb>,
    roles: Few<Role>,
    is_rate: bool,
    dimension: Option<&'static str>,
}

impl Subject {
    fn of(figure: &Figure) -> Self {
        Self {
            clause: figure.clause,
            noun: figure.noun.clone(),
            verb: figure.verb,
            verbs: figure.verbs,
            roles: figure.roles,
            is_rate: figure.rate.is_some(),
            dimension: figure.quantity.unit.as_ref().map(|unit| unit.dimension),
        }
    }

    /// The subject of a clause without figures, where it opens the sentence or a list of parts; none where it names
    /// nothing.
    fn told(
        text: &Text,
        found: &[Quantity],
        noun: &OnceLock<Noun>,
        index: usize,
        clause: &Clause,
        first: bool,
    ) -> Option<Self> {
        let labels = text.folded(Chars::new(clause.span.end, clause.span.end + 1)) == [':'];
        if labels && headers::column(text.folded(clause.span).iter().copied()).is_some() {
            // 四季度进展：
            return None;
        }
        // 按不变价格计算 between a level and its growth changes no subject; 其中工业投资… does.
        let mut words = text.folded(clause.span).iter().filter(|c| is_han(**c));
        if words.next().is_some_and(|c| PREAMBLE.contains(c)) {
            return None;
        }
        let roles = roles(text, clause.span, clause.span);
        if !first && !roles.contains(&Role::Part) {
            return None;
        }
        let noun = noun.get_or_init(|| noun_of(text, found, clause));
        (!noun.is_empty()).then(|| Self {
            clause: index,
            noun: noun.clone(),
            verb: None,
            verbs: Few::default(),
            roles,
            is_rate: false,
            dimension: None,
        })
    }
}

/// 经…批准, 受…影响, 按…计算: what such words open is the circumstance, not the subject.
const PREAMBLE: [char; 16] =
    ['经', '按', '受', '因', '据', '为', '由', '在', '截', '根', '依', '围', '结', '以', '近', '自'];

/// Where a figure stands.
struct Near<'t> {
    text: &'t Text,
    found: &'t [Quantity],
    index: usize,
    clause: &'t Clause,
    others: &'t [&'t Quantity],
}

fn figure(near: &Near, quantity: Quantity, segment: Chars, subject: Option<&Subject>) -> Figure {
    let (text, clause) = (near.text, near.clause);
    let before = Chars::new(segment.start, quantity.span.start);
    let after = Chars::new(quantity.span.end, segment.end);
    // 经审核后上线97个: how it came to that names nothing.
    let passed = text.folded(before).first() == Some(&'经');
    let passed = Some(text.folded(before)).filter(|_| passed).and_then(|words| words.iter().position(|c| *c == '后'));
    let before = Chars::new(before.start + passed.map_or(0, |at| at + 1), before.end);
    let (mut noun, named) = Noun::parted(text, near.found, before, after);
    // 17个行政村获命名为花园乡村: what they were made is what is counted.
    if let Some(made) = made(text, after) {
        let kind = Noun::around(text, near.found, Chars::new(after.start, after.start), made);
        if !kind.is_empty() {
            noun = kind;
        }
    }
    // 总量4021.7亿元: of whatever the promise names.
    if ["总量", "总额", "总数"].iter().any(|word| noun.is(word)) {
        noun = Noun::default();
    }
    let mut verbs: Few<Verb> = Few::default();
    let mut verb = None;
    let mut verb_words: Vec<char> = Vec::new();
    let words = text.folded(before);
    for (start, len, &family) in VERBS.find(words).filter(|(_, _, family)| **family != Verb::Noun) {
        verb = Some(family);
        verbs.push(family);
        if matches!(family, Verb::Add | Verb::Act | Verb::Finish) {
            verb_words.extend(words[start..start + len].iter().filter(|c| is_han(**c)));
        }
    }
    if quantity.unit.as_ref().is_some_and(|unit| unit.dimension == "percent") && is_share_level(words) {
        verbs.retain(|verb| *verb != Verb::Grow);
        verb = verb.filter(|verb| *verb != Verb::Grow);
    }
    // 素质提升培训6期: of what is counted a word of growth that does not lead to the number is part of a name.
    let counted = quantity.unit.as_ref().is_some_and(|unit| {
        matches!(unit.dimension, "count" | "event" | "person" | "household" | "visit") || unit.dimension == unit.text
    });
    let grows = VERBS.find(words).filter(|(_, _, family)| matches!(family, Verb::Grow)).last();
    if counted && grows.is_some_and(|(at, len, _)| words[at + len..].iter().filter(|c| is_han(**c)).count() >= 2) {
        verbs.retain(|verb| *verb != Verb::Grow);
        verb = verb.filter(|verb| *verb != Verb::Grow);
    }
    if matches!(text.folded(quantity.core), ['持', '平'] | ['相', '同']) {
        verb = verb.or(Some(Verb::Grow));
        verbs.push(Verb::Grow);
    }
    if text.folded(after).starts_with(&['通', '过']) {
        // 4家通过公示
        verb = verb.or(Some(Verb::Finish));
        verbs.push(Verb::Finish);
    }
    for (_, _, &family) in VERBS.find(text.folded(after)).filter(|(_, _, family)| **family != Verb::Noun) {
        verb = verb.or(Some(family));
        verbs.push(family);
    }
    let lead = Chars::new(clause.span.start.max(quantity.span.start.saturating_sub(LONGEST_LEAD)), quantity.span.start);
    let mut roles = roles(text, before, lead);
    // 计划新增2.5万人、实际新增2.64万人
    let open = |role: &Role| matches!(role, Role::Plan | Role::Forecast);
    // 已下达搬迁计划53.8万人 is a plan for all that.
    let is_fact = || holds_any(words, &["实际", "已", "目前", "累计"]) && !closes_with(words, "计划");
    if roles.iter().any(open) && is_fact() {
        roles.retain(|role| !open(role));
    }
    let listed = subject.is_some_and(|subject| subject.is_rate && subject.clause == near.index);
    let rate = rate::stated(text, &quantity, clause, near.others, &noun, listed);
    // 全县占比55.8%: a share of what was named before.
    let share = || subject.is_some() && ["占比", "比例", "比重", "增速", "增幅"].iter().any(|word| noun.is(word));
    // 60个村中58个通过验收: right behind the whole.
    let of_whole = near.others.last().is_some_and(|whole| whole.span.end == before.start)
        && matches!(text.folded(before), [.., c, '中'] if !matches!(c, '高' | '初'));
    let inherits = (noun.is_empty() || share() || of_whole) && rate.is_none();
    let mut context = Noun::default();
    // 清源小学等5所中小学: the names of some of them say less than what they are.
    if text.folded(before).ends_with(&['等']) {
        let kind = Noun::around(text, near.found, Chars::new(before.end, before.end), after);
        // 青岛啤酒等4家企业: but 企业 or 学校 says too little.
        if kind.pairs().nth(1).is_some() {
            context.extend(&noun);
            noun = kind;
        }
    }
    if let Some(subject) = subject {
        if inherits {
            noun = if of_whole { subject.noun.without('中') } else { subject.noun.clone() };
            // 计划300公里，实际完成326公里: the second is a fact.
            let told = text.folded(before);
            let done = verb == Some(Verb::Finish);
            // 年度目标清理3000吨，全年清理3260吨
            let again = subject.dimension.is_some()
                && subject.dimension == quantity.unit.as_ref().map(|unit| unit.dimension)
                && holds_any(told, &["全年", "今年", "本年", "当年"]);
            // 目标增长6%，1—10月增长6.7%
            let dated = verbs.iter().any(|verb| matches!(verb, Verb::Grow | Verb::Fall))
                && months::find(told).first().is_some_and(|told| told.start == 0);
            let fact = done
                || again
                || dated
                || holds_any(told, &["实际", "已", "完成", "仅", "年末", "截至", "目前", "累计"]);
            let forecast = roles.contains(&Role::Forecast);
            let lasts = |role: &Role| match role {
                Role::Part | Role::LastYear => true,
                // 计划下降3%，预计下降3.6%
                Role::Plan if forecast => false,
                Role::Forecast | Role::Plan => !fact,
                _ => false,
            };
            roles.extend(subject.roles.iter().copied().filter(lasts));
        } else if roles.contains(&Role::Part) || !named {
            // 其中… and 4家通过… speak of what was named before.
            context.extend(&subject.noun);
        }
        if verb.is_none() && (inherits || subject.clause == near.index) {
            verb = subject.verb;
            verbs = subject.verbs;
        }
    }
    // 4.5万亩的计划完成3.6万亩: the plan is that of the figure before.
    let behind_plan = text.folded(Chars::new(clause.span.start, before.start));
    // 计划建设的60处工程完工54处: what stands right before the number reports.
    let own = text.folded(before);
    let between =
        near.others.last().map_or(&[][..], |other| text.folded(Chars::new(other.span.end, quantity.span.start)));
    let reports = PLANS.report.iter().any(|word| closes_with(own, word))
        && !PLANS.plan.iter().any(|word| holds(own, word))
        && !between.iter().any(|c| matches!(c, '、' | '和' | '及'));
    if near.others.last().is_some_and(|other| other.span.end < before.start || reports)
        && (reports || PLANS.plan.iter().any(|word| closes_with(behind_plan, word)))
    {
        // 年初 tells when it was set.
        roles.retain(|role| !matches!(role, Role::Plan | Role::LastYear));
    }
    // 由去年的7.4%降至3.6%: the second is this year's.
    if matches!(
        text.folded(before),
        ['降' | '升' | '提' | '增' | '减' | '扩' | '变', ..] | ['上', '升', ..] | ['下', '降', ..]
    ) {
        roles.retain(|role| *role != Role::LastYear);
    }
    let mut quantity = quantity;
    if falls_with(near.others, text, &quantity) {
        quantity.direction = Direction::Decrease;
    }
    let year = year(text, near.found, before);
    let clause = near.index;
    Figure {
        quantity,
        clause,
        segment,
        noun,
        context,
        inherits,
        verb,
        verbs,
        verb_words,
        roles,
        year,
        months: None,
        rate,
    }
}

/// What those that are counted were made: 花园乡村 of 行政村获命名为花园乡村.
fn made(text: &Text, after: Chars) -> Option<Chars> {
    const MADE: [&str; 7] = ["命名为", "认定为", "评定为", "确定为", "授予", "评为", "入选"];
    let words = text.folded(after);
    if !words.iter().any(|c| matches!(c, '为' | '授' | '选')) {
        return None;
    }
    let ends = |word: &&str| {
        let at = (0..words.len()).find(|&at| crate::text::opens_with(&words[at..], word))?;
        Some(at + word.chars().count())
    };
    let start = after.start + MADE.iter().find_map(|word| ends(&word))?;
    (start < after.end).then(|| Chars::new(start, after.end))
}

/// 提高先进产能占比至80%, 营养改善计划覆盖率100%: the verb is that of the promise or part of a name, and what is told is the share itself; a growth
/// rate names its growth last (投资增长率6%).
fn is_share_level(words: &[char]) -> bool {
    let level = ["率", "占比", "比重", "比例"];
    let leads = ["至", "到", "达到", "为", "达", "稳定在", "保持在", "不低于", "超过", "达到了"];
    let without = |words: &[char], ends: &[&str]| {
        let end = ends.iter().find(|end| closes_with(words, end)).map_or(0, |end| end.chars().count());
        words.len() - end
    };
    // 压缩比例目标为75%
    let name = &words[..without(words, &leads)];
    let name = &name[..without(name, &PLANS.plan)];
    let grows = VERBS.find(name).filter(|(_, _, verb)| **verb == Verb::Grow).last();
    level.iter().any(|end| closes_with(name, end)) && grows.is_some_and(|(at, len, _)| at + len + 2 < name.len())
}

/// 分别下降18.2%、25%和3%: what goes on with a list of falls falls as well.
fn falls_with(others: &[&Quantity], text: &Text, quantity: &Quantity) -> bool {
    let mut start = quantity.span.start;
    let listed = others.iter().rev().take_while(|last| {
        let gap = text.folded(Chars::new(last.span.end, start));
        start = last.span.start;
        matches!(gap, ['、' | '和' | '及' | '与' | '/']) && last.unit == quantity.unit
    });
    listed.into_iter().any(|last| last.direction == Direction::Decrease)
}

/// Words of planning reach no further than this over a clause.
const LONGEST_LEAD: usize = 500;

/// 与上年持平 tells a change of nought, as exactly as a figure does.
fn add_unchanged(text: &Text, found: &mut Vec<Quantity>) {
    const YEARS: [&str; 6] = ["上年", "去年", "同期", "上一年", "往年", "同比"];
    let words = text.folded(text.all());
    let both = |one: char, other: char| words.contains(&one) && words.contains(&other);
    if !both('持', '平') && !both('相', '同') {
        return;
    }
    let ends = words.iter().enumerate().skip(1).filter(|(_, c)| matches!(c, '平' | '同'));
    for at in ends.map(|(end, _)| end - 1).filter(|at| matches!(words[*at..at + 2], ['持', '平'] | ['相', '同'])) {
        let start = at.saturating_sub(NEAR_YEAR);
        let before = &words[start..at];
        let own = before.rsplit(|c| matches!(c, '，' | ',' | '。' | ';')).next().unwrap_or(&[]);
        if YEARS.iter().any(|year| holds(own, year)) {
            let span = Chars::new(at, at + 2);
            let unchanged = Quantity {
                kind: Kind::Quantity,
                value: Decimal::ZERO,
                upper: None,
                unit: quantity::unit("%"),
                bound: crate::terms::Bound::Plain,
                direction: Direction::Increase,
                span,
                core: span,
            };
            let place = found.partition_point(|q| q.core.start < at);
            found.insert(place, unchanged);
        }
    }
}

/// The year stands no further before 持平.
const NEAR_YEAR: usize = 8;

/// 500万元以上的, 65岁以上老人: a bounded figure that qualifies the noun after it, and counts nothing.
fn is_threshold(text: &Text, quantity: &Quantity) -> bool {
    let bounded_after = quantity.span.end > quantity.core.end;
    let next = text.chars().get(quantity.span.end).copied().unwrap_or(' ');
    if bounded_after && quantity.unit.as_ref().is_some_and(|unit| unit.dimension == "age") && is_han(next) {
        return true;
    }
    let percent = quantity.unit.as_ref().is_some_and(|unit| unit.dimension == "percent");
    // 15项以上的任务 is what was promised.
    let after = text.folded(Chars::new(quantity.span.end, quantity.span.end + 5));
    let goal = PLANS.plan.iter().any(|word| holds(after, word));
    bounded_after && !percent && next == '的' && !goal
}

/// 产值超10亿元企业3家: a bounded sum right before the noun that the next figure counts.
fn sizes(text: &Text, quantity: &Quantity, next: Option<&Quantity>) -> bool {
    // 66人以上超大班额19个, too
    let size = |quantity: &Quantity| {
        quantity.unit.as_ref().is_some_and(|unit| unit.dimension.starts_with("money") || unit.dimension == "person")
    };
    let Some(next) = next.filter(|next| size(quantity) && next.unit.is_some() && !size(next)) else { return false };
    let between = text.folded(Chars::new(quantity.span.end, next.core.start));
    quantity.bound != crate::terms::Bound::Plain
        && (1..=LONGEST_NAME).contains(&between.len())
        && between.iter().all(|c| is_han(*c) && !matches!(c, '和' | '及' | '与'))
        && VERBS.at(between, 0).is_none_or(|(_, verb)| *verb == Verb::Noun)
}

/// The name between a sum that sizes it and its count is no longer.
const LONGEST_NAME: usize = 10;

/// Words by which a clause says that nothing came of it yet.
const OPEN: [&str; 6] = ["尚未", "仍未", "还未", "有待", "待年底", "尚待"];

fn is_open(words: &str) -> bool {
    OPEN.iter().any(|word| words.contains(word))
}

/// The findings that lie in a stretch, without walking through all of them.
fn within(found: &[Quantity], span: Chars) -> &[Quantity] {
    let start = found.partition_point(|q| q.core.end <= span.start);
    let end = found.partition_point(|q| q.core.start < span.end);
    found.get(start..end).unwrap_or(&[])
}

/// Roles by the words of the segment; 其中 and words of planning reach over the whole clause.
fn roles(text: &Text, before: Chars, lead: Chars) -> Few<Role> {
    let mut far = ROLES.find(text.folded(lead)).map(|(_, _, &role)| role).peekable();
    if lead.contains(before) && far.peek().is_none() {
        return Few::default();
    }
    let near = ROLES.find(text.folded(before)).map(|(_, _, &role)| role);
    let far = far
        .filter(|role| matches!(role, Role::Part | Role::Forecast | Role::Plan | Role::LastYear | Role::Rest))
        // From where both begin the same words are found.
        .take_while(|_| lead != before);
    near.chain(far).filter(|role| *role != Role::None).collect()
}

/// The year that dates a figure; a year after 比 or 较 dates what it is compared with.
fn year(text: &Text, found: &[Quantity], before: Chars) -> Option<u16> {
    let dates = within(found, before).iter().filter(|q| q.kind == Kind::Date && before.contains(q.core));
    dates
        .filter(|date| {
            let earlier = date.core.start.checked_sub(1).and_then(|at| text.chars().get(at).copied());
            !matches!(earlier, Some('比' | '较' | '(' | '《' | '自'))
        })
        .filter_map(|date| {
            let digits: String = text.folded(date.core).iter().take_while(|c| c.is_ascii_digit()).collect();
            digits.parse::<u16>().ok().filter(|year| (1950..2100).contains(year))
        })
        .next_back()
}

/// What a clause names, figures left out.
fn noun_of(text: &Text, found: &[Quantity], clause: &Clause) -> Noun {
    Noun::around(text, found, clause.span, Chars::new(clause.span.end, clause.span.end))
}

/// 三项任务已全部完成: how many tasks a report speaks of, and no work of its own.
pub fn counts_tasks(text: &Text, quantity: &Quantity) -> bool {
    let plain = quantity.unit.as_ref().is_some_and(|unit| unit.dimension == "count");
    let after = text.folded(Chars::new(quantity.span.end, quantity.span.end + 3));
    plain && ["任务", "工作", "指标", "目标", "实事"].iter().any(|word| crate::text::opens_with(after, word))
}

/// The other clauses of a clause's sentence, those near it.
fn beside(clauses: &[Clause], own: usize) -> impl Iterator<Item = usize> + Clone {
    let near = own.saturating_sub(REACH)..clauses.len().min(own + REACH + 1);
    near.filter(move |index| *index != own && clauses[*index].sentence == clauses[own].sentence)
}

/// How many clauses to either side speak of a figure.
const REACH: usize = 6;
