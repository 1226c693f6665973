//! Quantities: the numbers of a text with their units and bounds, and what only looks like one.

use crate::lexicon::CharSet;
use crate::number::Decimal;
use crate::number::numeral;
use crate::terms::{Bound, Direction, Kind};
use crate::text::{Chars, Text};
use std::borrow::Cow;
use std::sync::LazyLock;

mod called;
mod clock;
mod idiom;
mod measured;
mod money;
mod other;
mod range;
mod units;

/// A run of digits and what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// What it is; only a [`Kind::Quantity`] has a value.
    pub kind: Kind,
    /// The value with 千/万/亿 folded in; the near end of a range. Nought for other kinds.
    pub value: Decimal,
    /// The far end of a range.
    pub upper: Option<Decimal>,
    /// The unit; none for a bare number.
    pub unit: Option<Unit>,
    /// The words that bound it.
    pub bound: Bound,
    /// Down for 下降2.5% or a negative figure (the value is the magnitude then).
    pub direction: Direction,
    /// Number, unit and bounding words.
    pub span: Chars,
    /// Number and unit alone.
    pub core: Chars,
}

impl Quantity {
    /// The value in the base unit of its dimension.
    pub fn in_base(&self) -> Option<Decimal> {
        self.unit.as_ref().map_or(Some(self.value), |unit| self.value.times(unit.scale))
    }
}

/// A unit of measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// As printed, without 千/万/亿; nearly always as the table of units has it.
    pub text: Cow<'static, str>,
    /// What it measures: units of one dimension can be compared. A row of `data/units.tsv`.
    pub dimension: &'static str,
    /// How many base units of the dimension one of it is.
    pub scale: Decimal,
}

/// What a count word measures that no table knows (800万棒): it is compared with the same word alone.
const COUNTED: &str = "counted";

impl Unit {
    /// Whether figures in the two units can be compared: 公里 and 米, 棒 and 棒.
    pub fn measures_like(&self, other: &Unit) -> bool {
        self.dimension == other.dimension && (self.dimension != COUNTED || self.text == other.text)
    }

    /// Whether it is printed so, in simplified or traditional characters.
    pub fn is(&self, text: &str) -> bool {
        self.text.chars().map(crate::text::fold).eq(text.chars())
    }

    /// For how many or how long this unit is reckoned, where another is the same without that: 日 of 吨/日 beside 吨.
    pub fn per<'u>(&'u self, other: &Unit) -> Option<&'u str> {
        let (unit, per) = self.text.split_once('/')?;
        let same = unit.chars().map(crate::text::fold).eq(other.text.chars().map(crate::text::fold));
        same.then_some(per)
    }
}

/// Some so many characters hold one of them.
const USUAL: usize = 16;

/// What any of them can begin with.
static FIRSTS: LazyLock<CharSet> = LazyLock::new(|| {
    let mut firsts = other::firsts();
    firsts.extend(numeral::FIRSTS.chars().chain(measured::FIRSTS));
    firsts
});

/// The quantities, dates, ordinals and digit names of a text, in its order, none overlapping.
pub fn extract(text: &Text) -> Vec<Quantity> {
    let chars = text.chars();
    let firsts = &*FIRSTS;
    let mut found: Vec<Quantity> = Vec::with_capacity(chars.len() / USUAL);
    let mut at = 0;
    while let Some(ahead) = chars.get(at..).and_then(|rest| rest.iter().position(|c| firsts.may_hold(*c))) {
        at += ahead;
        let numeral = numeral::read(chars, at);
        let next = other::at(chars, at, numeral.as_ref()).or_else(|| measured::at(chars, at, numeral, found.last()));
        match next {
            Some(Found::Quantity(mut quantity)) => {
                print_unit(text, &mut quantity);
                at = quantity.span.end.max(at + 1);
                found.push(quantity);
            }
            Some(Found::Nothing(len)) => at += len.max(1),
            // A run of digits too long for a figure is no figure from its second digit on either.
            None if chars[at].is_ascii_digit() => {
                at += chars[at..].iter().take_while(|c| c.is_ascii_digit()).count();
            }
            None => at += 1,
        }
    }
    share_units(chars, &mut found);
    found
}

/// 分别不低于7、9、12平方米: the numbers of a list, each right behind the one before, have the unit of the last. Of two that nothing calls a list
/// (两、三个) nothing is known.
fn share_units(chars: &[char], found: &mut [Quantity]) {
    let mut start = 0;
    while start < found.len() {
        let goes_on = |at: &usize| {
            let (one, next) = (&found[*at], &found[at + 1]);
            let counts = |quantity: &Quantity| quantity.kind == Kind::Quantity;
            let adjacent = chars.get(one.span.end) == Some(&'、') && next.span.start == one.span.end + 1;
            adjacent && one.unit.is_none() && counts(one) && counts(next)
        };
        let last = start + (start..found.len() - 1).take_while(goes_on).count();
        let before = &chars[..found[start].span.start];
        let each = before.ends_with(&['分', '别']) || before.ends_with(&['依', '次']);
        if (last - start > 1 || last > start && each)
            && let Some(unit) = found[last].unit.clone()
        {
            for quantity in &mut found[start..last] {
                quantity.unit = Some(unit.clone());
            }
        }
        start = last + 1;
    }
}

/// Gives the unit as printed: 個 where the text is traditional. It stands at the end of the core.
fn print_unit(text: &Text, quantity: &mut Quantity) {
    let core = quantity.core;
    let Some(unit) = &mut quantity.unit else { return };
    let len = unit.text.chars().count();
    let place = Chars::new(core.end.saturating_sub(len), core.end);
    let printed = text.slice(place);
    if *unit.text != *printed
        && printed.chars().all(crate::text::is_han)
        && text.folded(place).iter().copied().eq(unit.text.chars())
    {
        unit.text = Cow::Owned(printed.to_owned());
    }
}

/// What stands at a place: a quantity or one of its look-alikes, or characters that hold neither.
pub(crate) enum Found {
    /// Something to report.
    Quantity(Quantity),
    /// So many characters to step over.
    Nothing(usize),
}

/// A date, an ordinal or a name: no value.
pub(crate) fn valueless(kind: Kind, start: usize, end: usize) -> Found {
    let span = Chars::new(start, end);
    Found::Quantity(Quantity {
        kind,
        value: Decimal::ZERO,
        upper: None,
        unit: None,
        bound: Bound::Plain,
        direction: Direction::Increase,
        span,
        core: span,
    })
}

/// The unit that a surface names, such as 户 or 千瓦, and what 万 or 亿 before it multiply a number by; none for words that are no unit.
pub fn unit_of(surface: &str) -> Option<(Unit, Decimal)> {
    let (times, bare) = [("亿", 100_000_000), ("千万", 10_000_000), ("百万", 1_000_000), ("万", 10_000)]
        .into_iter()
        .find_map(|(word, times)| Some((times, surface.strip_prefix(word)?)))
        .unwrap_or((1, surface));
    let folded = Text::new(bare);
    let (found, len) = units::at(folded.chars(), 0)?;
    (len == folded.len()).then_some((found, Decimal::from(times)))
}

/// The unit that a surface names, without 万 or 亿 before it.
pub fn unit(surface: &str) -> Option<Unit> {
    unit_of(surface).map(|(unit, _)| unit)
}
