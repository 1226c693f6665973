//! The arguments, read with `lexopt`.

use crate::report::Options;
use crate::terms::Lang;
use std::ffi::OsString;
use std::time::{SystemTime, UNIX_EPOCH};

/// What `--help` prints.
pub const HELP: &str = "\
taizhang: read government ledgers (台账) and check each commitment against what became of it

Usage:
  taizhang FILE... [options]        judge ledgers; - reads standard input
  taizhang --stream [options]       each line in is {\"name\": …, \"text\": …}, each line out its report or error
  taizhang quantities [FILE|-]      each line in is a text, each line out its quantities

Options:
  --format text|json|ndjson|csv|xlsx
                                    what to write (default: text); xlsx is one workbook of one ledger
  --lang zh|en                      language of reasons and notices (default: zh)
  --encoding NAME                   text encoding of the files, such as gb18030 (default: recognised)
  --sheet NAME                      the sheet of a workbook (default: the one that looks like a ledger)
  --table N                         the table of a file, from 1 (default: all that make up the ledger)
  --password WORD                   the password of an encrypted PDF
  --today YYYY-MM-DD                the day that counts as today (default: today)
  --about SHARE                     tolerance of 左右 (default: 0.05)
  --near SHARE                      how far short is still 基本完成 (default: 0.05)
  --color auto|always|never         colour of the text output (default: auto)
  -o, --output FILE                 write there instead of to standard output
  -h, --help                        this text
  -V, --version                     the version

Exit status: 0 all read; 1 at least one input could not be read; 2 wrong arguments.
";

/// What to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Judge files.
    Analyze {
        /// Their paths; `-` is standard input.
        files: Vec<String>,
        /// What to write.
        format: Format,
    },
    /// Judge records from standard input.
    Stream,
    /// List quantities.
    Quantities {
        /// The file, or standard input.
        file: Option<String>,
    },
    /// Print the help.
    Help,
    /// Print the version.
    Version,
}

/// What to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A readable summary.
    Text,
    /// The report; of several files a list.
    Json,
    /// One report a line.
    Ndjson,
    /// One row a target.
    Csv,
    /// A workbook of one ledger.
    Xlsx,
}

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Color {
    /// On a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The arguments of a run.
#[derive(Clone, Debug)]
pub struct Arguments {
    /// What to do.
    pub command: Command,
    /// Options of the core.
    pub options: Options,
    /// The text encoding.
    pub encoding: Option<String>,
    /// The password of an encrypted file.
    pub password: Option<String>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The table of a file, from 1.
    pub table: Option<usize>,
    /// Where to write.
    pub output: Option<String>,
    /// When to colour.
    pub color: Color,
}

impl Arguments {
    /// Reads arguments, without the program's name. The error says what was expected and what was found.
    pub fn parse(given: impl IntoIterator<Item = OsString>) -> Result<Self, String> {
        let mut parser = lexopt::Parser::from_args(given);
        let mut files: Vec<String> = Vec::new();
        let (mut format, mut stream) = (None, false);
        let mut arguments = Self {
            command: Command::Help,
            options: Options { today: Some(today()), ..Options::default() },
            encoding: None,
            password: None,
            sheet: None,
            table: None,
            output: None,
            color: Color::Auto,
        };
        while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
            use lexopt::Arg::{Long, Short, Value};
            match argument {
                Short('h') | Long("help") => return Ok(arguments),
                Short('V') | Long("version") => return Ok(Self { command: Command::Version, ..arguments }),
                Long("stream") => stream = true,
                Long("format") => format = Some(format_of(&value(&mut parser, "--format")?)?),
                Long("lang") => {
                    let given = value(&mut parser, "--lang")?;
                    arguments.options.lang =
                        Lang::from_id(&given).ok_or_else(|| expected("--lang", "zh or en", &given))?;
                }
                Long("encoding") => {
                    let given = value(&mut parser, "--encoding")?;
                    if !crate::import::knows_encoding(&given) {
                        return Err(expected("--encoding", "utf-8, utf-16, gb18030 or big5", &given));
                    }
                    arguments.encoding = Some(given);
                }
                Long("password") => arguments.password = Some(value(&mut parser, "--password")?),
                Long("sheet") => arguments.sheet = Some(value(&mut parser, "--sheet")?),
                Long("table") => {
                    let given = value(&mut parser, "--table")?;
                    let table = given.parse().ok().filter(|table| *table > 0);
                    arguments.table = Some(table.ok_or_else(|| expected("--table", "a number from 1", &given))?);
                }
                Long("today") => {
                    let given = value(&mut parser, "--today")?;
                    let sound = is_date(&given);
                    arguments.options.today = Some(given.clone()).filter(|_| sound);
                    if !sound {
                        return Err(expected("--today", "a date such as 2025-01-31", &given));
                    }
                }
                Long("about") => arguments.options.about_tolerance = share(&mut parser, "--about")?,
                Long("near") => arguments.options.near_miss = share(&mut parser, "--near")?,
                Long("color") => {
                    let given = value(&mut parser, "--color")?;
                    arguments.color = match given.as_str() {
                        "auto" => Color::Auto,
                        "always" => Color::Always,
                        "never" => Color::Never,
                        _ => return Err(expected("--color", "auto, always or never", &given)),
                    };
                }
                Short('o') | Long("output") => arguments.output = Some(value(&mut parser, "--output")?),
                Value(file) => files.push(file.to_string_lossy().into_owned()),
                other => return Err(other.unexpected().to_string()),
            }
        }
        arguments.command = command(files, format, stream)?;
        if matches!(arguments.command, Command::Quantities { .. }) && (format.is_some() || arguments.encoding.is_some())
        {
            return Err(
                "quantities: reads UTF-8 and writes JSON lines; --format and --encoding do not apply".to_owned()
            );
        }
        Ok(arguments)
    }
}

fn command(mut files: Vec<String>, format: Option<Format>, stream: bool) -> Result<Command, String> {
    if stream {
        return match files.first() {
            Some(file) => Err(format!("--stream reads records from standard input; found the file {file} beside it")),
            None if matches!(format, None | Some(Format::Ndjson)) => Ok(Command::Stream),
            None => Err("--stream writes JSON lines; leave --format out, or say ndjson".to_owned()),
        };
    }
    if files.first().is_some_and(|first| first == "quantities") {
        return match files.len() {
            1 | 2 => Ok(Command::Quantities { file: files.drain(1..).next() }),
            found => Err(format!("quantities: expected one file at most, found {}", found - 1)),
        };
    }
    if files.is_empty() {
        return Err(
            "expected at least one file, found none; for example `taizhang ledger.txt`, or - for standard input"
                .to_owned(),
        );
    }
    if format == Some(Format::Xlsx) && files.len() > 1 {
        return Err(format!("--format xlsx: expected one ledger, found {}; write a workbook for each", files.len()));
    }
    Ok(Command::Analyze { files, format: format.unwrap_or(Format::Text) })
}

fn format_of(given: &str) -> Result<Format, String> {
    Ok(match given {
        "text" => Format::Text,
        "json" => Format::Json,
        "ndjson" => Format::Ndjson,
        "csv" => Format::Csv,
        "xlsx" if cfg!(feature = "files") => Format::Xlsx,
        _ => return Err(expected("--format", "text, json, ndjson, csv or xlsx", given)),
    })
}

fn value(parser: &mut lexopt::Parser, name: &str) -> Result<String, String> {
    let value = parser.value().map_err(|_| format!("{name}: expected a value after it, found none"))?;
    Ok(value.to_string_lossy().into_owned())
}

fn share(parser: &mut lexopt::Parser, name: &str) -> Result<crate::number::Decimal, String> {
    let given = value(parser, name)?;
    let share = crate::number::Decimal::parse(&given)
        .filter(|share| !share.is_negative() && *share <= crate::number::Decimal::ONE);
    share.ok_or_else(|| expected(name, "a share between 0 and 1, such as 0.05", &given))
}

fn expected(name: &str, wanted: &str, found: &str) -> String {
    format!("{name}: expected {wanted}, found `{found}`")
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number =
        |part: &str, len: usize| Some(part).filter(|part| part.len() == len).and_then(|part| part.parse::<u32>().ok());
    match parts.as_slice() {
        [year, month, day] => {
            number(year, 4).is_some()
                && number(month, 2).is_some_and(|month| (1..=12).contains(&month))
                && number(day, 2).is_some_and(|day| day >= 1 && day <= longest(month))
        }
        _ => false,
    }
}

/// The most days that a month has, by its number in two digits.
fn longest(month: &str) -> u32 {
    match month {
        "02" => 29,
        "04" | "06" | "09" | "11" => 30,
        _ => 31,
    }
}

/// The system's date, in UTC: the command line may look at the clock, the core may not.
fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    // Days since 1 March of the year 0, in eras of 400 years.
    let days = (seconds / 86_400) as i64 + 719_468;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day_of_year = day - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * day_of_year + 2) / 153;
    let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{:02}", day_of_year - (153 * march_month + 2) / 5 + 1)
}

#[cfg(test)]
mod tests {
    use super::{Arguments, Command, Format, is_date, today};

    fn parse(line: &str) -> Result<Arguments, String> {
        Arguments::parse(line.split_whitespace().map(Into::into))
    }

    #[test]
    fn today_is_a_date() {
        assert!(is_date(&today()), "{}", today());
        assert!(today().as_str() > "2025-01-01");
    }

    #[test]
    fn arguments_are_read() {
        let read = parse("a.txt - --format json").unwrap();
        assert_eq!(read.command, Command::Analyze { files: vec!["a.txt".into(), "-".into()], format: Format::Json });
        assert_eq!(parse("quantities").unwrap().command, Command::Quantities { file: None });
        assert_eq!(parse("--stream").unwrap().command, Command::Stream);
    }

    #[test]
    fn errors_say_what_was_expected() {
        for (line, wanted) in [
            ("a --format pdf", "expected text, json, ndjson, csv or xlsx, found `pdf`"),
            ("a b --format xlsx", "expected one ledger, found 2"),
            ("a --lang fr", "expected zh or en"),
            ("", "expected at least one file"),
            ("a --today 31.1.2025", "expected a date"),
            ("a --near 5", "expected a share"),
            ("a --fromat json", "--fromat"),
            ("--stream a", "standard input"),
            ("quantities a b", "one file at most"),
        ] {
            let error = parse(line).expect_err(line);
            assert!(error.contains(wanted), "{line}: {error}");
        }
    }
}
