//! The native command line.
//!
//! Exit status: 0 all read; 1 at least one input could not be read (the others are still written); 2 wrong arguments.

use crate::export::csv;
use crate::import::{self, ImportOptions};
use crate::report;
use crate::view::{Quantities, Report};
use arguments::{Arguments, Color, Command, Format};
use std::fs;
use std::io::{self, BufRead, IsTerminal, Read, Write};
use std::path::Path;
use std::process::ExitCode;

mod arguments;
mod stream;
mod summary;

/// Runs the program with the process's arguments.
pub fn run() -> ExitCode {
    match Arguments::parse(std::env::args_os().skip(1)) {
        Ok(arguments) => finish(execute(&arguments)),
        Err(problem) => {
            eprintln!("taizhang: {problem}");
            eprintln!("Try `taizhang --help`.");
            ExitCode::from(2)
        }
    }
}

/// How a run went: whether all inputs were read, or why the output could not be written.
type Outcome = io::Result<bool>;

fn finish(outcome: Outcome) -> ExitCode {
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        // The reader of a pipe has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("taizhang: the output could not be written: {error}. Check the path and the space left.");
            ExitCode::from(1)
        }
    }
}

/// Runs the command. A file to write is made only when all is read: it may be one of those, and a run that reads nothing
/// leaves it as it was.
fn execute(arguments: &Arguments) -> Outcome {
    let Some(path) = &arguments.output else {
        let mut out = io::BufWriter::new(io::stdout());
        let all_read = command(arguments, &mut out)?;
        return out.flush().map(|()| all_read);
    };
    let mut written = Vec::new();
    let all_read = command(arguments, &mut written)?;
    if !written.is_empty() {
        fs::write(path, written)?;
    }
    Ok(all_read)
}

fn command(arguments: &Arguments, out: &mut dyn Write) -> Outcome {
    match &arguments.command {
        Command::Help => write!(out, "{}", arguments::HELP).map(|()| true),
        Command::Version => writeln!(out, "taizhang {}", env!("CARGO_PKG_VERSION")).map(|()| true),
        Command::Stream => stream::run(io::stdin().lock(), out, &arguments.options),
        Command::Quantities { file } => quantities(file.as_deref(), out),
        Command::Analyze { files, format } => analyze(arguments, files, *format, out),
    }
}

fn analyze(arguments: &Arguments, files: &[String], format: Format, out: &mut dyn Write) -> Outcome {
    let mut reports: Vec<Report> = Vec::new();
    let mut all_read = true;
    if format == Format::Csv {
        write!(out, "{}", csv::head())?;
    }
    for file in files {
        match read(arguments, file) {
            Ok(report) if format == Format::Json => reports.push(report),
            Ok(report) => print(arguments, &report, format, out)?,
            Err(problem) => {
                all_read = false;
                eprintln!("taizhang: {file}: {problem}");
            }
        }
    }
    if format == Format::Json {
        match (files, reports.as_slice()) {
            ([_], [report]) => writeln!(out, "{}", json(report)?)?,
            ([_], []) => {}
            (_, reports) => writeln!(out, "{}", json(reports)?)?,
        }
    }
    Ok(all_read)
}

fn print(arguments: &Arguments, report: &Report, format: Format, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Text => {
            let terminal = arguments.output.is_none() && io::stdout().is_terminal();
            let color = match arguments.color {
                Color::Always => true,
                Color::Never => false,
                Color::Auto => terminal && std::env::var_os("NO_COLOR").is_none(),
            };
            let page = summary::Page { width: width(terminal), color, lang: arguments.options.lang };
            write!(out, "{}", summary::text(report, &page))
        }
        Format::Csv => write!(out, "{}", csv::rows(report, arguments.options.lang)),
        Format::Xlsx => out.write_all(&workbook(report, arguments)?),
        Format::Ndjson | Format::Json => writeln!(out, "{}", json(report)?),
    }
}

#[cfg(feature = "files")]
fn workbook(report: &Report, arguments: &Arguments) -> io::Result<Vec<u8>> {
    let percent = |share: crate::number::Decimal| format!("{}%", share.to_f64() * 100.0);
    let tolerances = (percent(arguments.options.about_tolerance), percent(arguments.options.near_miss));
    let corrected = crate::view::Corrected { report: report.clone(), corrections: Vec::new() };
    crate::export::xlsx::workbook(&corrected, arguments.options.lang, (&tolerances.0, &tolerances.1))
        .map_err(io::Error::other)
}

/// The arguments ask for a workbook only where it can be written.
#[cfg(not(feature = "files"))]
fn workbook(_: &Report, _: &Arguments) -> io::Result<Vec<u8>> {
    Err(io::ErrorKind::Unsupported.into())
}

/// The columns to fill: `COLUMNS`, else those of the terminal, else 100.
fn width(terminal: bool) -> usize {
    let told = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let measured = || terminal_size::terminal_size().filter(|_| terminal).map(|(width, _)| usize::from(width.0));
    told.or_else(measured).unwrap_or(100).clamp(60, 160)
}

fn json<T: serde::Serialize + ?Sized>(value: &T) -> io::Result<String> {
    serde_json::to_string(value).map_err(io::Error::other)
}

/// Reads and judges one file; `-` is standard input.
fn read(arguments: &Arguments, file: &str) -> Result<Report, String> {
    let bytes = if file == "-" {
        let mut bytes = Vec::new();
        io::stdin()
            .lock()
            .read_to_end(&mut bytes)
            .map_err(|error| format!("standard input could not be read: {error}"))?;
        bytes
    } else {
        fs::read(file).map_err(|error| unreadable(Path::new(file), &error))?
    };
    let name =
        if file == "-" { "" } else { Path::new(file).file_name().and_then(|name| name.to_str()).unwrap_or(file) };
    let options = ImportOptions {
        encoding: arguments.encoding.as_deref(),
        password: arguments.password.as_deref(),
        sheet: arguments.sheet.as_deref(),
        table: arguments.table,
        ..ImportOptions::default()
    };
    let document = import::read(name, &bytes, options).map_err(|error| error.to_string())?;
    Ok(report::analyze(&document, &arguments.options))
}

fn unreadable(path: &Path, error: &io::Error) -> String {
    if path.is_dir() {
        return "expected a file, found a folder. Name the files in it, for example `taizhang folder/*.txt`."
            .to_owned();
    }
    match error.kind() {
        io::ErrorKind::NotFound => "expected a file, found nothing there. Check the path.".to_owned(),
        io::ErrorKind::PermissionDenied => "the file may not be read. Check its permissions.".to_owned(),
        _ => format!("the file could not be read: {error}"),
    }
}

/// Each line in is a text, each line out its quantities.
fn quantities(file: Option<&str>, out: &mut dyn Write) -> Outcome {
    let input: Box<dyn BufRead> = match file {
        None | Some("-") => Box::new(io::stdin().lock()),
        Some(path) => match fs::File::open(path) {
            Ok(file) => Box::new(io::BufReader::new(file)),
            Err(error) => {
                eprintln!("taizhang: {path}: {}", unreadable(Path::new(path), &error));
                return Ok(false);
            }
        },
    };
    for line in input.split(b'\n') {
        let line = match line {
            Ok(line) => line,
            Err(error) => {
                let path = file.unwrap_or("-");
                eprintln!("taizhang: {path}: {}", unreadable(Path::new(path), &error));
                return Ok(false);
            }
        };
        let text = String::from_utf8_lossy(&line);
        let text = text.strip_suffix('\r').unwrap_or(&text);
        let found = Quantities { text: text.to_owned(), quantities: report::quantities(text) };
        writeln!(out, "{}", json(&found)?)?;
    }
    Ok(true)
}
