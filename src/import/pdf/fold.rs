//! Characters that a PDF names by their shape: radicals that stand for the characters they look like.

/// The character of each Kangxi radical (U+2F00 to U+2FD5), as its Unicode decomposition gives it.
const KANGXI: &str = "\
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳\
    心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸\
    缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音\
    頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// The character of each radical of the supplement (U+2E80 to U+2EF3) that one is told by.
const SUPPLEMENT: &str = "\
    丶厂⺂⺃乙亻冂几刀刂卜卩小小兀尢⺐⺑巳幺彑彐忄心扌攵⺚旡日月歹母民氵氺灬爫爫丬牛犭王疋目示礻竹糹纟⺱⺲罒⺴⺵羊羊羊老肀聿\
    肉臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶邑钅長長长门阜阝雨青韦页风飞食食飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟";

/// A character as a reader would type it.
pub fn fold(c: char) -> char {
    let found = match c {
        '\u{2f00}'..='\u{2fd5}' => KANGXI.chars().nth(c as usize - 0x2f00),
        '\u{2e80}'..='\u{2ef3}' => SUPPLEMENT.chars().nth(c as usize - 0x2e80),
        '\u{a0}' => Some(' '),
        _ => None,
    };
    found.unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn radicals_are_characters() {
        let text: String = "⽣⻓⻔⾦⻩齐".chars().map(fold).collect();
        assert_eq!(text, "生长门金黄齐");
        assert_eq!(super::KANGXI.chars().count(), 214);
        assert_eq!(super::SUPPLEMENT.chars().count(), 116);
    }
}
