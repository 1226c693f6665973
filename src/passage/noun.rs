//! What a figure counts, as pairs of neighbouring characters: names are compared without any dictionary of names.

use crate::lexicon::language::{STATEMENTS, STOPWORDS, SYNONYMS, VERBS, Verb};
use crate::quantity::Quantity;
use crate::terms::Kind;
use crate::text::{Chars, Text, is_han, opens_with};

/// The content words of a stretch of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Noun {
    /// The characters, with a blank wherever something was left out.
    text: Vec<char>,
    /// The same with canonical names for synonyms, by which nouns are compared; empty where there are none.
    canonical: Vec<char>,
    /// A bit for each pair of them, so that most pairs of other nouns are ruled out at once.
    sieve: u128,
}

/// Two characters side by side.
pub type Pair = [char; 2];

impl Noun {
    /// The words before and after a number: function words, dates and other figures left out, the verbs at the edges
    /// taken off.
    pub fn around(text: &Text, found: &[Quantity], before: Chars, after: Chars) -> Self {
        Self::parted(text, found, before, after).0
    }

    /// The same, and whether the words before the number name something by themselves.
    pub fn parted(text: &Text, found: &[Quantity], before: Chars, after: Chars) -> (Self, bool) {
        let before = listed(text, before);
        let mut words = Vec::with_capacity(before.len() + after.len() + 1);
        blanked(text, found, before, &mut words);
        strip_start(&mut words, |_| true);
        strip_end(&mut words);
        words.push(' ');
        let head = words.len();
        let named = words.windows(2).any(|pair| pair.iter().all(|c| carries(*c)));
        blanked(text, found, counted(text, after), &mut words);
        let tail = &mut words[head..];
        strip_start(tail, |verb| matches!(verb, Verb::Start | Verb::Finish | Verb::Reach));
        if tail.iter().any(|c| *c != ' ') {
            strip_levels(tail);
        }
        (Self::sieved(words), named)
    }

    fn sieved(text: Vec<char>) -> Self {
        let canonical = canonical(&text);
        let (mut sieve, mut before) = (0, None);
        for c in if canonical.is_empty() { &text } else { &canonical } {
            let own = Some(*c).filter(|c| carries(*c));
            if let (Some(first), Some(second)) = (before, own) {
                sieve |= bit([first, second]);
            }
            before = own;
        }
        Self { text, canonical, sieve }
    }

    /// The characters by which it is compared.
    fn compared(&self) -> &[char] {
        if self.canonical.is_empty() { &self.text } else { &self.canonical }
    }

    /// Whether there is not even one pair of characters.
    pub fn is_empty(&self) -> bool {
        self.pairs().next().is_none()
    }

    /// The pairs of neighbouring characters, in order.
    pub fn pairs(&self) -> impl DoubleEndedIterator<Item = Pair> + '_ {
        self.compared().windows(2).filter(|pair| pair.iter().all(|&c| carries(c))).map(|pair| [pair[0], pair[1]])
    }

    /// Whether a pair, which another noun has, occurs in this one.
    pub fn has(&self, pair: Pair) -> bool {
        if self.sieve & bit(pair) == 0 {
            return false;
        }
        let [first, second] = pair;
        let own = self.compared();
        let seconds = own.get(1..).unwrap_or(&[]);
        own.iter().zip(seconds).any(|(own, next)| *own == first && *next == second)
    }

    /// Whether another noun may have a pair of this one; most have none.
    pub fn may_share(&self, other: &Noun) -> bool {
        self.sieve & other.sieve != 0
    }

    /// The last pair: the head of a Chinese noun stands at its end.
    pub fn head(&self) -> Option<Pair> {
        self.pairs().next_back()
    }

    /// Whether it is a short form of another: its characters, which begin alike, stand in the other in this order
    /// (棚改 of 棚户区改造, 高企 of 高新技术企业).
    pub fn abbreviates(&self, full: &Noun) -> bool {
        if self.chars().next() != full.chars().next() {
            return false;
        }
        let (mut seven, mut count) = ([' '; 7], 0);
        for (place, c) in seven.iter_mut().zip(self.chars()) {
            *place = c;
            count += 1;
        }
        // 棚改项目
        if matches!(seven[..count], [.., '项', '目'] | [.., '工', '程']) {
            count -= 2;
        }
        let short = &seven[..count];
        let mut rest = full.chars();
        (2..=4).contains(&count)
            && full.chars().nth(count + 1).is_some()
            && short.iter().all(|c| rest.any(|other| other == *c))
    }

    /// Whether a short name (初中) is written out somewhere in another (县第五初级中学).
    pub fn abbreviated_in(&self, other: &Noun) -> bool {
        let short: Vec<char> = self.chars().take(5).collect();
        if !(2..=4).contains(&short.len()) {
            return false;
        }
        let mut rest = other.chars();
        while let Some(first) = rest.next() {
            let mut window = rest.clone().take(short.len() * 2 - 1);
            if first == short[0] && short[1..].iter().all(|c| window.any(|other| other == *c)) {
                return true;
            }
        }
        false
    }

    /// A noun of these characters.
    pub fn of(chars: &[char]) -> Self {
        let mut text = chars.to_vec();
        strip_start(&mut text, |_| true);
        Self::sieved(text)
    }

    /// The same without a character at its end.
    #[must_use]
    pub fn without(&self, last: char) -> Self {
        let mut text = self.text.clone();
        while text.last().is_some_and(|c| *c == ' ') {
            text.pop();
        }
        if text.last() == Some(&last) {
            text.pop();
        }
        Self::sieved(text)
    }

    /// Adds the words of another.
    pub fn extend(&mut self, other: &Noun) {
        self.extend_all([other].into_iter());
    }

    /// Adds the words of others.
    pub fn extend_all<'n>(&mut self, others: impl Iterator<Item = &'n Noun> + Clone) {
        let others = others.filter(|other| !other.text.is_empty());
        self.text.reserve(others.clone().map(|other| other.text.len() + 1).sum());
        for other in others {
            if !self.canonical.is_empty() || !other.canonical.is_empty() {
                if self.canonical.is_empty() {
                    self.canonical.clone_from(&self.text);
                }
                self.canonical.push(' ');
                self.canonical.extend_from_slice(other.compared());
            }
            self.text.push(' ');
            self.text.extend_from_slice(&other.text);
            self.sieve |= other.sieve;
        }
    }

    /// The words in a row, blanks closed up: a name to show.
    pub fn words(&self) -> String {
        let mut words = String::with_capacity(self.text.len() * 3);
        for c in self.chars() {
            words.push(c);
        }
        words
    }

    /// The characters of the words.
    pub fn chars(&self) -> impl DoubleEndedIterator<Item = char> + Clone + '_ {
        self.text.iter().copied().filter(|c| !c.is_whitespace())
    }

    /// The characters of the words in a row.
    pub fn folded(&self) -> Vec<char> {
        let mut words = Vec::with_capacity(self.text.len());
        words.extend(self.chars());
        words
    }

    /// The characters of the words in a row, with canonical names for synonyms.
    pub fn canonical(&self) -> Vec<char> {
        self.compared().iter().copied().filter(|c| carries(*c)).collect()
    }

    /// Whether a word stands in it, by itself or for a synonym.
    pub fn names(&self, word: &str) -> bool {
        crate::text::holds(self.compared(), word)
    }

    /// Whether its words are those of another.
    pub fn reads_like(&self, other: &Noun) -> bool {
        self.chars().eq(other.chars())
    }

    /// Whether its words are just this one.
    pub fn is(&self, word: &str) -> bool {
        self.chars().eq(word.chars())
    }

    /// Whether its words end with this one.
    pub fn closes_with(&self, word: &str) -> bool {
        let mut own = self.chars();
        word.chars().rev().all(|c| own.next_back() == Some(c))
    }
}

/// A text with canonical names for synonyms; empty where it holds none.
fn canonical(text: &[char]) -> Vec<char> {
    let mut found = SYNONYMS.find(text).peekable();
    if found.peek().is_none() {
        return Vec::new();
    }
    let mut canonical = Vec::with_capacity(text.len() + 8);
    let mut at = 0;
    for (start, len, name) in found {
        canonical.extend_from_slice(&text[at..start]);
        canonical.extend_from_slice(name);
        at = start + len;
    }
    canonical.extend_from_slice(&text[at..]);
    canonical
}

/// The bit that a pair shares with others.
fn bit([first, second]: Pair) -> u128 {
    1 << ((first as u32).wrapping_mul(31).wrapping_add(second as u32) % u128::BITS)
}

/// Leaves out what is said of the thing that is counted: 9个村已完成规划编制, 5个村建成并通过验收, 5个通过省级验收.
fn counted(text: &Text, after: Chars) -> Chars {
    let chars = text.folded(after);
    let ends = |at: usize| VERBS.at(chars, at).is_some_and(|(_, verb)| matches!(verb, Verb::Start | Verb::Finish));
    let said = |at: usize| match chars[at] {
        // 增长3.4%（剔除留抵退税因素）
        '(' => true,
        '通' => at == 0 && chars.get(1) == Some(&'过'),
        // 5.2万亩已通过县级验收
        '已' => ends(at + 1) || STATEMENTS.at(chars, at + 1).is_some() || opens_with(&chars[at + 1..], "通过"),
        // 38个小区均已进场
        '均' | '都' => at > 0 && chars.get(at + 1) == Some(&'已'),
        // 农贸市场改造提升工程全部完工
        '全' => at > 0 && matches!(chars.get(at + 1), Some('部' | '数')) && ends(at + 2),
        // 3所幼儿园于秋季学期建成投用
        '于' => {
            let dated =
                |c: &char| c.is_ascii_digit() || matches!(c, '春' | '夏' | '秋' | '冬' | '年' | '上' | '下' | '今');
            at > 0 && chars.get(at + 1).is_some_and(dated)
        }
        // 小区完成改造: the work is part of the name.
        '完' | '实' => false,
        _ => at > 0 && ends(at),
    };
    let end = (0..chars.len()).find(|&at| said(at)).unwrap_or(chars.len());
    Chars::new(after.start, after.start + end)
}

fn carries(c: char) -> bool {
    match c {
        '\u{4e00}'..='\u{9fff}' => true,
        ' ' => false,
        _ => is_han(c) || c.is_ascii_alphanumeric(),
    }
}

/// Of A、B、C等7个: only the last name, for an enumeration matches anything by chance.
fn listed(text: &Text, before: Chars) -> Chars {
    let words = text.folded(before);
    if words.last() != Some(&'等') {
        // 明澜小学等中小学6所: what some of them are called says less than what they are.
        let kind = words.iter().rposition(|c| *c == '等').filter(|at| {
            let (names, kind) = (words[..*at].last(), &words[at + 1..]);
            kind.len() >= 2 && kind.last() == names && kind.iter().all(|c| is_han(*c))
        });
        return kind.map_or(before, |at| Chars::new(before.start + at + 1, before.end));
    }
    let last = words.iter().rposition(|c| *c == '、').map_or(0, |at| at + 1);
    Chars::new(before.start + last, before.end)
}

/// Takes 提高到, 调整为 off the end of what follows a figure: they lead to the next one.
fn strip_levels(chars: &mut [char]) {
    let end = chars.iter().rposition(|c| *c != ' ').map_or(0, |at| at + 1);
    let level = |verb: &Verb| matches!(verb, Verb::Reach | Verb::Floor | Verb::Cap);
    let at = (end.saturating_sub(4)..end)
        .find(|&at| VERBS.at(&chars[..end], at).is_some_and(|(len, verb)| at + len == end && level(verb)));
    if let Some(at) = at {
        chars[at..end].fill(' ');
    }
}

/// Adds the words of a stretch, figures and function words blanked out.
fn blanked(text: &Text, found: &[Quantity], span: Chars, words: &mut Vec<char>) {
    let from = words.len();
    let printed = text.folded(span);
    let stopwords = &*STOPWORDS;
    let mut at = 0;
    while let Some(&c) = printed.get(at) {
        // Single ones may be parts of words.
        let len = stopwords.at(printed, at).map_or(0, |(len, ())| len);
        if len > 1 {
            words.resize(words.len() + len, ' ');
            at += len;
        } else {
            words.push(if carries(c) { c } else { ' ' });
            at += 1;
        }
    }
    let chars = &mut words[from..];
    blank_reason(printed, chars);
    for quantity in left_out(found, span) {
        for at in quantity.span.start.max(span.start)..quantity.span.end.min(span.end) {
            chars[at - span.start] = ' ';
        }
        // 自7月1日起
        let next = quantity.span.end.checked_sub(span.start).filter(|_| quantity.kind == Kind::Date);
        if let Some(c) = next.and_then(|at| chars.get_mut(at)).filter(|c| **c == '起') {
            *c = ' ';
            let before = quantity.span.start.checked_sub(span.start + 1).and_then(|at| chars.get_mut(at));
            if let Some(c) = before.filter(|c| matches!(c, '自' | '从')) {
                *c = ' ';
            }
        }
    }
}

/// 我县受减税降费影响下降2.8%, 因景区改造下降3.2%: why it is so, or what was left out, is no part of what it is.
fn blank_reason(printed: &[char], chars: &mut [char]) {
    let opens = |at: &usize| matches!(printed[*at..], ['受' | '因', ..] | ['扣' | '剔', '除', ..]);
    let Some(at) = (0..printed.len()).find(opens) else { return };
    let words = &printed[at..];
    let affected = words.windows(2).position(|pair| pair == ['影', '响']).map(|end| end + 2);
    let end = match printed[at] {
        '受' => affected,
        // 扣除留抵退税因素后同口径增长5.6%: how it was counted, as much as why.
        // 因干旱仅完成8600亩
        '因' if words.iter().any(|c| matches!(c, '仅' | '只')) => {
            words.iter().position(|c| matches!(c, '仅' | '只'))
        }
        '扣' | '剔' => words.iter().position(|c| *c == '后').map(|end| end + 1),
        // 因子, 原因, 基因 are names.
        _ if at == 0 || matches!(printed[at - 1], '原' | '基' | '病' | '成') || words.get(1) == Some(&'子') => {
            None
        }
        _ => (2..words.len())
            .find(|&end| VERBS.at(words, end).is_some_and(|(_, verb)| matches!(verb, Verb::Grow | Verb::Fall))),
    };
    if let Some(end) = end {
        chars[at..at + end].fill(' ');
    }
}

/// The figures and dates that are left out of the words of a stretch.
pub fn left_out(found: &[Quantity], span: Chars) -> impl Iterator<Item = &Quantity> {
    let start = found.partition_point(|q| q.span.end <= span.start);
    let near = found.iter().skip(start).take_while(move |q| q.span.start < span.end);
    near.filter(move |q| q.kind != Kind::Name && q.span.overlaps(span))
}

/// Takes verbs and single function words off the start, again and again.
fn strip_start(chars: &mut [char], takes: fn(Verb) -> bool) {
    let mut at = 0;
    while at < chars.len() {
        // 批准并办结案件791件
        if chars[at] == ' ' || chars[at] == '并' && at > 0 {
            chars[at] = ' ';
            at += 1;
        } else if let Some((len, _)) = VERBS
            .at(chars, at)
            .filter(|(len, verb)| **verb != Verb::Noun && takes(**verb) && !suffixed(chars, at + len))
        {
            chars[at..at + len].fill(' ');
            at += len;
        } else if let Some((len, ())) = STOPWORDS.at(chars, at) {
            chars[at..at + len].fill(' ');
            at += len;
        } else {
            break;
        }
    }
}

/// 资助率, 安置房, 入住率由…: a verb with one character left after it is the first part of a noun.
fn suffixed(chars: &[char], end: usize) -> bool {
    chars.get(end).is_some_and(|c| *c != ' ' && STOPWORDS.at(chars, end).is_none_or(|(len, ())| len != 1))
        && (chars.get(end + 1).is_none_or(|c| matches!(c, ' ' | '由' | '从'))
            // 化解率达到60%
            || VERBS.at(chars, end + 1).is_some_and(|(len, verb)| {
                let whole = len > 1 || matches!(chars[end + 1], '达' | '为');
                whole && matches!(verb, Verb::Reach | Verb::Floor | Verb::Cap)
            }))
}

/// Takes verbs off the end, except those that name the work itself (改造, 建设).
fn strip_end(chars: &mut [char]) {
    let (verbs, stopwords) = (&*VERBS, &*STOPWORDS);
    let mut end = chars.len();
    while let Some(&last) = chars[..end].last() {
        if last == ' ' {
            end -= 1;
            continue;
        }
        if !verbs.lasts().may_hold(last) && !stopwords.lasts().may_hold(last) {
            break;
        }
        let word = (end.saturating_sub(6)..end).find(|&at| {
            let whole = |len: usize| at + len == end;
            verbs.at(&chars[..end], at).is_some_and(|(len, verb)| whole(len) && !matches!(verb, Verb::Noun | Verb::Act))
                || stopwords.at(&chars[..end], at).is_some_and(|(len, ())| whole(len))
        });
        let Some(at) = word else { break };
        chars[at..end].fill(' ');
        end = at;
    }
}
