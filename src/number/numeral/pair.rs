//! Two digits side by side that are the ends of a range.

use super::arabic::KILO;
use super::{Decimal, Numeral, proportion, read};

/// No numeral with two digits side by side is longer.
const LONGEST: usize = 9;

/// 两三, 七八十, 十七八万, 一万六七, 百分之二三十: the near end, which takes all characters, and the far one.
pub fn at(text: &[char], at: usize) -> Option<(Numeral, Decimal)> {
    let text = text.get(at..)?;
    if matches!(text, ['百' | '千' | '万', '分', '之', ..])
        && let Some((denominator, true, skip)) = proportion::below(text)
    {
        let (near, far) = self::at(text, skip)?;
        let share = |value: Decimal| value.over(denominator, 6);
        let near = Numeral { value: share(near.value)?, len: skip + near.len, percent: true, ..near };
        return Some((near, share(far)?));
    }
    let numeral = run(text);
    if !numeral.windows(2).any(|pair| digit(pair[0]).is_some() && digit(pair[1]).is_some()) {
        return None;
    }
    let digits: Vec<Option<usize>> = numeral.iter().map(|c| digit(*c)).collect();
    let alone = |i: usize| digits.get(i).copied().flatten().is_none();
    let pair = (0..numeral.len().saturating_sub(1)).find(|&i| {
        // 三五个, but 三五折 are 35 %.
        let few = |ends: (usize, usize)| ends == (3, 5) && text.get(i + 2) != Some(&'折');
        let next = digits[i].zip(digits[i + 1]).is_some_and(|(low, high)| high == low + 1 || few((low, high)));
        next && alone(i + 2) && (i == 0 || alone(i - 1)) && numeral.get(i + 2) != Some(&'零')
    })?;
    let without = |i: usize| {
        let mut one = numeral.to_vec();
        one.remove(i);
        read(&one, 0).filter(|number| number.len == one.len())
    };
    let (low, high) = (without(pair + 1)?, without(pair)?);
    let shares = text.get(numeral.len()..numeral.len() + 2) == Some(&['分', '之']);
    (!shares && low.value < high.value).then_some((Numeral { len: numeral.len(), ..low }, high.value))
}

/// The characters of a numeral; 千 before 瓦 or 米 belongs to the unit.
fn run(text: &[char]) -> &[char] {
    let kilo = |i: usize| text[i] == '千' && text.get(i + 1).is_some_and(|next| KILO.contains(next));
    let belongs = |i: &usize| {
        (matches!(text[*i], '十' | '百' | '千' | '万' | '亿' | '两' | '零') || digit(text[*i]).is_some()) && !kilo(*i)
    };
    &text[..(0..text.len().min(LONGEST)).take_while(belongs).count()]
}

fn digit(c: char) -> Option<usize> {
    super::digit(c).and_then(|digit| usize::try_from(digit).ok()).filter(|digit| *digit > 0)
}
